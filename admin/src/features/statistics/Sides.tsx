import { ratingSides } from "@qizhen/shared/contract/evaluation";
import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.sides;
const best = [5, 4, 3, 2, 1] as const;

const meanOf = (counts: readonly number[]): string => {
  const all = counts.reduce((sum, one) => sum + one, 0);
  return all === 0 ? "–" : (counts.reduce((sum, one, at) => sum + one * (at + 1), 0) / all).toFixed(2);
};

/** The four sides of a judgement, each a bar of its five marks, the best on the left. */
export const Sides = ({ sides }: { sides: Satisfaction["total"]["sides"] }) => {
  if (!sides || ratingSides.every((side) => sides[side].every((count) => count === 0)))
    return <p className="stat-none">{words.none}</p>;
  return (
    <>
      <ul className="stat-sides">
        {ratingSides.map((side) => {
          const counts = best.map((mark) => sides[side][mark - 1] ?? 0);
          return (
            <li key={side}>
              <span>{words.names[side]}</span>
              <span className="dist" role="img" aria-label={words.label(words.names[side], counts)}>
                {counts.map((count, at) =>
                  count > 0 ? <i key={at} className={`h${5 - at}`} style={{ flex: count }} title={`${count}`} /> : null,
                )}
              </span>
              <em>{meanOf(sides[side])}</em>
            </li>
          );
        })}
      </ul>
      <p className="stat-legend" aria-hidden="true">
        {best.map((mark) => (
          <span key={mark}>
            <i className={`h${mark}`} />
            {mark}
          </span>
        ))}
      </p>
    </>
  );
};
