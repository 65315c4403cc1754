/** Booking on a real database, with people made up: for its tests. */
import type { AppointmentStatus } from "@qizhen/shared/vocabulary";
import { createFieldCipher } from "../kernel/crypto/fields";
import { newId } from "../kernel/ids";
import { createTestClock } from "./app";
import type { Actor, Staff } from "../features/accounts";
import { actOnVisit } from "../features/booking/visits/actOnVisit";
import { appointmentStore } from "../features/booking/visits/appointmentStore";
import { bookSlot, type BookDoors, type Wish } from "../features/booking/visits/bookSlot";
import { claimStore } from "../features/booking/visits/claimStore";
import { visitFreed } from "../features/booking/events";
import { listSlots } from "../features/booking/hours/listSlots";
import { AppointmentModel, ScheduleModel, TimeClaimModel } from "../features/booking/model";
import { openHours, type HoursForm } from "../features/booking/hours/openHours";
import { slotId } from "../features/booking/rules/slots";
import { scheduleStore } from "../features/booking/hours/scheduleStore";
import { onFreed } from "../features/booking/watch";

export const clock = createTestClock();
/** Nothing is booked, nobody gives hours, and it is Tuesday morning. */
export const beginAnew = async () => {
  clock.set("2026-10-20T10:20:00+08:00");
  await Promise.all([ScheduleModel.deleteMany({}), TimeClaimModel.deleteMany({}), AppointmentModel.deleteMany({})]);
};

const county = "150204000000";
const village = "150204101001";
const path = [county, "150204101000", village];
const makeStaff = (given: Partial<Staff> = {}): Staff =>
  ({ id: newId(), kind: "staff", name: "李桂芳", roles: ["mediator"], region: village, regionPath: path, leave: [], disabled: false, ...given }) as Staff; // prettier-ignore
export const hosts = { li: makeStaff(), zhang: makeStaff({ name: "张海峰" }) };
const people = new Map(Object.values(hosts).map((one) => [one.id, one]));

export const doors: BookDoors = {
  accounts: {
    staffByIds: (ids) => Promise.resolve(ids.flatMap((id) => people.get(id) ?? [])),
    freshStaff: (id) => Promise.resolve(people.get(id)),
    staffInRegions: (codes, ...roles) =>
      Promise.resolve(
        [...people.values()].filter((one) => codes.includes(one.region) && one.roles.some((role) => roles.includes(role))), // prettier-ignore
      ),
    residentContact: () => Promise.resolve({ name: "王桂兰", phone: "13900005678" }),
    phoneIndexOf: (phone) => `index-of-${phone}`,
  },
  cases: {
    mayOpen: (_, caseId) => Promise.resolve(caseId === "0123456789abcdef01234567"),
    registerVisit: () => Promise.reject(new Error("no cases here")),
    writeLine: () => Promise.resolve(true),
    likes: { like: () => Promise.resolve(undefined) },
    openedAt: (ids) => Promise.resolve(new Map(ids.map((id) => [id, new Date("2026-01-05T09:00:00+08:00")]))),
  },
  audit: { record: () => Promise.resolve() },
  regions: { pathOf: () => path, nameOf: () => "松石社区", childrenOf: () => [{ code: county }] },
  notices: { tellOfVisit: () => Promise.resolve(), callAboutVisit: () => Promise.resolve() },
  isWorkday: (_, day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  schedules: scheduleStore,
  claims: claimStore,
  appointments: appointmentStore,
  cipher: createFieldCipher(Buffer.alloc(32, 1), Buffer.alloc(32, 2)),
};
export const asStaff = ({ id, name, roles, region }: Staff): Actor => ({ id, kind: "staff", name, roles, region: { code: region, name: "松石社区" }, sessionId: "s" }); // prettier-ignore
export const makeResident = (): Actor => ({
  id: newId(),
  kind: "resident",
  name: "居民",
  roles: ["resident"],
  sessionId: "s",
});
export const clerk = asStaff(makeStaff({ roles: ["clerk"] }));
export const stranger = asStaff(makeStaff({ roles: ["clerk"], region: "150822100001", regionPath: ["150822000000"] }));

const form = (given: Partial<HoursForm> = {}): HoursForm => ({
  hostId: hosts.li.id,
  service: "people",
  mode: "centre",
  slotMinutes: 30,
  seats: 1,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "14:30", end: "16:30" })),
  from: "2026-10-20",
  to: "2026-12-31",
  ...given,
});
export const open = (given: Partial<HoursForm> = {}, actor: Actor = clerk) =>
  openHours({ actor, form: form(given), intent: undefined, now: clock() }, doors);
/** The first time that is free on a day, as its name. */
export const firstSlot = async (day = "2026-10-21", hostId = hosts.li.id) => {
  const [slot] = await listSlots({ hostId, from: day, to: day, now: clock() }, doors);
  if (!slot) throw new Error("no time on that day");
  return slotId(slot);
};
export const book = (actor: Actor, wish: Wish, key = newId()) =>
  bookSlot({ actor, wish, intent: { key, digest: JSON.stringify(wish) }, now: clock() }, doors);
export const act = (actor: Actor, appointmentId: string, action: Parameters<typeof actOnVisit>[0]["action"], more: { slotId?: string; key?: string } = {}) =>
  actOnVisit({ actor, appointmentId, action, slotId: more.slotId, intent: { key: more.key ?? newId(), digest: `${action}${more.slotId ?? ""}` }, now: clock() }, doors); // prettier-ignore
/** Delivers what waits in the outbox, as the platform does; twice, as it may happen. */
export const deliver = async () => {
  const found = await AppointmentModel.find({ "outbox.0": { $exists: true } }).lean();
  const receive = onFreed(doors, clock);
  for (const { _id, outbox } of found) {
    const source = { collection: "appointments", id: _id.toHexString() };
    for (const entry of outbox.filter(({ kind }) => kind === visitFreed)) await receive(entry, source);
    for (const entry of outbox.filter(({ kind }) => kind === visitFreed)) await receive(entry, source);
    await AppointmentModel.updateOne({ _id }, { $set: { outbox: [] } });
  }
};
export const count = (slot: string, status: AppointmentStatus) =>
  AppointmentModel.countDocuments({ slotId: slot, status });
export const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error as { status: number; message: string } | undefined;
};
