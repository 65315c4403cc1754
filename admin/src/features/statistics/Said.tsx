import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.said;

/** Telling words that people used, the more the larger; what pleased and what did not. */
export const Said = ({ board }: { board: Satisfaction }) => {
  if (board.words.length === 0) return <p className="stat-none">{words.none}</p>;
  const most = Math.max(...board.words.map(({ cases }) => cases));
  return (
    <ul className="stat-said">
      {board.words.map(({ word, good, cases }) => (
        <li
          key={word}
          className={good ? "good" : "bad"}
          style={{ fontSize: `${13 + Math.round((9 * cases) / most)}px` }}
        >
          {word}
          <small>{words.cases(cases)}</small>
        </li>
      ))}
    </ul>
  );
};
