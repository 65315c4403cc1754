import type Router from "@koa/router";
import type { Risk } from "@qizhen/shared/vocabulary";
import type { LanguageModel } from "../../integrations/llm";
import type { AppKit } from "../accounts";
import { createCountyKnowledge, type RulesOf } from "./countyKnowledge";
import type { FoundPerson, RegionsDoor, Search, StaffDoor, TriageInput, Triaged } from "./doors";
import { findWho } from "./findPeople";
import { triageRoutes } from "./routes";
import { loadOf } from "./rules/knowledge/weights";
import { recusedOf, type Parties } from "./rules/recuse";
import { createTriageRules, type TriageRules } from "./triageRules";
import { decideReport } from "./triageReport";

export type { CountyRules } from "./countyKnowledge";
export type { Cause, Decided, Destination, ReplayedCase, ReplayedReport, Replayer } from "./replayer";
export type { PhraseFault } from "./rules/phraseFault";
export type { Parties };
export type { TriageDefaults, TriageRules } from "./triageRules";
export { metresBetween } from "./rules/distance";
export { shippedWeights } from "./rules/knowledge/weights";
export { shrunkMark, usualMark } from "./rules/score";
export type { FoundPerson, Search, TriageInput, Triaged } from "./doors";

/** 平台分诊: what other features may ask. */
export interface Triage {
  routes(router: Router): void;
  /** Decides a report; nothing is written. @throws unprocessable without regions */
  triageReport(input: TriageInput, now: Date): Promise<Triaged>;
  /** Eligible people, in the order in which they are asked; those on leave are none. */
  who(search: Search, now: Date): Promise<FoundPerson[]>;
  /** What a case of a grade weighs in somebody's hands, by the rules of its county. */
  loadOf(risk: Risk, county: string | undefined): number;
  /** Whether somebody must not have a matter of these parties (回避). */
  mustStandAside(staffId: string, parties: Parties): Promise<boolean>;
  /** What the rulebook does with rules. */
  rules: TriageRules;
}

/** Makes the feature. Composed after regions and mediators. */
export const createTriage = (
  kit: AppKit,
  {
    rulesOf = () => undefined,
    model,
    ...doors
  }: { regions: RegionsDoor; staff: StaffDoor; rulesOf?: RulesOf; model?: LanguageModel | undefined },
): Triage => {
  const parts = { ...doors, knowledgeOf: createCountyKnowledge(rulesOf) };
  return {
    routes: (router) => triageRoutes(router, kit, parts),
    triageReport: (input, now) => decideReport(input, now, parts, model),
    who: (search, now) => findWho(search, now, parts),
    loadOf: (risk, county) => loadOf(risk, parts.knowledgeOf(county).data.weights),
    mustStandAside: async (staffId, parties) => {
      const person = await doors.staff.person(staffId);
      return person !== undefined && recusedOf(parties, [person]).size > 0;
    },
    rules: createTriageRules(parts),
  };
};
