import type Router from "@koa/router";
import type { DeadlineSettings } from "@qizhen/shared/rules/deadlineSettings";
import { newId } from "../../kernel/ids";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { CountyRules } from "../triage";
import type { AuditDoor, CasesDoor, RegionsDoor, TriageDoor } from "./doors";
import { keepRules } from "./keeper";
import { judgementStore } from "./learning/judgementStore";
import { onJudged } from "./learning/onJudged";
import type { RulebookParts } from "./parts";
import { replayStore, type StoredReplay } from "./replay/replayStore";
import { leaseMs, runReplay } from "./replay/runReplay";
import { rulebookRoutes } from "./routes";
import { describeDefaults } from "./rules/defaults";
import { versionStore } from "./versionStore";

export type { CaseJudged, CaseToReplay } from "./doors";

/** 分诊规则: what a county changes of the product's knowledge, and what people judge of its decisions. */
export interface Rulebook {
  routes(router: Router): void;
  receivers: Record<string, Receiver[]>;
  jobs: Job[];
  /** Reads the rules in force, and goes on watching for those that other processes put in force. */
  start(): Promise<void>;
  /** Stops watching; resolves when a replay that this process works on has ended its slice. */
  stop(): Promise<void>;
  /** A county's rules in force; undefined where it works by the product's own. From memory. */
  current(county: string): CountyRules | undefined;
  /** A county's deadlines in force. From memory. */
  deadlines(county: string): DeadlineSettings;
}

const everyMs = { watch: 2000, replays: 30_000 };

/** Makes the feature. Composed after triage, cases and audit. */
export const createRulebook = (
  kit: AppKit,
  doors: { triage: TriageDoor; cases: CasesDoor; regions: RegionsDoor; audit: AuditDoor },
): Rulebook => {
  const keeper = keepRules(versionStore, kit.log);
  const parts: RulebookParts = {
    ...doors,
    versions: versionStore,
    replays: replayStore,
    judgements: judgementStore,
    keeper,
    log: kit.log,
    defaults: describeDefaults(doors.triage.product, doors.triage.defaults()),
  };
  const running = new Set<Promise<void>>();
  const run = (replay: StoredReplay) => {
    const work: Promise<void> = runReplay(replay, { ...parts, clock: kit.clock })
      // not even its failure could be noted: whoever takes the lease over goes on
      .catch((error: unknown) => kit.log.error({ err: error, replay: replay.id }, "a replay was lost"))
      .finally(() => running.delete(work));
    running.add(work);
  };
  const takeOver = async (now: Date) => {
    const left = await replayStore.takeOver(newId(), now, new Date(now.getTime() + leaseMs));
    if (left) await runReplay(left, { ...parts, clock: kit.clock });
  };
  return {
    routes: (router) => rulebookRoutes(router, kit, { ...parts, run }),
    receivers: { "case.judged": [onJudged(parts)] },
    jobs: [{ name: "rulebook.replays", everyMs: everyMs.replays, run: takeOver }],
    start: async () => {
      await keeper.refresh();
      keeper.start(everyMs.watch);
    },
    stop: async () => {
      keeper.stop();
      await Promise.all(running);
    },
    current: keeper.current,
    deadlines: keeper.deadlines,
  };
};
