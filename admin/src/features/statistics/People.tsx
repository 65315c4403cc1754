import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.people;

/** Where a mark stands on a line from 2 to 5: nobody's is lower once it is drawn to the mean. */
const placeOf = (mark: number) => `${Math.min(100, Math.max(0, ((mark - 2) / 3) * 100))}%`;

type Row = Satisfaction["mediators"][number];

const Range = ({ row, mean }: { row: Row; mean: number | undefined }) => {
  const { score } = row.figures;
  if (!score) return <span className="line" />;
  const { low, high, shrunk } = score;
  const below = mean !== undefined && high < mean;
  return (
    <span
      className="line"
      role="img"
      aria-label={words.row(row.person.name, shrunk.toFixed(2), low.toFixed(2), high.toFixed(2))}
    >
      {mean !== undefined && <u style={{ left: placeOf(mean) }} />}
      <s style={{ left: placeOf(low), right: `calc(100% - ${placeOf(high)})` }} />
      <i className={below ? "low" : ""} style={{ left: placeOf(shrunk) }} />
    </span>
  );
};

/** Each mediator against the mean, with how sure it is; a click looks at them alone. */
export const People = ({ board, onPick }: { board: Satisfaction; onPick: (id: string) => void }) => {
  const rows = board.mediators.filter(({ figures }) => figures.ended > 0);
  if (rows.length === 0) return <p className="stat-none">{words.none}</p>;
  return (
    <ul className="stat-people">
      {rows.map((row) => {
        const { score, rated, ranked } = row.figures;
        return (
          <li key={row.person.id}>
            <button type="button" className="bare cut" onClick={() => onPick(row.person.id)}>
              {row.person.name}
            </button>
            <Range row={row} mean={board.total.score?.mean} />
            <em title={score && !ranked ? words.unranked : undefined} className={ranked ? "" : "mut"}>
              {score ? score.shrunk.toFixed(2) : "–"}
            </em>
            <span className="mut">{score ? allWords.map.cases(rated) : words.few}</span>
          </li>
        );
      })}
    </ul>
  );
};
