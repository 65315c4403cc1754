import type { AppointmentStatus, VisitMode } from "@qizhen/shared/vocabulary";
import { addMinutes } from "./time";

/** What of two visits decides whether their times may be exchanged. */
export interface Swappable {
  status: AppointmentStatus;
  hostId: string;
  slotId: string;
  mode: VisitMode;
  start: Date;
  visitor: string;
  unsettled?: object | undefined;
  refused?: object | undefined;
  swapId?: string | undefined;
}

/** Why two times are not exchanged. */
export type SwapFault = "notBooked" | "tooLate" | "busy" | "otherHost" | "otherKind" | "sameTime" | "samePerson";

/** Before a visit there is time enough to be told of the exchange. */
const leastMinutes = 30;
const mostHours = 24;

/** Why a visit's time cannot be given away now. */
export const faultOfGiving = (
  { status, start, unsettled, refused, swapId }: Swappable,
  now: Date,
): SwapFault | undefined => {
  if (status !== "booked" || unsettled || refused) return "notBooked";
  if (start < addMinutes(now, leastMinutes)) return "tooLate";
  return swapId === undefined ? undefined : "busy";
};

/**
 * Why the times of two visits cannot be exchanged (对换). Only times of one host and of one kind are: who comes on foot is not
 * sent on the road by it.
 */
export const faultOfSwap = (a: Swappable, b: Swappable, now: Date): SwapFault | undefined => {
  const fault = faultOfGiving(a, now) ?? faultOfGiving(b, now);
  if (fault) return fault;
  if (a.hostId !== b.hostId) return "otherHost";
  if (a.mode !== b.mode) return "otherKind";
  if (a.slotId === b.slotId) return "sameTime";
  return a.visitor === b.visitor ? "samePerson" : undefined;
};

/** Until when the other may say yes: a day, and not beyond what is left to tell people. */
export const swapUntil = (start: Date, now: Date): Date => {
  const last = addMinutes(start, -leastMinutes);
  const day = addMinutes(now, mostHours * 60);
  return day < last ? day : last;
};

/** Letters and digits that nobody confuses, read aloud or copied by hand. */
const letters = "23456789abcdefghjkmnpqrstuvwxyz";

/** A word of twelve such letters out of as many random bytes. */
export const swapCodeOf = (bytes: readonly number[]): string =>
  bytes
    .slice(0, 12)
    .map((byte) => letters[byte % letters.length])
    .join("");
