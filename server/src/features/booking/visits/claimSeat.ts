import { derivedId } from "../../../kernel/ids";
import type { ClaimStore } from "./claimStore";
import { freeSeats, hostSpan, type Needs } from "../rules/claims";
import type { SlotTime } from "../rules/slots";

/** Who asks for a time, and until when it is held for them. */
export interface SeatWanted {
  time: SlotTime;
  slotId: string;
  appointmentId: string;
  visitor: string;
  room?: string | undefined;
  releaseAt: Date;
}

export type SeatClaim = { claimId: string } | { refused: "host" | "room" | "visitor" };

/** The id of the claim of an appointment on a time: the same for each repeat. */
export const claimIdOf = (appointmentId: string, slotId: string) => derivedId("time-claim", appointmentId, slotId);

/**
 * Takes one seat of a time. Each try is one insert that takes all or nothing; who loses a seat to another tries the next that is
 * free, so that a seat stays empty only where nobody wants it. Safe to repeat: it is theirs once.
 */
export const claimSeat = async (
  { time, slotId, appointmentId, visitor, room, releaseAt }: SeatWanted,
  claims: ClaimStore,
): Promise<SeatClaim> => {
  const { hours, start, end } = time;
  const { hostId, bufferMinutes, travelMinutes } = hours;
  const needs: Needs = { hostId, start, end, bufferMinutes, travelMinutes, visitor };
  const claimId = claimIdOf(appointmentId, slotId);
  const span = hostSpan(needs);
  for (let tries = hours.seats * 4 + 8; tries > 0; tries -= 1) {
    const free = freeSeats(time, await claims.takenOf(hours.hostId, span.start, span.end));
    // Not all the same seat: of many who ask at once, each begins elsewhere.
    const seat = free[Number.parseInt(claimId.slice(-6), 16) % Math.max(1, free.length)];
    if (seat === undefined) return (await claims.has(claimId)) ? { claimId } : { refused: "host" };
    const came = await claims.take({ ...needs, id: claimId, seat, room, appointmentId, slotId, releaseAt });
    if (came === "taken" || came === "mine") return { claimId };
    if (came !== "host") return { refused: came };
  }
  return { refused: "host" };
};
