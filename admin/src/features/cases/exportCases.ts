import { cases, type CaseRow } from "@qizhen/shared/contract/cases";
import type { Column } from "../../components/DataTable";
import { ask } from "../../client/send";
import { dayOf } from "../../words/dates";
import { caseList as words } from "../../words/cases";
import type { Filters } from "./useFilters";

/** Most rows of one export; pages are read a hundred at a time. */
const rowsAtMost = 2000;

const readAll = async (filters: Filters): Promise<{ rows: CaseRow[]; cut: boolean }> => {
  const rows: CaseRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cases.list, { query: { ...filters, limit: 100, cursor } });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && rows.length < rowsAtMost);
  return { rows: rows.slice(0, rowsAtMost), cut: cursor !== undefined };
};

/** Saves what the filters show as an .xlsx file, names and phones masked as on the page. @throws ApiError */
export const exportCases = async (filters: Filters, columns: Column<CaseRow>[], now: Date) => {
  const [{ rows, cut }, { default: write }] = await Promise.all([readAll(filters), import("write-excel-file/browser")]);
  const told = columns.filter((column) => column.words);
  const header = told.map(({ title }) => ({ value: title, fontWeight: "bold" as const }));
  const body = rows.map((row) => told.map(({ words: say }) => ({ value: say?.(row) ?? "", type: String })));
  await write([header, ...body], { columns: told.map(({ key }) => ({ width: key === "title" ? 48 : 16 })) }).toFile(
    words.exportFile(dayOf(now)),
  );
  return { count: rows.length, cut };
};
