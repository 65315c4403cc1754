import { forbidden, notFound, unavailable, unprocessable } from "../../../kernel/errors";
import type { Log } from "../../../kernel/log";
import type { Actor } from "../../accounts";
import type { AuditDoor, PeopleDoor } from "../doors";
import { may, openTo } from "../policy";
import { auditedActor, chainOfCase } from "../read/audits";
import type { CaseRecord } from "../record";
import type { Secrets } from "../secrets";
import type { CaseStore } from "../store";
import { words } from "../words";

/** How long a detail stays in clear for who asked. */
export const unmaskedMs = 60 * 60 * 1000;

interface Command {
  actor: Actor;
  caseId: string;
  what: "party" | "place";
  partyId?: string | undefined;
  reason: string;
  now: Date;
}

interface Doors {
  cases: CaseStore;
  audit: AuditDoor;
  people: PeopleDoor;
  secrets: Secrets;
  log: Log;
}

const detailOf = async (c: CaseRecord, { what, partyId }: Command, { people, secrets }: Doors) => {
  if (what === "place") {
    const address = secrets.address(c);
    return address ? { address } : {};
  }
  const party = c.parties.find(({ id }) => id === partyId);
  if (!party) throw unprocessable(words.noParty, { partyId: words.noParty });
  const phone = secrets.phone(party) ?? (party.userId ? (await people.contactOf(party.userId))?.phone : undefined);
  return { name: secrets.name(party), ...(phone && { phone }) };
};

/**
 * Shows a party's number, or the exact address, to who handles the case, for an hour. It is recorded first: what cannot be
 * recorded is not shown.
 * @throws notFound, forbidden, unprocessable, unavailable
 */
export const unmask = async (command: Command, doors: Doors) => {
  const { actor, caseId, what, partyId, reason, now } = command;
  const c = await doors.cases.find(openTo(actor), caseId);
  if (!c) throw notFound(words.caseNotFound);
  if (!may(actor, "unmask", c)) throw forbidden(words.mayNotUnmask);
  const detail = await detailOf(c, command, doors);
  const until = new Date(now.getTime() + unmaskedMs);
  const data = { what, ...(partyId && { partyId }) };
  try {
    await doors.audit.record({
      chain: chainOfCase(c.id),
      kind: `case.unmasked.${what}`,
      subject: c.id,
      actor: auditedActor(actor),
      reason,
      data,
      now,
    });
  } catch (error) {
    doors.log.error({ err: error, caseId: c.id }, "an unmasking could not be recorded and was refused");
    throw unavailable(words.unmaskNeedsRecord);
  }
  await doors.cases.unmask(c.id, { staffId: actor.id, ...data, what, until });
  return { ...detail, until: until.toISOString() };
};
