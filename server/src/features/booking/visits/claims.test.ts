import {
  act,
  beginAnew,
  book,
  clock,
  count,
  deliver,
  doors,
  firstSlot,
  hosts,
  makeResident,
  open,
  refusal,
} from "../../../testing/booking";
import { startTestDatabase } from "../../../testing/app";
import { newId } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import { checkBooking } from "../checkBooking";
import { visitFreed } from "../events";
import { findBookableTime } from "../hours/findTime";
import { listSlots } from "../hours/listSlots";
import { AppointmentModel, TimeClaimModel } from "../model";
import { roomOf } from "../rules/claims";
import { slotId } from "../rules/slots";
import { onFreed } from "../watch";
import { appointmentStore } from "./appointmentStore";
import { bookSlot, type BookDoors } from "./bookSlot";
import { claimSeat } from "./claimSeat";
import { fillQueues } from "./fillSlot";
import { sweepHolds } from "./sweepHolds";

jest.setTimeout(60_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);

const later = (minutes = 5) => new Date(clock().getTime() + minutes * 60_000);
/** Nothing is wrong, now and after everything that lapses has lapsed. */
const expectRight = async () => {
  await deliver();
  await sweepHolds(doors, later());
  expect(await checkBooking(doors, later())).toEqual([]);
};
const everyTime = async (hostId = hosts.li.id, from = "2026-10-21", to = "2026-10-30") =>
  (await listSlots({ hostId, from, to, now: clock() }, doors)).map(slotId);
const settled = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === "fulfilled" ? "done" : String((one.reason as { status?: number }).status),
  );
/** A server that books with some of its doors changed. */
const bookWith = (changed: Partial<BookDoors>, actor: Actor, slot: string, key: string) =>
  bookSlot(
    { actor, wish: { slotId: slot }, intent: { key, digest: JSON.stringify({ slotId: slot }) }, now: clock() },
    { ...doors, ...changed },
  );

test("twenty bookings of one person at once, each for another time: six are theirs, and no seat stays taken for the rest", async () => {
  await open();
  const who = makeResident();
  const times = (await everyTime()).slice(0, 20);
  expect(times).toHaveLength(20);
  const came = await settled(times.map((slot) => book(who, { slotId: slot, waitlist: true })));
  expect([came.filter((one) => one === "done").length, came.filter((one) => one === "422").length]).toEqual([6, 14]);
  expect(await AppointmentModel.countDocuments({ userId: who.id, status: "booked" })).toBe(6);
  expect(await TimeClaimModel.countDocuments({})).toBe(6);
  await expectRight();
});

test("what has begun is not ahead of anybody any more, and what is cancelled neither: another can be booked", async () => {
  await open();
  const who = makeResident();
  const times = await everyTime();
  const visits = [];
  for (const slot of times.slice(0, 6)) visits.push(await book(who, { slotId: slot }));
  const seventh = { slotId: times[6] ?? "" };
  expect(await refusal(book(who, seventh))).toMatchObject({
    status: 422,
    message: expect.stringContaining("好几个") as string,
  });
  await act(who, visits[5]?.id ?? "", "cancel");
  await book(who, seventh);
  expect(await refusal(book(who, { slotId: times[8] ?? "" }))).toMatchObject({ status: 422 });
  clock.set("2026-10-21T14:31:00+08:00");
  expect((await book(who, { slotId: times[8] ?? "" })).status).toBe("booked");
});

test("five bookings of one person for one hour, with two hosts at once: exactly one", async () => {
  await open({ seats: 5 });
  await open({ hostId: hosts.zhang.id, seats: 5 });
  const who = makeResident();
  const [li, zhang] = [await firstSlot(), await firstSlot("2026-10-21", hosts.zhang.id)];
  const came = await settled([li, zhang, li, zhang, li].map((slot) => book(who, { slotId: slot, waitlist: true })));
  expect(came.sort()).toEqual(["409", "409", "409", "409", "done"]);
  expect([await AppointmentModel.countDocuments({}), await TimeClaimModel.countDocuments({})]).toEqual([1, 1]);
});

test("nobody stands in one queue twice, however often they tap; after leaving it they may stand in it again, behind the others", async () => {
  await open();
  const slot = await firstSlot();
  await book(makeResident(), { slotId: slot });
  const who = makeResident();
  const came = await settled([1, 2, 3, 4, 5].map(() => book(who, { slotId: slot, waitlist: true })));
  expect(came.filter((one) => one === "done")).toHaveLength(1);
  expect(await count(slot, "waiting")).toBe(1);
  const other = await book(makeResident(), { slotId: slot, waitlist: true });
  const [mine] = await appointmentStore.waitersOf(slot, 1);
  await act(who, mine?.id ?? "", "cancel");
  const again = await book(who, { slotId: slot, waitlist: true });
  expect((await appointmentStore.waitersOf(slot, 5)).map(({ id }) => id)).toEqual([other.id, again.id]);
});

test("a server whose clock is slow puts nobody before those who came earlier", async () => {
  await open();
  const slot = await firstSlot();
  await book(makeResident(), { slotId: slot });
  const first = await book(makeResident(), { slotId: slot, waitlist: true });
  clock.forward(-10 * 60_000);
  const second = await book(makeResident(), { slotId: slot, waitlist: true });
  expect((await appointmentStore.waitersOf(slot, 5)).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await appointmentStore.countAhead(second)).toBe(1);
});

test("who moves away and back keeps the seat, also where the old one is given up late, and twice", async () => {
  await open();
  const [slot, other] = [await firstSlot(), await firstSlot("2026-10-22")];
  const who = makeResident();
  const visit = await book(who, { slotId: slot });
  await act(who, visit.id, "move", { slotId: other });
  const waiting = (await AppointmentModel.findById(visit.id).lean())?.outbox.filter(({ kind }) => kind === visitFreed);
  await deliver();
  await act(who, visit.id, "move", { slotId: slot });
  const receive = onFreed(doors, clock);
  for (const entry of waiting ?? []) await receive(entry, { collection: "appointments", id: visit.id });
  expect(await refusal(book(makeResident(), { slotId: slot }))).toMatchObject({ status: 409 });
  await expectRight();
});

test("a server that sleeps between the seat and the visit finds its hold given up, and no seat is anybody's twice", async () => {
  await open();
  const slot = await firstSlot();
  const [slow, quick] = [makeResident(), makeResident()];
  let slept = false;
  const sleeping: BookDoors["appointments"] = {
    ...appointmentStore,
    insertOpen: async (...made) => {
      if (!slept) {
        slept = true;
        await sweepHolds(doors, later()); // others go on meanwhile
        await book(quick, { slotId: slot });
      }
      return appointmentStore.insertOpen(...made);
    },
  };
  expect(await refusal(bookWith({ appointments: sleeping }, slow, slot, "slow-key-1"))).toMatchObject({ status: 409 });
  expect(await count(slot, "booked")).toBe(1);
  await expectRight();
});

test("where nobody took the seat of a server that slept, its next attempt has it, under the same key", async () => {
  await open();
  const slot = await firstSlot();
  const who = makeResident();
  let slept = false;
  const sleeping: BookDoors["appointments"] = {
    ...appointmentStore,
    insertOpen: async (...made) => {
      if (!slept) await sweepHolds(doors, later());
      slept = true;
      return appointmentStore.insertOpen(...made);
    },
  };
  const visit = await bookWith({ appointments: sleeping }, who, slot, "slow-key-2");
  expect(visit.status).toBe("booked");
  expect((await bookWith({}, who, slot, "slow-key-2")).id).toBe(visit.id);
  expect(await TimeClaimModel.countDocuments({})).toBe(1);
  await expectRight();
});

test("a move that sleeps until its new seat is given up changes nothing", async () => {
  await open();
  const [slot, other] = [await firstSlot(), await firstSlot("2026-10-22")];
  const [who, quick] = [makeResident(), makeResident()];
  const visit = await book(who, { slotId: slot });
  const real = appointmentStore.apply;
  const apply = jest.spyOn(appointmentStore, "apply").mockImplementationOnce(async (...given) => {
    await sweepHolds(doors, later());
    await book(quick, { slotId: other });
    return real(...given);
  });
  expect(await refusal(act(who, visit.id, "move", { slotId: other }))).toMatchObject({ status: 409 });
  apply.mockRestore();
  expect((await appointmentStore.find({}, visit.id))?.slotId).toBe(slot);
  await expectRight();
});

test("the same tap that stands in the queue in one process and gets the seat in another has the seat", async () => {
  await open();
  const slot = await firstSlot();
  const who = makeResident();
  const holder = await book(makeResident(), { slotId: slot });
  const intent = { key: "one-tap-1", digest: JSON.stringify({ slotId: slot }) };
  const waits = () => bookSlot({ actor: who, wish: { slotId: slot, waitlist: true }, intent, now: clock() }, doors);
  const racing: BookDoors["appointments"] = {
    ...appointmentStore,
    hasWaiters: async (asked) => {
      const has = await appointmentStore.hasWaiters(asked);
      await waits(); // the other process: it is full
      await doors.claims.free(holder.claimId ?? ""); // and free at that very moment
      return has;
    },
  };
  const visit = await bookWith({ appointments: racing }, who, slot, "one-tap-1");
  expect(visit.status).toBe("booked");
  expect(await count(slot, "waiting")).toBe(0);
});

test("a seat that became free while nobody looked is offered to whoever waits", async () => {
  await open();
  const slot = await firstSlot();
  const holder = await book(makeResident(), { slotId: slot });
  const waiting = await book(makeResident(), { slotId: slot, waitlist: true });
  await AppointmentModel.deleteOne({ _id: holder.id });
  await TimeClaimModel.deleteMany({});
  expect((await checkBooking(doors, clock())).map(({ code }) => code)).toEqual(["waiting-while-free"]);
  await fillQueues(doors, clock());
  expect((await appointmentStore.find({}, waiting.id))?.status).toBe("offered");
  await expectRight();
});

test("a room takes one visit at a time, whoever's; a room of the same name elsewhere is another room", async () => {
  await open();
  await open({ hostId: hosts.zhang.id });
  const seat = async (hostId: string, regionPath: readonly string[]) => {
    const slot = await firstSlot("2026-10-21", hostId);
    const { time } = await findBookableTime(slot, doors, clock());
    const room = roomOf({ room: "调解室一", regionPath });
    const wanted = {
      time,
      slotId: slot,
      appointmentId: newId(),
      version: 0,
      visitor: newId(),
      room,
      releaseAt: later(),
    };
    return claimSeat(wanted, doors.claims);
  };
  const [here, there] = [
    ["c", "t", "here"],
    ["c", "t", "there"],
  ];
  expect(await seat(hosts.li.id, here)).toHaveProperty("claimId");
  expect(await seat(hosts.zhang.id, here)).toEqual({ refused: "room" });
  expect(await seat(hosts.zhang.id, there)).toHaveProperty("claimId");
});

test("the checker finds each kind of defect, and names it", async () => {
  await open({ seats: 2 });
  const slot = await firstSlot();
  const visits = [await book(makeResident(), { slotId: slot }), await book(makeResident(), { slotId: slot })];
  await sweepHolds(doors, later());
  expect(await checkBooking(doors, later())).toEqual([]);
  const codes = async () => [...new Set((await checkBooking(doors, later())).map(({ code }) => code))].sort();
  const [one, two] = visits.map(({ claimId }) => claimId ?? "");
  const before = await TimeClaimModel.find({}).lean();
  const restore = async () => {
    await TimeClaimModel.deleteMany({});
    await TimeClaimModel.collection.insertMany(before as never);
  };
  await TimeClaimModel.deleteOne({ _id: one });
  expect(await codes()).toEqual(["visit-without-claim"]);
  await restore();
  await AppointmentModel.updateOne({ _id: visits[0]?.id }, { $set: { claimId: two } });
  expect(await codes()).toEqual(["claim-without-visit", "visit-without-claim"]);
  await AppointmentModel.updateOne({ _id: visits[0]?.id }, { $set: { claimId: one } });
  const [seat] = before.filter(({ _id }) => _id.toHexString() === two);
  await TimeClaimModel.updateOne({ _id: one }, { $set: { seat: seat?.seat, keys: ["lost"] } });
  expect(await codes()).toEqual(["claim-lacks-keys", "two-on-one-seat"]);
  await restore();
  await AppointmentModel.updateMany({}, { $set: { visitor: "user:one", room: "调解室一" } });
  expect(await codes()).toEqual(["claim-lacks-keys", "two-in-one-room", "two-of-one-visitor"]);
  await AppointmentModel.updateOne(
    { _id: visits[0]?.id },
    { $set: { status: "offered", offeredUntil: later(-30), visitor: "user:other" }, $unset: { room: 1 } },
  );
  expect(await codes()).toContain("offer-outlived");
});
