import type { RuleDefaults } from "@qizhen/shared/contract/rulebook";
import type { Log } from "../../kernel/log";
import type { AuditDoor, CasesDoor, RegionsDoor, TriageDoor } from "./doors";
import type { RulesKeeper } from "./keeper";
import type { JudgementStore } from "./learning/judgementStore";
import type { ReplayStore } from "./replay/replayStore";
import type { VersionStore } from "./versionStore";

/** What the rulebook's use cases are built on. */
export interface RulebookParts {
  versions: VersionStore;
  replays: ReplayStore;
  judgements: JudgementStore;
  keeper: RulesKeeper;
  triage: TriageDoor;
  cases: CasesDoor;
  regions: RegionsDoor;
  audit: AuditDoor;
  log: Log;
  /** What the product has, described once. */
  defaults: RuleDefaults;
}
