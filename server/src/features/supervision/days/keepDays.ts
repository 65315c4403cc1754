import type { Log } from "../../../kernel/log";
import type { DayStore } from "./dayStore";

/** Days of a county, and the years that it has entered. */
export interface DayTable {
  days: Readonly<Record<string, "work" | "rest">>;
  years: readonly number[];
}

const nothing: DayTable = { days: {}, years: [] };

/** Keeps the table of every county fresh in this process: a handful of documents, read now and then. */
export const keepDays = (store: Pick<DayStore, "all">, log: Log) => {
  let tables: ReadonlyMap<string, DayTable> = new Map();
  let timer: NodeJS.Timeout | undefined;
  const refresh = async () => {
    const found = new Map<string, { days: Record<string, "work" | "rest">; years: number[] }>();
    for (const { county, year, days } of await store.all()) {
      const own = found.get(county) ?? { days: {}, years: [] };
      for (const { day, kind } of days) own.days[day] = kind;
      own.years.push(year);
      found.set(county, own);
    }
    tables = found;
  };
  const again = () =>
    void refresh().catch((error: unknown) => log.warn({ err: error }, "days could not be read; trying again"));
  return {
    of: (county: string): DayTable => tables.get(county) ?? nothing,
    refresh,
    start: async (everyMs: number) => {
      await refresh();
      timer = setInterval(again, everyMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
export type DayKeeper = ReturnType<typeof keepDays>;
