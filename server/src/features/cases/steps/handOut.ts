import type { Log } from "../../../kernel/log";
import type { ClaimsDoor } from "../doors";
import { assignedLine, changedEntry, notifyEntry, toApplicant, toResponsible } from "../notify";
import type { QueueStore, Waiting } from "../queueStore";
import type { CaseRecord } from "../record";
import type { Calendar } from "../rules/calendar";
import { startClock } from "../rules/clock";
import { timesOf } from "../rules/matter";
import { deskOf } from "../rules/desk";
import { everyCase, type CaseStore } from "../store";
import { candidatesFor, personOf, type CandidateDoors } from "./candidates";
import { giveBackUnlessHeld } from "./holding";
import { followedEntries } from "./tell";

export interface HandOutDoors extends CandidateDoors {
  cases: Pick<CaseStore, "find" | "apply">;
  queue: Pick<QueueStore, "page">;
  claims: ClaimsDoor;
  calendar: Calendar;
  log: Log;
}

const atOnce = 100;
/** The queue of a whole county in its worst week; who stands further back waits for the next time. */
const mostLookedAt = 5000;

const after = (c: CaseRecord, responsible: NonNullable<CaseRecord["responsible"]>, calendar: Calendar, now: Date) => {
  const own = calendar.of(c.regionPath[0]);
  const given = { status: "assigned", responsible, clock: startClock("accept", c.risk, now, own) } as const;
  return { ...given, ...timesOf({ ...c, ...given }, own) };
};

type Given = "given" | "taken" | "full" | "nobodyForThis";

/** Gives one waiting case to whoever is free. */
const giveOne = async (id: string, doors: HandOutDoors, now: Date): Promise<Given> => {
  const { cases, claims, calendar } = doors;
  const c = await cases.find(everyCase, id);
  if (c?.waitingFor !== "capacity") return "taken";
  const people = await candidatesFor(c, { level: c.level, not: c.declinedBy }, doors, now);
  const found = await claims.claimFirstOf(people, c.id, now);
  if (!found) return c.declinedBy.length > 0 ? "nobodyForThis" : "full";
  const fields = after(c, personOf(found), calendar, now);
  const stands: CaseRecord = { ...c, ...fields, waitingFor: undefined };
  const saved = await cases.apply(
    c,
    {
      set: { ...fields, desk: deskOf(stands) },
      unset: ["waitingFor"],
      involve: [found.id],
      timeline: [assignedLine(found, found.because, now)],
      outbox: [
        ...notifyEntry(stands, "assigned", [...toResponsible(stands), ...toApplicant(stands)], now),
        ...followedEntries(c, stands, now),
        changedEntry(stands, now, c),
      ],
    },
    now,
  );
  if (!saved) await giveBackUnlessHeld(found.id, c.id, { cases, claims });
  return saved ? "given" : "taken";
};

/** Cases of one kind ask the same people: where these are all full for one, they are for the next. */
const kindOf = ({ regionPath, level, category }: Waiting) => [...regionPath, level, category].join();

/** Goes through the queue once. */
export const handOut = async (doors: HandOutDoors, now: Date): Promise<void> => {
  const full = new Set<string>();
  let last: Waiting | undefined;
  for (let looked = 0; looked < mostLookedAt; looked += atOnce) {
    const waiting = await doors.queue.page(last, atOnce);
    for (const one of waiting)
      if (!full.has(kindOf(one)) && (await giveOne(one.id, doors, now)) === "full") full.add(kindOf(one));
    last = waiting.at(-1);
    if (waiting.length < atOnce) return;
  }
};

/** Hands out the queue. */
export type HandOut = (now: Date) => Promise<void>;

/**
 * Makes the handing out of the queue (排队), the most dangerous and oldest first. Safe to repeat, and in several processes at once.
 * Who asks while it goes on is served by one more round after it, however many ask.
 */
export const createHandOut = (doors: HandOutDoors): HandOut => {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (now: Date) => {
    running = handOut(doors, now).finally(() => {
      running = undefined;
    });
    return running;
  };
  return (now) => {
    if (!running) return start(now);
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start(now);
      });
    return next;
  };
};

/**
 * A case has just begun to wait. Where somebody has a place after all, which may have been given back at that very moment, the queue
 * is handed out now and not at the next sweep.
 */
export const checkOnceMore = async (
  caseId: string,
  doors: HandOutDoors & { handOut: HandOut },
  now: Date,
): Promise<void> => {
  const c = await doors.cases.find(everyCase, caseId);
  if (c?.waitingFor !== "capacity") return;
  const people = await candidatesFor(c, { level: c.level, not: c.declinedBy }, doors, now);
  if (await doors.claims.hasRoom(people, now)) await doors.handOut(now);
};
