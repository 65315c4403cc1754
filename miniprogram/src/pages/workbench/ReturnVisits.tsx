import { returnVisits } from "@qizhen/shared/contract/returnVisits";
import { paths } from "../../client/paths";
import { useUser } from "../../client/session";
import { useGet } from "../../client/useGet";
import { Box } from "../../components/elements/elements";
import { RowLink } from "../../components/story/Rows";
import { now } from "../../platform/clock";
import { goTo } from "../../platform/pages";
import { sayUntil } from "../../words/dates";
import { visitWords as words } from "../../words/evaluation";

/** 回访 that is mine to do: whom to ask, and by when. */
export const ReturnVisits = () => {
  const user = useUser();
  const load = useGet(returnVisits.list, user?.kind === "staff" ? { query: { box: "mine" } } : null);
  const items = load.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Box as="section">
      <Box as="h2" className="section">
        {words.section} {items.length}
      </Box>
      <Box className="card rows">
        {items.map((visit) => (
          <RowLink key={visit.id} icon="phone" onTap={() => goTo(paths.returnVisit, { id: visit.id })}>
            <Box className="strong">{visit.caseTitle}</Box>
            <Box className="second">
              {visit.who} · {visit.late ? words.late : words.due(sayUntil(visit.dueAt, now()))}
            </Box>
            <Box className="mini">
              {visit.caseNumber} · {visit.stateText}
            </Box>
          </RowLink>
        ))}
      </Box>
    </Box>
  );
};
