import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { bookStore } from "./bookStore";
import { countStore } from "./countStore";
import type { StatisticsDoors } from "./doors";
import { factStore } from "./factStore";
import { publishMonths } from "./publishMonths";
import { keepCounting, markChanged, rebuild, type RebuildDoors } from "./rebuild";
import { releaseStore } from "./releaseStore";
import { statisticsRoutes } from "./routes";

export type { Judgement } from "./rules/shapes";

const everyMs = { counting: 5_000, publishing: 6 * 60 * 60_000 };

/** Counts every case anew while the server runs or not. @returns how many; undefined where another rebuild goes on instead */
export const rebuildStatistics = (doors: Pick<RebuildDoors, "cases" | "judgementsOf">, now: Date) =>
  rebuild({ ...doors, books: bookStore, facts: factStore, counts: countStore }, now);

/** 统计、满意度: running counts of cases and their judgements, read at the same cost however many there are. */
export const createStatistics = (kit: AppKit, given: StatisticsDoors) => {
  const doors = { ...given, books: bookStore, facts: factStore, counts: countStore, releases: releaseStore };
  const onChanged: Receiver = async ({ data }) => {
    if (typeof data.caseId === "string") await markChanged(data.caseId, doors, kit.clock());
  };
  return {
    routes: (router: Router) => statisticsRoutes(router, kit, doors),
    receivers: { "case.changed": [onChanged] } satisfies Record<string, Receiver[]>,
    jobs: [
      { name: "statistics.counting", everyMs: everyMs.counting, run: (now) => keepCounting(doors, now) },
      { name: "statistics.publishing", everyMs: everyMs.publishing, run: (now) => publishMonths(doors, now) },
    ] satisfies Job[],
  };
};
