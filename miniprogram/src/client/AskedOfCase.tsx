import { evaluation } from "@qizhen/shared/contract/evaluation";
import { returnVisits } from "@qizhen/shared/contract/returnVisits";
import { Box } from "../components/elements/elements";
import { RowLink } from "../components/story/Rows";
import { now } from "../platform/clock";
import { goTo } from "../platform/pages";
import { common } from "../words/common";
import { sayDay } from "../words/dates";
import { askedWords, rateWords } from "../words/evaluation";
import { paths } from "./paths";
import { useUser } from "./session";
import { useGet } from "./useGet";

/** After a day people are calmer: only then does the first page ask for a rating. */
const calmMs = 24 * 3_600_000;

/**
 * What a matter that is over asks of its party: whether what was agreed is kept (回访), and how they judge it (评一评). `later`: when
 * it last changed, where the card is a reminder and comes a day after. On the matter itself the button at the thumb asks, so
 * that here stands only what was said and until when it can be changed.
 */
export const AskedOfCase = ({ caseId, later }: { caseId: string; later?: string }) => {
  const resident = useUser()?.kind === "resident";
  const visit = useGet(returnVisits.mine, resident ? { params: { id: caseId } } : null).data?.waiting;
  const rating = useGet(evaluation.ratingOf, resident ? { params: { id: caseId } } : null).data;
  const calm = later !== undefined && now().getTime() - Date.parse(later) >= calmMs;
  const asksRating = calm && rating?.mayRate && !rating.mine;
  const said = later === undefined ? rating?.mine : undefined;
  if (!visit && !asksRating && !said) return null;
  const toRate = () => goTo(paths.rate, { id: caseId });
  return (
    <Box className="card rows asked">
      {visit && (
        <RowLink icon="talk" onTap={() => goTo(paths.keptAnswer, { id: caseId })}>
          <Box className="strong">{askedWords.visit}</Box>
          <Box className="mini">{askedWords.visitNote}</Box>
        </RowLink>
      )}
      {asksRating && (
        <RowLink icon="star" onTap={toRate}>
          <Box className="strong">{askedWords.rate}</Box>
          <Box className="mini">{askedWords.rateNote}</Box>
        </RowLink>
      )}
      {said && rating?.mayRate && (
        <RowLink icon="star" onTap={toRate}>
          <Box className="strong">{rateWords.mine(common.star(said.overall))}</Box>
          <Box className="mini">{rateWords.changeUntil(sayDay(said.editableUntil, now()))}</Box>
        </RowLink>
      )}
      {said && !rating?.mayRate && <Box className="row">{rateWords.mine(common.star(said.overall))}</Box>}
    </Box>
  );
};
