import { derivedId } from "../../../kernel/ids";
import type { ClaimStore } from "./claimStore";
import { freeSeats, hostSpan, type Needs } from "../rules/claims";
import type { SlotTime } from "../rules/slots";

/** Who asks for a time, and until when it is held for them. */
export interface SeatWanted {
  time: SlotTime;
  slotId: string;
  appointmentId: string;
  /** Of the appointment as it was decided on; 0 where it is still to be written. */
  version: number;
  visitor: string;
  /** As `roomOf` names it. */
  room?: string | undefined;
  releaseAt: Date;
}

export type SeatClaim = { claimId: string } | { refused: "host" | "room" | "visitor" };

/**
 * The id of the claim of an appointment on a time: the same for each repeat of one step. A later step has another, so that what
 * still gives up the old claim (it may be told twice) never takes away the new one: somebody may move away and back.
 */
export const claimIdOf = (appointmentId: string, slotId: string, version: number) =>
  derivedId("time-claim", appointmentId, slotId, String(version));

/**
 * Takes one seat of a time. Each try is one insert that takes all or nothing; who loses a seat to another tries the next that is
 * free, so that a seat stays empty only where nobody wants it. Safe to repeat: it is theirs once, and held anew.
 */
export const claimSeat = async (
  { time, slotId, appointmentId, version, visitor, room, releaseAt }: SeatWanted,
  claims: ClaimStore,
): Promise<SeatClaim> => {
  const { hours, start, end } = time;
  const { hostId, bufferMinutes, travelMinutes } = hours;
  const needs: Needs = { hostId, start, end, bufferMinutes, travelMinutes, visitor };
  const claimId = claimIdOf(appointmentId, slotId, version);
  const span = hostSpan(needs);
  // Not all the same seat: of many who ask at once, each begins elsewhere.
  const nth = Number.parseInt(claimId.slice(-6), 16);
  /** What was held before may be about to lapse: only what could be held anew is theirs. */
  const mine = () => claims.hold(claimId, releaseAt, appointmentId);
  const take = (seat: number) => claims.take({ ...needs, id: claimId, seat, room, appointmentId, slotId, releaseAt });
  let seat: number | undefined = nth % hours.seats; // most often free: whoever looks first asks twice
  for (let tries = hours.seats * 4 + 8; tries > 0; tries -= 1) {
    const came = await take(seat);
    if (came === "taken") return { claimId };
    if (came === "mine") {
      if (await mine()) return { claimId };
    } else if (came !== "host") return { refused: came };
    const free = freeSeats(time, await claims.takenOf(hours.hostId, span.start, span.end));
    seat = free[nth % Math.max(1, free.length)];
    if (seat === undefined) return (await mine()) ? { claimId } : { refused: "host" };
  }
  return { refused: "host" };
};
