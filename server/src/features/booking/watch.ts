import type { Job } from "../../kernel/jobs/jobs";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { derivedId } from "../../kernel/ids";
import { makeEntry, type Receiver } from "../../kernel/outbox/outbox";
import { everyAppointment, type AppointmentRecord } from "./visits/appointmentStore";
import type { BookDoors } from "./visits/bookSlot";
import {
  visitFreed,
  visitStranded,
  type VisitFreed,
  type VisitOfCase,
  type VisitStranded,
  type VisitTold,
} from "./events";
import { sweepSwaps } from "./swaps/runSwap";
import { renewOffersOf } from "./unsettled/renewOffers";
import { settleEverybody } from "./unsettled/settleEverybody";
import { offersFreed, settleHost } from "./unsettled/settleHost";
import { fillQueues, fillSlot } from "./visits/fillSlot";
import { sweepHolds } from "./visits/sweepHolds";
import { toldVisitor } from "./visits/tellings";
import { nextReminder, reminderAt } from "./rules/reminders";
import { callOf, noticeOf, strandedNotice, wentElsewhere } from "./words";

const atOnce = 200;

/** kind `booking.freed`: the seat is given up, and whoever waits is asked. */
export const onFreed =
  (doors: BookDoors, clock: () => Date): Receiver =>
  async ({ data }) => {
    const { slotId, claimId } = data as unknown as VisitFreed;
    if (claimId !== undefined) await doors.claims.free(claimId);
    await fillSlot(slotId, doors, clock());
  };

/** kind `booking.told`: the visitor and the host hear of it, each in their words. */
export const onTold =
  ({ accounts, appointments, notices, cipher }: BookDoors): Receiver =>
  async ({ id, at, data }) => {
    const { appointmentId, event, to, formerHost, byPhone } = data as unknown as VisitTold;
    const visit = await appointments.find(everyAppointment, appointmentId);
    if (!visit) return;
    const [host] = await accounts.staffByIds([visit.hostId]);
    const { start, place, offeredUntil, unsettled } = visit;
    const told = { start, place, offeredUntil, unsettled, host: host?.name ?? "" };
    const spoken = byPhone && callOf(event, told);
    if (spoken) {
      const { sealedName, sealedPhone, regionPath, hostId } = visit;
      await notices.callAboutVisit({
        visitId: visit.id,
        entry: id,
        at,
        until: offeredUntil ?? start,
        who: maskName(cipher.open(sealedName, "visit.name")),
        ...(sealedPhone && { phone: maskPhone(cipher.open(sealedPhone, "visit.phone")) }),
        text: spoken,
        regionPath,
        hostId,
      });
    }
    for (const reader of to) {
      const side = reader === visit.hostId ? "host" : "visitor";
      const line = reader === formerHost && side !== "host" ? wentElsewhere : noticeOf(event, side, told);
      if (line) await notices.tellOfVisit({ visitId: visit.id, to: reader, entry: id, at, kind: event, ...line });
    }
  };

const lapse = async (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const { slotId, claimId } = visit;
  await doors.appointments.apply(
    visit,
    {
      set: { status: "lapsed" },
      unset: ["checkAt", "offeredUntil", "claimId"],
      outbox: [makeEntry(visitFreed, { slotId, claimId }, now), toldVisitor(visit, "visit_lapsed", now)],
    },
    now,
  ); // else another was faster: they took it in the last moment
};

/** Nobody has chosen another time: the desk calls; and when the hour is over it was nobody's fault. */
const lookAtUnsettled = async (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const { id, slotId, claimId, unsettled } = visit;
  if (!unsettled) return;
  if (now >= visit.end) {
    const told = toldVisitor(visit, "visit_missed", now);
    const outbox = [makeEntry(visitFreed, { slotId, claimId }, now), ...offersFreed(visit, now), told];
    const unset = ["checkAt", "claimId", "unsettled"] as const;
    await doors.appointments.apply(visit, { set: { status: "lapsed" }, unset, outbox }, now);
    return;
  }
  const calls = now >= unsettled.until && unsettled.calledAt === undefined;
  await doors.appointments.apply(
    visit,
    {
      set: {
        checkAt: now < unsettled.until ? unsettled.until : visit.end,
        ...(calls && { unsettled: { ...unsettled, calledAt: now } }),
      },
      outbox: calls ? [makeEntry(visitStranded, { appointmentId: id }, now)] : [],
    },
    now,
  );
};

const remind = async (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const next = nextReminder(visit.start, now);
  const event = reminderAt(visit.start, now);
  const told = now < visit.start ? [toldVisitor(visit, event, now)] : [];
  await doors.appointments.apply(
    visit,
    { set: next ? { checkAt: next } : {}, unset: next ? [] : ["checkAt"], outbox: told },
    now,
  );
};

/** Offers that nobody took lapse, and visitors are reminded, each once. */
export const watchVisits = async (doors: BookDoors, now: Date): Promise<void> => {
  for (const visit of await doors.appointments.due(now, atOnce))
    if (visit.status === "offered") await lapse(visit, doors, now);
    else if (visit.unsettled && visit.status === "booked") await lookAtUnsettled(visit, doors, now);
    else await remind(visit, doors, now);
};

/** kind `booking.hours_changed`, and of accounts `staff.changed`: what is booked there is looked at. */
export const onHoursChanged =
  (doors: BookDoors, clock: () => Date): Receiver =>
  async ({ data }) => {
    const host = await doors.accounts.freshStaff(String(data["hostId"] ?? data["staffId"]));
    if (!host) return;
    await settleHost(host, doors, clock());
    await renewOffersOf(host.id, doors, clock());
  };

/** kind `booking.stranded`: the clerks of the centre, or of the nearest above where there is one, are told. */
export const onStranded =
  ({ accounts, appointments, notices }: BookDoors): Receiver =>
  async ({ id, at, data }) => {
    const { appointmentId } = data as unknown as VisitStranded;
    const visit = await appointments.find(everyAppointment, appointmentId);
    if (!visit?.unsettled) return;
    const [host] = await accounts.staffByIds([visit.hostId]);
    const { start, place, unsettled } = visit;
    const line = strandedNotice({ start, place, unsettled, host: host?.name ?? "" });
    for (const region of [...visit.regionPath].reverse()) {
      const clerks = (await accounts.staffInRegions([region], "clerk")).filter(({ disabled }) => !disabled);
      for (const clerk of clerks)
        await notices.tellOfVisit({ visitId: visit.id, to: clerk.id, entry: id, at, ...line });
      if (clerks.length > 0) return;
    }
  };

const hour = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** kind `booking.of_case`: the visit stands in its case's timeline, once. */
export const onVisitOfCase =
  ({ accounts, appointments, cases }: BookDoors): Receiver =>
  async ({ at, data }) => {
    const visit = await appointments.find(everyAppointment, (data as unknown as VisitOfCase).appointmentId);
    if (visit?.caseId === undefined) return;
    const [host] = await accounts.staffByIds([visit.hostId]);
    const told = { day: dayOf(visit.start), hour: hour.format(visit.start), to: host?.name ?? "" };
    const id = derivedId("visit-line", visit.id);
    await cases.writeLine({ caseId: visit.caseId, id, kind: "visited", data: told, now: at });
  };

export const bookingJobs = (doors: BookDoors): Job[] => [
  { name: "booking.visits", everyMs: 15_000, run: (now) => watchVisits(doors, now) },
  { name: "booking.unsettled", everyMs: 5 * 60_000, run: (now) => settleEverybody(doors, now) },
  { name: "booking.swaps", everyMs: 30_000, run: (now) => sweepSwaps(doors, now) },
  { name: "booking.holds", everyMs: 30_000, run: (now) => sweepHolds(doors, now) },
  { name: "booking.queues", everyMs: 60_000, run: (now) => fillQueues(doors, now) },
];
