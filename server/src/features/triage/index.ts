import type Router from "@koa/router";
import type { AppKit } from "../accounts";
import { createCountyKnowledge, type RulesOf } from "./countyKnowledge";
import type { FoundPerson, RegionsDoor, Search, StaffDoor, TriageInput, Triaged } from "./doors";
import { triageRoutes } from "./routes";
import { createTriageRules, type TriageRules } from "./triageRules";
import { findWho, triageReport } from "./triageReport";

export type { CountyRules } from "./countyKnowledge";
export type { Cause, Decided, Destination, ReplayedCase, ReplayedReport, Replayer } from "./replayer";
export type { PhraseFault } from "./rules/phraseFault";
export type { TriageDefaults, TriageRules } from "./triageRules";
export type { FoundPerson, Search, TriageInput, Triaged } from "./doors";

/** 平台分诊: what other features may ask. */
export interface Triage {
  routes(router: Router): void;
  /** Decides a report; nothing is written. @throws unprocessable without regions */
  triageReport(input: TriageInput, now: Date): Promise<Triaged>;
  /** Eligible people, the most fitting first; those on leave are none. */
  who(search: Search, now: Date): Promise<FoundPerson[]>;
  /** What the rulebook does with rules. */
  rules: TriageRules;
}

/** Makes the feature. Composed after regions and mediators. */
export const createTriage = (
  kit: AppKit,
  { rulesOf = () => undefined, ...doors }: { regions: RegionsDoor; staff: StaffDoor; rulesOf?: RulesOf },
): Triage => {
  const parts = { ...doors, knowledgeOf: createCountyKnowledge(rulesOf) };
  return {
    routes: (router) => triageRoutes(router, kit, parts),
    triageReport: (input, now) => triageReport(input, now, parts),
    who: (search, now) => findWho(search, now, parts),
    rules: createTriageRules(parts),
  };
};
