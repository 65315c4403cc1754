import type { ReceptionReport } from "@qizhen/shared/contract/receptions";
import { receptions } from "../../words/receptions";

const words = receptions.reportPage;
const { columns } = words;

/** A cell as spreadsheets read it: quoted, and never taken for a formula. */
const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const figures = [
  "held",
  "cancelled",
  "received",
  "registered",
  "inTime",
  "answeredLate",
  "waiting",
  "late",
  "ratings",
] as const;

const lineOf = (heads: readonly string[], row: ReceptionReport["total"]) =>
  [...heads, ...figures.map((name) => row[name]), row.satisfaction ?? ""].map(cell).join(",");

/** The report as a spreadsheet file: UTF-8 with its mark, so that Excel reads Chinese. */
export const reportCsv = ({ rows, total }: ReceptionReport): string => {
  const head = [
    columns.centre,
    columns.leader,
    columns.office,
    ...figures.map((name) => columns[name]),
    columns.satisfaction,
  ];
  const lines = [
    head.map(cell).join(","),
    ...rows.map((row) => lineOf([row.centre.name, row.leader.name, row.leader.office], row)),
    lineOf([words.total, "", ""], total),
  ];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
};
