import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { decide } from "@qizhen/shared/rules/caseLife";
import { steps, type StepInput } from "@qizhen/shared/rules/caseSteps";
import type { Actor } from "../../accounts";
import { lifeActor, lifeOf } from "../policy";
import type { CaseRecord } from "../record";
import type { Calendar } from "../rules/calendar";
import { runningPromise } from "../rules/matter";
import { applyDecision } from "../steps/applyDecision";
import type { CaseStore } from "../store";
import { clockWords, words } from "../words";
import { foreseenText } from "../words/foreseenText";
import { findVisible } from "./openCase";

interface Command {
  actor: Actor;
  caseId: string;
  request: ActionRequest;
  now: Date;
}

/** What is not written yet stands in, so that the dates can be told while somebody still types. */
const standIn = { reason: "…", road: "…", to: "…", result: "…", text: "…", unit: "…", outcome: "failed" } as const;
const filled = (input: StepInput, c: CaseRecord): StepInput => {
  const needs = new Set(steps.filter((step) => step.action === input.action).flatMap((step) => step.needs));
  const lacking = Object.entries(standIn).filter(([field]) => needs.has(field as keyof typeof standIn));
  return {
    ...Object.fromEntries(lacking),
    ...(input.action === "confirm" && { reason: standIn.reason }),
    ...(needs.has("mediatorId") && { mediatorId: `not ${c.responsible?.id ?? ""}` }),
    ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== "")),
  } as StepInput;
};

/** Somebody will be found, as far as anybody can tell before they are asked. */
const somebody = { id: "", name: words.somebody, unit: "" };

/** What a step would do to the dates (先看日子). Nothing changes. @throws notFound */
export const foresee = async (
  { actor, caseId, request, now }: Command,
  { cases, calendar }: { cases: CaseStore; calendar: Calendar },
) => {
  const c = await findVisible(actor, caseId, cases);
  const { version, ...input } = request;
  void version;
  const decision = decide(lifeOf(c), filled(input, c), lifeActor(actor), now);
  if ("refusal" in decision) return { text: words.noForesight };
  const { changes } = decision;
  const person = typeof changes.responsible === "object" ? somebody : undefined;
  const { after } = applyDecision(c, {
    changes,
    input,
    person,
    nobodyEligible: false,
    by: actor.name,
    byId: actor.id,
    calendar: calendar.of(c.regionPath[0]),
    now,
  });
  const promise = runningPromise(after);
  return {
    ...(after.clock && { clock: { dueAt: after.clock.dueAt.toISOString(), what: clockWords[after.clock.what] } }),
    ...(promise && { promisedAt: promise.dueAt.toISOString() }),
    text: foreseenText(c, after, now),
  };
};
