import writeExcel from "write-excel-file/node";
import {
  rateDefinitions,
  rates,
  type Figures,
  type RateName,
  type Satisfaction,
} from "@qizhen/shared/contract/statistics";
import { categories } from "@qizhen/shared/vocabulary";
import { words } from "./words";

const { sheet: say } = words;
const names = Object.keys(rates) as RateName[];

/** Text is written as text, whatever it begins with: no cell of the file is a formula. */
const text = (value: string) => ({ value, type: String });
const head = (value: string) => ({ ...text(value), fontWeight: "bold" as const });
const number = (value: number | undefined, format?: string) =>
  value === undefined ? null : { value, type: Number, ...(format && { format }) };

const header = (first: string) => [
  ...[first, say.reported, say.ended, say.rated, say.mean, say.shrunk, say.interval].map(head),
  ...names.flatMap((name) => [head(rates[name]), head(say.part(rates[name])), head(say.whole_(rates[name]))]),
];

const rowOf = (name: string, { reported, ended, rated, score, rates: all }: Figures) => [
  text(name),
  number(reported),
  number(ended),
  number(rated),
  number(score?.mean, "0.00"),
  number(score?.shrunk, "0.00"),
  score ? text(say.between(score.low, score.high)) : null,
  ...names.flatMap((rate) => {
    const { value, part, whole } = all[rate];
    return [number(value, "0.0%"), number(part), number(whole)];
  }),
];

type Row = ReturnType<typeof rowOf> | ReturnType<typeof header>;
const tableOf = (title: string, rows: readonly { name: string; figures: Figures }[]): Row[] => [
  header(title),
  ...rows.map(({ name, figures }) => rowOf(name, figures)),
];

/** The board as an Excel file, with what each number means. */
export const sheetOf = async (board: Satisfaction): Promise<Buffer> => {
  const { region, parts, mediators, units, total } = board;
  const sheets: [string, Row[]][] = [
    [say.whole, [[head(say.period(board.from, board.to))], ...tableOf(region.name, [{ name: region.name, figures: total }])]], // prettier-ignore
    [say.parts, tableOf(say.name, parts.map((one) => ({ name: one.region.name, figures: one.figures })))], // prettier-ignore
    [say.mediators, tableOf(say.name, mediators.map((one) => ({ name: one.person.name, figures: one.figures })))], // prettier-ignore
    [say.units, tableOf(say.name, units)],
    [say.categories, tableOf(say.name, board.categories.map((one) => ({ name: categories[one.category], figures: one.figures })))], // prettier-ignore
    [say.definitions, [...names.map((name) => [head(rates[name]), text(rateDefinitions[name])]), [text(say.shrinking)]]], // prettier-ignore
  ];
  return writeExcel(sheets.map(([sheet, data]) => ({ sheet, data }))).toBuffer();
};
