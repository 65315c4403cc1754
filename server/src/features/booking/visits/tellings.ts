import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import { visitFreed, visitTold, type VisitEvent } from "../events";
import type { AppointmentRecord } from "./appointmentStore";

/** The place that a visit gives up. */
export const freed = ({ slotId, claimId }: AppointmentRecord, now: Date): OutboxEntry =>
  makeEntry(visitFreed, { slotId, claimId }, now);

/** Tells the others: whoever took the step knows. `newHost`: who receives them from now on. */
export const toldOthers = (
  { id, userId, hostId }: AppointmentRecord,
  actor: Actor,
  event: VisitEvent,
  now: Date,
  newHost: string = hostId,
): OutboxEntry[] => {
  const to = [...new Set([userId, hostId, newHost])].filter((one) => one !== undefined && one !== actor.id);
  const data = { appointmentId: id, event, to, ...(newHost !== hostId && { formerHost: hostId }) };
  return to.length === 0 ? [] : [makeEntry(visitTold, data, now)];
};
