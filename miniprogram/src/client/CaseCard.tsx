import type { CaseRow } from "@qizhen/shared/contract/cases";
import { Box, Tap } from "../components/elements/elements";
import { Badge, Chip } from "../components/story/Chip";
import { Leaf } from "../components/story/Leaf";
import { now } from "../platform/clock";
import { goTo } from "../platform/pages";
import { caseWords } from "../words/cases";
import { common } from "../words/common";
import { sayUntil } from "../words/dates";
import { paths } from "./paths";

const over = new Set<CaseRow["status"]>(["closed", "rejected", "withdrawn"]);

/** A matter as a card: its state in words, what it is about, what happens next and when, what is unread. */
export const CaseCard = ({ row }: { row: CaseRow }) => (
  <Tap className="card case-card" onTap={() => goTo(paths.case, { id: row.id })}>
    <Box className="case-head">
      <Chip look={over.has(row.status) ? "done" : "plain"}>{row.statusText}</Chip>
      {row.unread > 0 ? (
        <Box className="case-unread">
          {common.unread}
          <Badge count={row.unread} label={common.unreadLabel(row.unread)} />
        </Box>
      ) : (
        <Box className="mini">{row.number}</Box>
      )}
    </Box>
    <Box className="lead case-title">{row.title}</Box>
    {row.next.text && (
      <Box className="next">
        {row.next.at && <Leaf at={row.next.at} />}
        <Box className="grow">
          <Box className="strong">{row.next.text}</Box>
          {row.next.at && <Box className="mini">{caseWords.by(sayUntil(row.next.at, now()))}</Box>}
        </Box>
      </Box>
    )}
  </Tap>
);
