import { rates, type Figures, type RateName, type Satisfaction } from "@qizhen/shared/contract/statistics";
import { categories } from "@qizhen/shared/vocabulary";
import { DataTable, type Column } from "../../components/DataTable";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.rates;
const names = Object.keys(rates) as RateName[];

interface Row {
  id: string;
  name: string;
  figures: Figures;
}

const columnsOf = (title: string): Column<Row>[] => [
  { key: "name", title, width: 130, show: ({ name }) => name },
  { key: "ended", title: allWords.measures.ended, width: 70, show: ({ figures }) => figures.ended },
  ...names.map((name): Column<Row> => ({
    key: name,
    title: rates[name],
    width: 80,
    show: ({ figures }) => {
      const { value, part, whole } = figures.rates[name];
      return <span title={`${part} / ${whole}`}>{value === undefined ? words.none : allWords.percent(value)}</span>;
    },
  })),
  {
    key: "mark",
    title: words.mark,
    width: 80,
    show: ({ figures: { score } }) => (score ? score.shrunk.toFixed(2) : allWords.people.few),
  },
];

/** The same rates by unit and by kind of matter. */
export const Groups = ({ board }: { board: Satisfaction }) => (
  <>
    <DataTable
      label={words.unit}
      columns={columnsOf(words.unit)}
      rows={board.units.map((one) => ({ id: one.name, ...one }))}
    />
    <DataTable
      label={words.category}
      columns={columnsOf(words.category)}
      rows={board.categories.map(({ category, figures }) => ({ id: category, name: categories[category], figures }))}
    />
  </>
);
