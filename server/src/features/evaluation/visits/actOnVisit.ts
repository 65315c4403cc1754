import type { ReturnVisitForm, ReturnVisitRequest } from "@qizhen/shared/contract/returnVisits";
import { hidePrivate } from "@qizhen/shared/rules/privacy";
import { conflict, forbidden, notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { EvaluationDoors } from "../doors";
import type { Named, VisitChange, VisitRecord } from "../record";
import type { RatingStore } from "../ratings/ratingStore";
import { isBadVisit } from "../rules/badVisit";
import { words } from "../words";
import { chooseCaller } from "./chooseCaller";
import { followVisit } from "./followVisit";
import { allowedOn, openableVisits } from "./policy";
import { unrated, visitNotice } from "./visitNotices";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "accounts" | "cases" | "regions"> {
  visits: VisitStore;
  ratings: Pick<RatingStore, "ofCases">;
}

interface Command {
  actor: Actor;
  id: string;
  request: ReturnVisitRequest;
  intent: Intent | undefined;
  now: Date;
}

/** So many calls that nobody answers, and it is closed as unreached. */
const mostCalls = 3;
const betweenCallsMs = 2 * 60 * 60 * 1000;

const self = (actor: Actor): Named => ({ id: actor.id, name: actor.name ?? "", unit: actor.region?.name ?? "" });

/** The end of a visit: what follows it, and that the parties are asked once more to rate. */
export const endOf = async (
  v: VisitRecord,
  set: VisitChange["set"],
  { cases, ratings }: Pick<Doors, "cases" | "ratings">,
  now: Date,
): Promise<VisitChange> => {
  const c = await cases.judging.find(v.caseId);
  const to = c ? unrated(c, v.round, await ratings.ofCases([v.caseId])) : [];
  return {
    set: { ...set, state: "done", box: "done" },
    unset: ["checkAt"],
    outbox: [makeEntry("return_visit.done", { visitId: v.id, caseId: v.caseId }, now), ...visitNotice(v, "rate_asked", to, now)], // prettier-ignore
  };
};

const hidden = (text: string | undefined) => text && hidePrivate(text).text;

/** The form as it is kept: what its caller wrote, without what is private. */
const filled = (form: ReturnVisitForm, by: Named, at: Date): VisitChange["set"] => {
  const { suitResult, measures, note } = form;
  const written = { suitResult: hidden(suitResult), measures: hidden(measures), note: hidden(note) };
  return { kept: form.kept, reopened: isBadVisit(form), form: { ...form, ...written, by, at } };
};

const unreachable = async (v: VisitRecord, actor: Actor, doors: Doors, now: Date): Promise<VisitChange> => {
  const last = v.calls.at(-1);
  if (last && now.getTime() - last.at.getTime() < betweenCallsMs) throw conflict(words.calledJustNow);
  const calls = [...v.calls, { at: now, by: self(actor).name }];
  if (calls.length < mostCalls) return { set: { calls }, outbox: [] };
  return endOf(v, { calls, unreached: true }, doors, now);
};

const handOver = async (v: VisitRecord, doors: Doors, now: Date): Promise<VisitChange> => {
  const assignee = await chooseCaller(v, v.assignee ? [v.assignee.id] : [], doors, now);
  if (!assignee) throw conflict(words.nobodyElse);
  return { set: { assignee }, outbox: visitNotice(v, "return_visit_given", [`user:${assignee.id}`], now) };
};

const changeOf = async (v: VisitRecord, { actor, request, now }: Command, doors: Doors): Promise<VisitChange> => {
  if (request.action === "take") return { set: { assignee: self(actor), state: "calling", checkAt: v.dueAt > now ? v.dueAt : now }, outbox: [] }; // prettier-ignore
  if (request.action === "hand_over") return handOver(v, doors, now);
  if (request.action === "unreachable") return unreachable(v, actor, doors, now);
  return endOf(v, filled(request.form, self(actor), now), doors, now);
};

/**
 * Does something with a return visit (回访). What it finds follows in the case: a broken agreement takes it up again.
 * @throws notFound, forbidden, conflict
 */
export const actOnVisit = async (command: Command, doors: Doors): Promise<VisitRecord> => {
  const { actor, id, request, intent, now } = command;
  const v = await doors.visits.find(openableVisits(actor), id);
  if (!v || v.not.includes(actor.id)) throw notFound(words.noVisit);
  const done = intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };
  const earlier = done && v.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  if (earlier) return v;
  if (v.box !== "open") throw conflict(words.visitOver);
  if (!allowedOn(v, actor).includes(request.action)) throw forbidden(words.visitNotYours);
  const saved = await doors.visits.apply(v, { ...(await changeOf(v, command, doors)), done }, now);
  if (!saved) throw conflict(words.movedOn);
  if (saved.box === "done") await followVisit(saved, doors, now);
  return saved;
};
