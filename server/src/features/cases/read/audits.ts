import type { Actor } from "../../accounts";
import type { AuditDoor } from "../doors";
import { standingOf } from "../policy";
import type { CaseRecord } from "../record";
import { standingWords } from "../words";

export const chainOfCase = (caseId: string) => `case:${caseId}`;

const quietMs = 30 * 60 * 1000;

/** How somebody of the staff is named in a record. */
export const auditedActor = (actor: Actor) => ({ id: actor.id, name: actor.name, unit: actor.region?.name ?? "" });

/** Records that somebody of the staff opened a case, and what they are to it: once in each half hour, so that it stays readable. */
export const recordOpening = async (audit: AuditDoor, actor: Actor, c: CaseRecord, now: Date): Promise<void> => {
  if (actor.kind !== "staff") return;
  await audit.record({
    chain: chainOfCase(c.id),
    kind: "case.opened",
    subject: c.id,
    actor: auditedActor(actor),
    reason: standingWords[standingOf(actor, c)],
    once: `opened|${c.id}|${actor.id}|${Math.floor(now.getTime() / quietMs)}`,
    now,
  });
};
