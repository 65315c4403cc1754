import {
  endings,
  partsOfRate,
  rateDefinitions,
  rates,
  type Ending,
  type Figures,
  type Measure,
  type RateName,
} from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.rates;
const names = Object.keys(rates) as RateName[];
const ends = Object.keys(endings) as Ending[];

interface Props {
  figures: Figures;
  /** Opens the cases behind a number. */
  onOpen: (measure: Measure) => void;
}

const shown = (value: number | undefined) => (value === undefined ? words.none : allWords.percent(value));

const Count = ({ measure, count, onOpen }: { measure: Measure; count: number; onOpen: Props["onOpen"] }) => (
  <button
    type="button"
    className="bare stat-count"
    aria-label={`${allWords.measures[measure]} ${count}`}
    onClick={() => onOpen(measure)}
  >
    {count}
  </button>
);

/** The six rates: as counted, drawn to the mean, how sure, and the cases behind each number. */
export const Rates = ({ figures, onOpen }: Props) => (
  <table className="stat-rates">
    <thead>
      <tr>
        {Object.entries(words.columns).map(([key, title]) => (
          <th key={key} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {names.map((name) => {
        const { value, shrunk, low, high, part, whole } = figures.rates[name];
        const [partOf, wholeOf] = partsOfRate[name];
        return (
          <tr key={name}>
            <th scope="row">
              {rates[name]}
              <small>{rateDefinitions[name]}</small>
            </th>
            <td>
              <b>{shown(value)}</b>
            </td>
            <td>{shown(shrunk)}</td>
            <td className="nw">{low === undefined ? words.none : `${shown(low)}–${shown(high)}`}</td>
            <td>
              <Count measure={partOf} count={part} onOpen={onOpen} />
            </td>
            <td>
              <Count measure={wholeOf} count={whole} onOpen={onOpen} />
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

/** How matters ended, apart from how people felt. */
export const Endings = ({ figures, onOpen }: Props) => (
  <ul className="stat-ends">
    {ends.map((name) => (
      <li key={name}>
        <Count measure={name} count={figures.endings[name]} onOpen={onOpen} />
        {endings[name]}
      </li>
    ))}
  </ul>
);
