import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import { visitFreed, visitTold, type VisitEvent } from "../events";
import type { AppointmentRecord } from "./appointmentStore";

/** The place that a visit gives up. */
export const freed = ({ slotId, claimId }: AppointmentRecord, now: Date): OutboxEntry =>
  makeEntry(visitFreed, { slotId, claimId }, now);

/** Tells the visitor: in the app, or by somebody's call where they have no account. */
export const toldVisitor = ({ id, userId }: AppointmentRecord, event: VisitEvent, now: Date): OutboxEntry => {
  const reached = userId === undefined ? { to: [], byPhone: true } : { to: [userId] };
  return makeEntry(visitTold, { appointmentId: id, event, ...reached }, now);
};

/**
 * Tells the others: whoever took the step knows. Of visitors without an account the desk is taken to act for them; they are called
 * where their host has changed something. `newHost`: who receives them from now on.
 */
export const toldOthers = (
  { id, userId, hostId }: AppointmentRecord,
  actor: Actor,
  event: VisitEvent,
  now: Date,
  newHost: string = hostId,
): OutboxEntry[] => {
  const to = [...new Set([userId, hostId, newHost])].filter((one) => one !== undefined && one !== actor.id);
  const byPhone = userId === undefined && actor.id === hostId;
  const from = newHost !== hostId && { formerHost: hostId };
  const data = { appointmentId: id, event, to, ...from, ...(byPhone && { byPhone }) };
  return to.length === 0 && !byPhone ? [] : [makeEntry(visitTold, data, now)];
};
