import type {
  Appointment,
  Host as PresentedHost,
  Schedule,
  Slot,
  FreeHost as PresentedFreeHost,
} from "@qizhen/shared/contract/booking";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { FieldCipher } from "../../kernel/crypto/fields";
import type { Actor } from "../accounts";
import type { AppointmentRecord } from "./visits/appointmentStore";
import type { FoundHost } from "./hours/listHosts";
import type { FreeHost } from "./hours/listFreeDays";
import type { OpenSlot } from "./hours/listSlots";
import { sidesOf } from "./policy";
import { allowedVisitActions } from "./rules/life";
import { slotId } from "./rules/slots";
import type { ScheduleRecord } from "./hours/scheduleStore";

export const presentSchedule = (hours: ScheduleRecord, hostName: string): Schedule => ({
  id: hours.id,
  hostId: hours.hostId,
  host: { id: hours.hostId, name: hostName },
  service: hours.service,
  mode: hours.mode,
  ...(hours.place !== undefined && { place: hours.place }),
  ...(hours.room !== undefined && { room: hours.room }),
  slotMinutes: hours.slotMinutes,
  bufferMinutes: hours.bufferMinutes,
  travelMinutes: hours.travelMinutes,
  seats: hours.seats,
  weekly: hours.weekly.map(({ weekday, start, end }) => ({ weekday, start, end })),
  from: hours.from,
  to: hours.to,
  noticeMinutes: hours.noticeMinutes,
  horizonDays: hours.horizonDays,
  exceptions: hours.exceptions.map(({ day, open }) => ({
    day,
    open: open.map(({ start, end }) => ({ start, end })),
  })),
});

export const presentHost = (
  { staff, services, modes, next }: FoundHost,
  nameOf: (code: string) => string,
): PresentedHost => ({
  id: staff.id,
  name: staff.name,
  ...(staff.title !== undefined && { title: staff.title }),
  region: { code: staff.region, name: nameOf(staff.region) },
  services,
  modes,
  ...(next && { next: next.toISOString() }),
});

/** Compact: what is the same for all times of some hours is said once. */
export const presentFreeHost = ({ host, hours }: FreeHost): PresentedFreeHost => ({
  hostId: host.id,
  name: host.name,
  hours: hours.map(({ schedule, days }) => ({
    scheduleId: schedule.id,
    service: schedule.service,
    mode: schedule.mode,
    minutes: schedule.slotMinutes,
    days,
  })),
});

export const presentSlot = ({ hours, start, end, free }: OpenSlot): Slot => ({
  id: slotId({ hours, start }),
  hostId: hours.hostId,
  start: start.toISOString(),
  end: end.toISOString(),
  mode: hours.mode,
  seats: hours.seats,
  free,
});

const presentUnsettled = (
  { since, why, until, calledAt, offers }: NonNullable<AppointmentRecord["unsettled"]>,
  reason: string | undefined,
  nameOf: (hostId: string) => string,
) => ({
  since: since.toISOString(),
  why,
  until: until.toISOString(),
  called: calledAt !== undefined,
  ...(reason !== undefined && { reason }),
  offers: offers.map((offer) => ({
    id: offer.slotId,
    hostId: offer.hostId,
    host: { id: offer.hostId, name: nameOf(offer.hostId) },
    start: offer.start.toISOString(),
    mode: offer.mode,
    ...(offer.place !== undefined && { place: offer.place }),
  })),
});

/** An appointment for whoever asks. Only the visitor and the host read the visitor's name and number in clear. */
export const presentVisit = (
  visit: AppointmentRecord,
  { actor, now, nameOf, ahead }: { actor: Actor; now: Date; nameOf: (hostId: string) => string; ahead: number | undefined }, // prettier-ignore
  cipher: FieldCipher,
): Appointment => {
  const sides = sidesOf(actor, visit);
  const clear = sides.includes("visitor") || sides.includes("host");
  const name = cipher.open(visit.sealedName, "visit.name");
  const phone = visit.sealedPhone === undefined ? undefined : cipher.open(visit.sealedPhone, "visit.phone");
  const reason = actor.kind === "staff" && !sides.includes("visitor") ? visit.refused?.reason : undefined;
  const offered = visit.status === "offered" ? visit.offeredUntil : undefined;
  return {
    id: visit.id,
    status: visit.status,
    slot: {
      id: visit.slotId,
      hostId: visit.hostId,
      start: visit.start.toISOString(),
      end: visit.end.toISOString(),
      mode: visit.mode,
    },
    host: { id: visit.hostId, name: nameOf(visit.hostId) },
    service: visit.service,
    ...(visit.place !== undefined && { place: visit.place }),
    ...(visit.room !== undefined && { room: visit.room }),
    visitor: {
      name: clear ? name : maskName(name),
      ...(phone !== undefined && { phone: clear ? phone : maskPhone(phone) }),
      ...(visit.sealedAddress !== undefined &&
        sides.length > 0 && { address: cipher.open(visit.sealedAddress, "visit.address") }),
    },
    ...(visit.caseId !== undefined && { caseId: visit.caseId }),
    ...(visit.queueNumber !== undefined && { queueNumber: visit.queueNumber }),
    ...(visit.status === "waiting" && ahead !== undefined && { ahead }),
    ...(offered && { offeredUntil: offered.toISOString() }),
    ...(visit.unsettled && { unsettled: presentUnsettled(visit.unsettled, reason, nameOf) }),
    allowedActions: allowedVisitActions(visit, sides, now),
  };
};
