import type { Report } from "@qizhen/shared/contract/cases";
import type { Channel } from "@qizhen/shared/vocabulary";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import { visitOfCase, visitTold } from "../events";
import { sidesOf, visibleTo } from "../policy";
import { words } from "../words";
import { everyAppointment, type AppointmentRecord } from "./appointmentStore";
import type { BookDoors } from "./bookSlot";

/** What came of a visit, as whoever received them writes it down. */
export interface Said {
  actor: Actor;
  visitId: string;
  description: string;
  channel?: Channel | undefined;
  more?: Pick<Report, "category" | "address" | "gridCode" | "choice"> | undefined;
  intent?: Intent | undefined;
  now: Date;
}

/** Other steps may be faster again and again; each time it is written anew. */
const mostTries = 8;

/** Who received somebody, or keeps the desk, writes down what was said. @throws notFound, forbidden; conflict before they came */
const receivedVisit = async (actor: Actor, visitId: string, { appointments }: BookDoors) => {
  const visit = await appointments.find(visibleTo(actor), visitId);
  if (!visit) throw notFound(words.noSuchVisit);
  if (!sidesOf(actor, visit).some((side) => side === "host" || side === "desk"))
    throw forbidden(words.stepFault.notYours);
  if (!["checked_in", "started", "finished"].includes(visit.status)) throw conflict(words.notYet);
  return visit;
};

const entriesOf = ({ id, userId }: AppointmentRecord, now: Date): OutboxEntry[] => [
  makeEntry(visitOfCase, { appointmentId: id }, now),
  ...(userId ? [makeEntry(visitTold, { appointmentId: id, event: "visit_case", to: [userId] }, now)] : []),
];

/** Writes a change of a visit for as long as it has no case. @returns the visit as it is then */
const write = async (
  visitId: string,
  change: (visit: AppointmentRecord) => Parameters<BookDoors["appointments"]["apply"]>[1] | undefined,
  doors: BookDoors,
  now: Date,
): Promise<AppointmentRecord> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const visit = await doors.appointments.find(everyAppointment, visitId);
    if (!visit) throw notFound(words.noSuchVisit);
    const wanted = visit.caseId === undefined ? change(visit) : undefined;
    const saved = wanted ? await doors.appointments.apply(visit, wanted, now) : visit;
    if (saved) return saved;
  }
  throw conflict(words.movedOn);
};

const applicantOf = (visit: AppointmentRecord, { cipher }: BookDoors) => ({
  userId: visit.userId,
  name: cipher.open(visit.sealedName, "visit.name"),
  phone: visit.sealedPhone === undefined ? undefined : cipher.open(visit.sealedPhone, "visit.phone"),
});

/**
 * Makes a case out of a visit (来访登记): the visitor's own, in the words of whoever received them. One visit, one case; a repeat is
 * answered with it. First it is said that a case is being made, so that nobody binds the visit to another one meanwhile.
 * @throws notFound, forbidden, conflict, unprocessable
 */
export const caseOfVisit = async (
  { actor, visitId, description, channel = "counter", more, intent, now }: Said,
  doors: BookDoors,
): Promise<{ caseId: string; number: string; visit: AppointmentRecord }> => {
  const visit = await receivedVisit(actor, visitId, doors);
  if (visit.caseId !== undefined && !visit.registering) throw conflict(words.alreadyCase);
  if (!visit.registering) await write(visitId, () => ({ set: { registering: true }, outbox: [] }), doors, now);
  const applicant = applicantOf(visit, doors);
  const made = await doors.cases.registerVisit({ actor, visitId, applicant, description, channel, more, now });
  const set = { caseId: made.caseId };
  const saved = await write(visitId, (one) => ({ set, outbox: entriesOf(one, now), done: intent }), doors, now);
  if (saved.caseId !== made.caseId) throw conflict(words.alreadyCase);
  return { ...made, visit: saved };
};

/**
 * Binds a visit to a case that the visitor has already. The same again changes nothing.
 * @throws notFound where the case is not theirs to open; unprocessable where it is not the visitor's; conflict
 */
export const linkVisit = async (
  command: { actor: Actor; visitId: string; caseId: string; intent: Intent | undefined; now: Date },
  doors: BookDoors,
): Promise<AppointmentRecord> => {
  const { actor, visitId, caseId, intent, now } = command;
  const visit = await receivedVisit(actor, visitId, doors);
  if (visit.caseId === caseId) return visit;
  if (visit.caseId !== undefined || visit.registering) throw conflict(words.alreadyCase);
  const like = (await doors.cases.mayOpen(actor, caseId)) ? await doors.cases.likes.like(undefined, caseId) : undefined;
  if (!like) throw notFound(words.noSuchCase);
  const { userId, phone } = applicantOf(visit, doors);
  const theirs = [userId, phone === undefined ? undefined : doors.accounts.phoneIndexOf(phone)];
  if (!like.applicants.some((one) => theirs.includes(one)))
    throw unprocessable(words.notVisitorsCase, { caseId: words.notVisitorsCase });
  const change = (one: AppointmentRecord) =>
    one.registering ? undefined : { set: { caseId }, outbox: entriesOf(one, now), done: intent };
  const saved = await write(visitId, change, doors, now);
  if (saved.caseId !== caseId) throw conflict(words.alreadyCase);
  return saved;
};
