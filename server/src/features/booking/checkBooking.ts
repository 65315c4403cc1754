import type { BookDoors } from "./visits/bookSlot";
import { visitFreed } from "./events";
import { freeSeats, keysOfClaim, roomOf, spanOf } from "./rules/claims";
import { offerUntil } from "./rules/life";
import { addMinutes } from "./rules/time";
import { checkStore, type StoredClaim, type StoredVisit } from "./visits/checkStore";
import { timeOfSlot } from "./visits/fillSlot";

/** What can be wrong with claims and visits. Each would be a fault of the platform, and none may ever be found. */
export type DefectCode =
  | "claim-without-visit"
  | "visit-without-claim"
  | "claim-lacks-keys"
  | "two-on-one-seat"
  | "two-in-one-room"
  | "two-of-one-visitor"
  | "offer-outlived"
  | "waiting-while-free";

/** A defect; `ids`: of the claims or visits, by which it can be found in the database. */
export interface Defect {
  code: DefectCode;
  ids: readonly string[];
  start: Date;
}

/** What ended before is not looked at: nobody can mend it. */
const lookBackMinutes = 24 * 60;
/** A step that is under way, or a job whose turn has not come, is no defect. */
const graceMinutes = 5;

interface Found {
  claims: readonly StoredClaim[];
  visits: readonly StoredVisit[];
  now: Date;
}

const tooLong = (at: Date | undefined, now: Date) => at === undefined || addMinutes(at, graceMinutes) <= now;
const holdsSeat = ({ status }: StoredVisit) => status !== "waiting";
const isAhead = ({ status }: StoredVisit) => status !== "waiting" && status !== "finished";

/** Whether a claim is a visit's, an offer's to it, or about to be given up. */
const belongs = ({ id }: StoredClaim, visit: StoredVisit) =>
  visit.claimId === id ||
  visit.swapId !== undefined ||
  visit.unsettled?.offers.some(({ claimId }) => claimId === id) === true ||
  visit.outbox.some(({ kind, data }) => kind === visitFreed && data["claimId"] === id);

const claimsWithoutVisit = async ({ claims, visits, now }: Found): Promise<Defect[]> => {
  const known = new Map(visits.map((visit) => [visit.id, visit]));
  const others = claims.flatMap(({ appointmentId }) => (known.has(appointmentId) ? [] : [appointmentId]));
  for (const visit of await checkStore.visits([...new Set(others)])) known.set(visit.id, visit);
  return claims
    .filter((claim) => {
      const visit = known.get(claim.appointmentId);
      return !(visit && belongs(claim, visit)) && tooLong(claim.releaseAt, now);
    })
    .map(({ id, appointmentId, start }) => ({ code: "claim-without-visit", ids: [id, appointmentId], start }));
};

const visitsAgainstClaims = ({ claims, visits }: Found): Defect[] => {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return visits.filter(holdsSeat).flatMap((visit): Defect[] => {
    if (visit.swapId !== undefined) return [];
    const { id, start, claimId = "" } = visit;
    const claim = known.get(claimId);
    if (claim?.appointmentId !== id || claim.hostId !== visit.hostId)
      return [{ code: "visit-without-claim", ids: [id, claimId], start }];
    const keys = new Set(claim.keys);
    const whole = keysOfClaim(visit, claim.seat, roomOf(visit)).every((key) => keys.has(key));
    return whole ? [] : [{ code: "claim-lacks-keys", ids: [claimId, id], start }];
  });
};

interface Span {
  id: string;
  of: string | undefined;
  start: Date;
  end: Date;
}

/** Spans of one thing that overlap another of the same. */
const overlapping = (spans: readonly Span[], code: DefectCode): Defect[] => {
  const last = new Map<string, Span>();
  const defects: Defect[] = [];
  for (const span of [...spans].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    if (span.of === undefined) continue;
    const before = last.get(span.of);
    if (before && span.start < before.end) defects.push({ code, ids: [before.id, span.id], start: span.start });
    if (!before || span.end > before.end) last.set(span.of, span);
  }
  return defects;
};

const twos = ({ claims, visits }: Found): Defect[] => {
  const ahead = visits.filter(isAhead);
  const spans = (of: (visit: StoredVisit) => string | undefined) =>
    ahead.map((visit) => ({ id: visit.id, of: of(visit), start: visit.start, end: visit.end }));
  const seats = claims.map(({ id, hostId, seat, start, end }) => ({ id, of: `${hostId}|${seat}`, start, end }));
  return [
    ...overlapping(seats, "two-on-one-seat"),
    ...overlapping(spans(roomOf), "two-in-one-room"),
    ...overlapping(
      spans(({ visitor }) => visitor),
      "two-of-one-visitor",
    ),
  ];
};

const offersOutlived = ({ visits, now }: Found): Defect[] =>
  visits
    .filter(({ status, offeredUntil }) => status === "offered" && tooLong(offeredUntil, now))
    .map(({ id, start }) => ({ code: "offer-outlived", ids: [id], start }));

/** Whoever has something else at that hour waits on, rightly. */
const hasSomethingElse = ({ visitor, start, end }: StoredVisit, visits: readonly StoredVisit[]) =>
  visits.some((one) => one.visitor === visitor && isAhead(one) && one.start < end && start < one.end);

const waitingWhileFree = async ({ visits, now }: Found, doors: BookDoors): Promise<Defect[]> => {
  const defects: Defect[] = [];
  const waiting = visits.filter((visit) => visit.status === "waiting" && !hasSomethingElse(visit, visits));
  for (const slotId of new Set(waiting.map((visit) => visit.slotId))) {
    const time = await timeOfSlot(slotId, doors);
    if (!time || !offerUntil(time.start, now)) continue;
    const { start, end } = spanOf(time);
    if (freeSeats(time, await doors.claims.takenOf(time.hours.hostId, start, end)).length === 0) continue;
    const ids = waiting.filter((visit) => visit.slotId === slotId).map(({ id }) => id);
    defects.push({ code: "waiting-while-free", ids, start: time.start });
  }
  return defects;
};

/**
 * Looks through everything that is still to come, as it lies in the database, without the indexes that are to keep it right.
 * On a platform that is at work a step may be caught half-way: what is found twice, some seconds apart, is a defect.
 */
export const checkBooking = async (doors: BookDoors, now: Date): Promise<Defect[]> => {
  const since = addMinutes(now, -lookBackMinutes);
  const visits = await checkStore.visitsAfter(since);
  const found = { claims: await checkStore.claimsAfter(since), visits, now };
  return [
    ...(await claimsWithoutVisit(found)),
    ...visitsAgainstClaims(found),
    ...twos(found),
    ...offersOutlived(found),
    ...(await waitingWhileFree(found, doors)),
  ];
};
