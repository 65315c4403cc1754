import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.claim;

/** How it compares with the time before. */
const change = ({ total, before }: Satisfaction): string => {
  if (!total.score) return "";
  if (!before.score) return words.noBefore;
  const by = Math.round((total.score.mean - before.score.mean) * 100) / 100;
  if (by === 0) return words.same;
  return by > 0 ? words.higher(by.toFixed(2)) : words.lower((-by).toFixed(2));
};

/** The part with the lowest mark among those that have enough to say. */
const lowest = ({ parts }: Satisfaction) =>
  parts
    .flatMap(({ region, figures: { score, ranked } }) =>
      score && ranked ? [{ name: region.name, mean: score.mean }] : [],
    )
    .sort((a, b) => a.mean - b.mean)[0];

/** The whole in one sentence, before anything is drawn. */
export const Claim = ({ board }: { board: Satisfaction }) => {
  const { score, ended, rated, unhappy } = board.total;
  const worst = lowest(board);
  return (
    <div className="stat-claim">
      <span className="fig">{score ? score.mean.toFixed(2) : "–"}</span>
      <p>
        {score ? (
          <>
            {words.points}，<b>{change(board)}</b>，{words.range(score.low.toFixed(2), score.high.toFixed(2))}。
          </>
        ) : (
          `${words.noMark}。`
        )}
        {words.rated(rated, ended)}
        {score && words.unhappy(unhappy)}
        {worst && board.parts.length > 1 && words.worst(worst.name, worst.mean.toFixed(2))}
      </p>
    </div>
  );
};
