import { type DeadlineSettings, ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";
import type { Log } from "../../kernel/log";
import type { CountyRules } from "../triage";
import { deadlinesWith } from "./rules/deadlinesWith";
import type { VersionStore } from "./versionStore";

interface InForce extends CountyRules {
  deadlines: DeadlineSettings;
}

/** Keeps the rules in force in memory in this process: reads one small document now and then, and a version only when it is new. */
export interface RulesKeeper {
  /** Undefined where a county works by the product's own rules. */
  current(county: string): CountyRules | undefined;
  deadlines(county: string): DeadlineSettings;
  refresh(): Promise<void>;
  start(everyMs: number): void;
  stop(): void;
}

export const keepRules = (store: Pick<VersionStore, "adoptedAll" | "find">, log: Log): RulesKeeper => {
  let inForce: ReadonlyMap<string, InForce> = new Map();
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const read = async () => {
    const next = new Map<string, InForce>();
    for (const [county, number] of await store.adoptedAll()) {
      const known = inForce.get(county);
      const rules = known?.number === number ? known.rules : (await store.find(county, number))?.rules;
      if (number > 0 && rules) next.set(county, { number, rules, deadlines: deadlinesWith(rules) });
    }
    inForce = next;
  };
  const refresh = async () => {
    // Who asks while a reading goes on may have written after it began: read once more.
    await reading;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    await reading;
  };
  return {
    current: (county) => inForce.get(county),
    deadlines: (county) => inForce.get(county)?.deadlines ?? ordinaryDeadlines,
    refresh,
    start: (everyMs) => {
      timer = setInterval(
        () =>
          void refresh().catch((error: unknown) => log.warn({ err: error }, "rules could not be read; trying again")),
        everyMs,
      );
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
