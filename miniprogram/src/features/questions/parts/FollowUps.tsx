import type { PublicQuestion } from "@qizhen/shared/contract/questionShapes";
import { Box } from "../../../components/elements/elements";
import { sayLongDay } from "../../../words/dates";
import { questionWords } from "../../../words/questions";

/** What was asked further, oldest first; what no moderator has read yet is seen by its asker only. */
export const FollowUps = ({
  items,
}: {
  items: readonly (PublicQuestion["followUps"][number] & { waiting?: boolean })[];
}) =>
  items.length === 0 ? null : (
    <Box as="section" className="card stack">
      <Box className="strong">{questionWords.page.followUps}</Box>
      {items.map(({ id, text, day, waiting }) => (
        <Box key={id} className="follow-line">
          <Box>{text}</Box>
          <Box className="mini second">{waiting ? questionWords.page.waits : sayLongDay(day)}</Box>
        </Box>
      ))}
    </Box>
  );
