import type { Log } from "../../../kernel/log";
import type { ClaimsDoor, TriageDoor } from "../doors";
import { changedEntry, notifyEntry, timelineEntry, toApplicant, toResponsible } from "../notify";
import type { CaseRecord } from "../record";
import type { Calendar } from "../rules/calendar";
import { startClock } from "../rules/clock";
import { deskOf } from "../rules/desk";
import type { CaseStore } from "../store";
import type { WatchStore } from "../watchStore";
import { giveBackUnlessHeld } from "./holding";

export interface HandOutDoors {
  cases: CaseStore;
  watched: WatchStore;
  triage: Pick<TriageDoor, "who">;
  claims: ClaimsDoor;
  calendar: Calendar;
  log: Log;
}

const atOnce = 20;
/** So many in a row for whom nobody is free: the rest can wait for the next time. */
const mostLookedAt = 200;

/** Gives one waiting case to whoever is free. False: nobody is. */
const giveOne = async (c: CaseRecord, { cases, triage, claims, calendar }: HandOutDoors, now: Date) => {
  const { regionPath, level, category, service } = c;
  const people = await triage.who({ regionPath, level, category, service, not: c.declinedBy }, now);
  const person = await claims.claimFirstOf(people, c.id, now);
  if (!person) return false;
  const responsible = { id: person.id, name: person.name, unit: person.unit };
  const fields = { status: "assigned", responsible, ...startClock("accept", c.risk, now, calendar) } as const;
  const after: CaseRecord = { ...c, ...fields, waitingFor: undefined };
  const saved = await cases.apply(
    c,
    {
      set: { ...fields, desk: deskOf(after) },
      unset: ["waitingFor"],
      involve: [responsible.id],
      timeline: [timelineEntry("assigned", now, { data: { to: responsible.name, unit: responsible.unit } })],
      outbox: [
        ...notifyEntry(after, "assigned", [...toResponsible(after), ...toApplicant(after)], now),
        changedEntry(after, now, c),
      ],
    },
    now,
  );
  if (!saved) await giveBackUnlessHeld(responsible.id, c.id, { cases, claims });
  return saved !== undefined;
};

/** Hands out the queue, the most dangerous and oldest first. Safe to repeat, and in several processes at once. */
export const handOut = async (doors: HandOutDoors, now: Date): Promise<void> => {
  for (let skip = 0; skip < mostLookedAt;) {
    const waiting = await doors.watched.queue(skip, atOnce);
    for (const c of waiting) if (!(await giveOne(c, doors, now))) skip += 1;
    if (waiting.length < atOnce) return;
  }
};
