import type { Recipient } from "../../cases";
import type { EvaluationDoors } from "../doors";
import type { VisitChange, VisitRecord } from "../record";
import type { RatingStore } from "../ratings/ratingStore";
import { chooseCaller } from "./chooseCaller";
import { unrated, visitNotice } from "./visitNotices";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "accounts" | "cases" | "regions"> {
  visits: VisitStore;
  ratings: Pick<RatingStore, "ofCases">;
}

const dayMs = 24 * 60 * 60 * 1000;
/** How long the resident has to answer in the app before somebody calls. */
const answerMs = 3 * dayMs;
/** How long a centre has a late visit before the one above hears of it. */
const climbMs = 2 * dayMs;
const callWithin = { unit: "workday", count: 2 } as const;
const atOnce = 100;
const mostRounds = 50;

/** Gives the visit to somebody who calls. */
const give = async (v: VisitRecord, doors: Doors, now: Date): Promise<VisitChange> => {
  const assignee = await chooseCaller(v, [], doors, now);
  const soonest = doors.cases.dueAfter(v.regionPath[0] ?? "", callWithin, now);
  const dueAt = v.dueAt > soonest ? v.dueAt : soonest;
  const to: Recipient[] = [assignee ? `user:${assignee.id}` : `centre:${v.centre}`];
  return {
    set: { state: "calling", box: "open", ...(assignee && { assignee }), dueAt, checkAt: dueAt },
    outbox: visitNotice(v, "return_visit_given", to, now),
  };
};

/** Nobody has done it in time: the leader of the centre hears of it, later those above. */
const climb = (v: VisitRecord, now: Date): VisitChange => {
  const centres = v.regionPath.filter(({ length }) => length === 12);
  const above = centres[centres.indexOf(v.centre) - 1];
  const told: Recipient[] = [`leader:${v.centre}`, ...(v.assignee ? ([`user:${v.assignee.id}`] as const) : [])];
  return {
    set: {
      climbs: v.climbs + 1,
      ...(above && { centre: above, checkAt: new Date(now.getTime() + climbMs) }),
    },
    ...(!above && { unset: ["checkAt"] as const }),
    outbox: visitNotice(v, "return_visit_late", told, now),
  };
};

const changeOf = async (v: VisitRecord, doors: Doors, now: Date): Promise<VisitChange> => {
  const c = await doors.cases.judging.find(v.caseId);
  if (c?.closedAt?.getTime() !== v.round.getTime() || c.status !== "closed")
    return { set: { state: "dropped", box: "dropped" }, unset: ["checkAt"], outbox: [] };
  if (v.day === 0) {
    const to = unrated(c, v.round, await doors.ratings.ofCases([v.caseId]));
    return { set: { state: "done", box: "told" }, unset: ["checkAt"], outbox: visitNotice(v, "rate_asked", to, now) };
  }
  if (v.state === "calling") return climb(v, now);
  const userId = c.parties.find(({ id }) => id === v.partyId)?.userId;
  if (v.state === "asked" || userId === undefined) return give(v, doors, now);
  const checkAt = new Date(now.getTime() + answerMs);
  return {
    set: { state: "asked", box: "open", userId, askedAt: now, checkAt },
    outbox: visitNotice(v, "return_visit_asked", [`party:${v.partyId}`], now),
  };
};

/** Asks on its day, gives to a caller what nobody answered, and lets climb what nobody did; each once, also after a night down. */
export const watchVisits = async (doors: Doors, now: Date): Promise<void> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await doors.visits.dueBefore(now, atOnce);
    let moved = 0;
    for (const v of due) if (await doors.visits.apply(v, await changeOf(v, doors, now), now)) moved += 1;
    if (due.length < atOnce || moved === 0) return;
  }
};
