import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { decide, type Refusal } from "@qizhen/shared/rules/caseLife";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import { byActor } from "../notify";
import { lifeActor, lifeOf, standingOf, openTo } from "../policy";
import type { CaseRecord } from "../record";
import { missingWords, refusalWords, words } from "../words";
import type { Sending } from "./findBody";
import { checkAddressee } from "./checkAddressee";
import { movedOn, takeStep, type StepDoors } from "./takeStep";

interface Command {
  actor: Actor;
  caseId: string;
  request: ActionRequest;
  /** What a referral (移送) says besides the step. */
  sending?: Sending | undefined;
  intent: Intent | undefined;
  now: Date;
}

const refused = ({ kind, why, field }: Refusal) => {
  const message = (why === "missing" && field && missingWords[field]) || refusalWords[why];
  if (kind === "role") return forbidden(message);
  if (kind === "notNow") return conflict(message);
  return unprocessable(message, field ? { [field]: message } : undefined);
};

/** Whether this intent has been carried out already. @throws conflict where its key was used for something else */
export const isRepeat = (c: CaseRecord, done: { key: string; digest: string } | undefined) => {
  const earlier = done && c.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  return earlier !== undefined;
};

export const doneOf = (actor: Actor, intent: Intent | undefined) =>
  intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };

/**
 * Takes one step of a case's life (办理). A repeat of the same intent changes nothing.
 * @throws notFound; forbidden, conflict or unprocessable as the rules refuse; conflict where another was faster
 */
export const actOnCase = async (command: Command, doors: StepDoors): Promise<CaseRecord> => {
  const { actor, caseId, request, now } = command;
  const before = await doors.cases.find(openTo(actor), caseId);
  if (!before) throw notFound(words.caseNotFound);
  const done = doneOf(actor, command.intent);
  if (isRepeat(before, done)) return before;
  const { version, ...input } = request;
  const decision = decide(lifeOf(before), input, lifeActor(actor), now);
  if ("refusal" in decision && decision.refusal.kind === "role") throw refused(decision.refusal);
  if (version !== undefined && version !== before.version) throw movedOn(before);
  if ("refusal" in decision) throw refused(decision.refusal);
  await checkAddressee(input, before, doors.people);
  const by = byActor(actor, standingOf(actor, before));
  return takeStep({ before, input, decision, by, done, sending: command.sending, now }, doors);
};
