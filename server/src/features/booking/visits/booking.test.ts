import {
  act,
  asStaff,
  beginAnew,
  book,
  clerk,
  clock,
  count,
  deliver,
  doors,
  firstSlot,
  hosts,
  makeResident,
  open,
  refusal,
  stranger,
} from "../../../testing/booking";
import { startTestDatabase } from "../../../testing/app";
import { appointmentStore } from "./appointmentStore";
import { listSlots } from "../hours/listSlots";
import { slotId } from "../rules/slots";
import { AppointmentModel, TimeClaimModel } from "../model";
import { watchVisits } from "../watch";
import { sweepHolds } from "./sweepHolds";

jest.setTimeout(60_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);
/** What the platform does with holds whose time is up. */
const sweepLater = () => sweepHolds(doors, new Date(clock().getTime() + 5 * 60_000));

test("what is offered can be booked; it is free no more, and its visitor is told to nobody else", async () => {
  await open();
  const slot = await firstSlot();
  const who = makeResident();
  const visit = await book(who, { slotId: slot });
  expect(visit).toMatchObject({ status: "booked", hostId: hosts.li.id, userId: who.id });
  expect(await firstSlot()).not.toBe(undefined);
  const [first] = await listSlots({ hostId: hosts.li.id, from: "2026-10-21", to: "2026-10-21", now: clock() }, doors);
  expect([first && slotId(first), first?.free]).toEqual([slot, 0]);
  expect(JSON.stringify(await AppointmentModel.findOne({}).lean())).not.toMatch(/王桂兰|13900005678/);
  await sweepLater();
  expect(await TimeClaimModel.countDocuments({ releaseAt: { $exists: false } })).toBe(1);
});

test("sixty residents who each ask three times at once for twenty seats: twenty are booked, the rest wait in their order", async () => {
  await open({ seats: 20 });
  const slot = await firstSlot();
  const residents = Array.from({ length: 60 }, makeResident);
  const visits = await Promise.all(
    residents.flatMap((who, nth) =>
      [1, 2, 3].map(() => book(who, { slotId: slot, waitlist: true }, `storm-key-${nth}`)),
    ),
  );
  expect(new Set(visits.map(({ id }) => id)).size).toBe(60);
  expect([await count(slot, "booked"), await count(slot, "waiting")]).toEqual([20, 40]);
  expect(await TimeClaimModel.countDocuments({})).toBe(20);

  const booked = await AppointmentModel.find({ slotId: slot, status: "booked" }).limit(5).lean();
  const next = await appointmentStore.waitersOf(slot, 5);
  await Promise.all(
    booked.map(({ _id, userId = "" }) => act({ ...makeResident(), id: userId }, _id.toHexString(), "cancel")),
  );
  await deliver();
  const offered = await AppointmentModel.find({ slotId: slot, status: "offered" }).lean();
  expect(offered.map(({ _id }) => _id.toHexString()).sort()).toEqual(next.map(({ id }) => id).sort());
  expect(await TimeClaimModel.countDocuments({})).toBe(20);
});

test("a freed place is held for the first who waits; whoever comes later does not get it before them", async () => {
  await open();
  const slot = await firstSlot();
  const [holder, waiter, late] = [makeResident(), makeResident(), makeResident()];
  const held = await book(holder, { slotId: slot });
  const waiting = await book(waiter, { slotId: slot, waitlist: true });
  expect(waiting.status).toBe("waiting");
  await act(holder, held.id, "cancel");
  expect(await refusal(book(late, { slotId: slot }))).toMatchObject({ status: 409 }); // before the place is passed on
  await deliver();
  expect(await refusal(book(late, { slotId: slot }))).toMatchObject({ status: 409 });
  expect((await act(waiter, waiting.id, "take")).status).toBe("booked");
  await sweepLater();
  expect(await TimeClaimModel.countDocuments({ releaseAt: { $exists: false } })).toBe(1);
});

test("who does not answer in time loses the offer to the next", async () => {
  await open();
  const slot = await firstSlot();
  const [holder, first, second] = [makeResident(), makeResident(), makeResident()];
  const held = await book(holder, { slotId: slot });
  const one = await book(first, { slotId: slot, waitlist: true });
  clock.forward(1000);
  const two = await book(second, { slotId: slot, waitlist: true });
  await act(holder, held.id, "cancel");
  await deliver();
  clock.forward(31 * 60_000);
  expect(await refusal(act(first, one.id, "take"))).toMatchObject({ status: 409 });
  await watchVisits(doors, clock());
  await deliver();
  expect((await appointmentStore.find({}, one.id))?.status).toBe("lapsed");
  expect((await appointmentStore.find({}, two.id))?.status).toBe("offered");
});

test("a process that dies after it has taken a seat loses it to others, not for ever; one that has written the visit keeps it", async () => {
  await open();
  const slot = await firstSlot();
  const visit = await book(makeResident(), { slotId: slot });
  await TimeClaimModel.updateOne({}, { $set: { releaseAt: clock() } }); // as if it had died before saying so
  await sweepHolds(doors, clock());
  expect(await TimeClaimModel.countDocuments({ releaseAt: { $exists: false } })).toBe(1);
  await AppointmentModel.deleteOne({ _id: visit.id }); // as if it had never been written
  await TimeClaimModel.updateOne({}, { $set: { releaseAt: clock() } });
  await sweepHolds(doors, clock());
  expect(await TimeClaimModel.countDocuments({})).toBe(0);
  expect((await book(makeResident(), { slotId: slot })).status).toBe("booked");
});

test("moving takes the new time before it gives up the old one; a move to a full time changes nothing", async () => {
  await open();
  const [slot, other] = [await firstSlot(), await firstSlot("2026-10-22")];
  const [who, neighbour] = [makeResident(), makeResident()];
  const visit = await book(who, { slotId: slot });
  await book(neighbour, { slotId: other });
  expect(await refusal(act(who, visit.id, "move", { slotId: other }))).toMatchObject({ status: 409 });
  expect((await appointmentStore.find({}, visit.id))?.slotId).toBe(slot);
  const friday = await firstSlot("2026-10-23");
  const moved = await act(who, visit.id, "move", { slotId: friday, key: "move-key-1" });
  expect(await act(who, visit.id, "move", { slotId: friday, key: "move-key-1" })).toMatchObject({
    slotId: moved.slotId,
  });
  await deliver();
  expect(moved).toMatchObject({ slotId: friday, status: "booked" });
  expect(await TimeClaimModel.countDocuments({})).toBe(2);
  expect((await book(makeResident(), { slotId: slot })).status).toBe("booked");
});

test("nobody is at two places at once, with whomever", async () => {
  await open();
  await open({ hostId: hosts.zhang.id });
  const who = makeResident();
  await book(who, { slotId: await firstSlot() });
  const clash = await refusal(book(who, { slotId: await firstSlot("2026-10-21", hosts.zhang.id), waitlist: true }));
  expect(clash).toMatchObject({ status: 409, message: expect.stringContaining("已经约了别的") as string });
});

test("a key does not serve for another booking", async () => {
  await open();
  const who = makeResident();
  await book(who, { slotId: await firstSlot() }, "one-key-1");
  const other = book(who, { slotId: await firstSlot("2026-10-22") }, "one-key-1");
  expect(await refusal(other)).toMatchObject({ status: 409 });
  expect(await AppointmentModel.countDocuments({})).toBe(1);
});

test("a time that is past, off the grid, too near, too far, or nobody's is refused and changes nothing", async () => {
  const hours = await open();
  const named = (at: string) => slotId({ hours, start: new Date(at) });
  const who = makeResident();
  for (const [slot, status] of [
    [named("2026-10-19T14:30:00+08:00"), 422],
    [named("2026-10-21T14:35:00+08:00"), 422],
    [named("2026-12-30T14:30:00+08:00"), 422],
    ["0123456789abcdef01234567-abc", 404],
    ["no-slot", 404],
  ] as const)
    expect(await refusal(book(who, { slotId: slot, waitlist: true }))).toMatchObject({ status });
  clock.set("2026-10-20T14:00:00+08:00");
  expect(await refusal(book(who, { slotId: named("2026-10-20T14:30:00+08:00") }))).toMatchObject({ status: 422 });
  expect([await AppointmentModel.countDocuments({}), await TimeClaimModel.countDocuments({})]).toEqual([0, 0]);
});

test("somebody else's appointment is not there; of the desk's, only its own region's", async () => {
  await open();
  const visit = await book(makeResident(), { slotId: await firstSlot() });
  for (const actor of [makeResident(), stranger, asStaff(hosts.zhang)])
    expect(await refusal(act(actor, visit.id, "cancel"))).toMatchObject({ status: 404 });
  expect((await act(clerk, visit.id, "cancel")).status).toBe("cancelled");
});

test("after three times of not coming a person of the centre is asked first, and books for them", async () => {
  await open();
  const who = makeResident();
  for (const day of ["2026-10-21", "2026-10-22", "2026-10-23"]) {
    clock.set(`${day}T10:00:00+08:00`);
    const visit = await book(who, { slotId: await firstSlot(day) });
    clock.set(`${day}T15:00:00+08:00`);
    await act(asStaff(hosts.li), visit.id, "no_show");
  }
  const slot = await firstSlot("2026-10-26");
  expect(await refusal(book(who, { slotId: slot }))).toMatchObject({ status: 422 });
  const visitor = { name: "王桂兰", phone: "13900005678" };
  expect((await book(clerk, { slotId: slot, visitor })).status).toBe("booked");
});

test("on the day: who comes gets the next number, is received, and it ends", async () => {
  await open();
  const [who, other] = [makeResident(), makeResident()];
  const first = await book(who, { slotId: await firstSlot() });
  clock.set("2026-10-21T14:00:00+08:00");
  const [, second] = await listSlots(
    { hostId: hosts.li.id, from: "2026-10-21", to: "2026-10-21", now: clock() },
    doors,
  );
  const next = await book(other, { slotId: second ? slotId(second) : "" });
  expect((await act(other, next.id, "check_in")).queueNumber).toBe(1);
  expect((await act(who, first.id, "check_in")).queueNumber).toBe(2);
  expect((await act(asStaff(hosts.li), first.id, "start")).status).toBe("started");
  expect((await act(asStaff(hosts.li), first.id, "finish")).status).toBe("finished");
});
