import { api } from "@qizhen/shared/contract";
import { centre, startDesk, type Desk, type Person } from "../../testing/desk";
import { signIn } from "../../testing/signIn";
import { CallModel, TicketModel } from "./model";

jest.setTimeout(120_000);
let desk: Desk;
beforeAll(async () => (desk = await startDesk()));
beforeEach(() => desk.begin());
afterAll(() => desk.app.stop());

const hourOf = (at: string | undefined) => at && new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);

/** What two visits may never share: their host at the same time, with one seat. */
const overlaps = (visits: Awaited<ReturnType<Desk["board"]>>["visits"]) =>
  visits.filter((one, at) =>
    visits.some((two, nth) => nth > at && one.host.id === two.host.id && one.start < two.end && two.start < one.end),
  );

test("who walks in gets the next free seat of today, notice or not, and is shown masked", async () => {
  await desk.open(desk.people.host);
  const first = await desk.walkIn({ matter: "想问离婚的事" });
  expect(first).toMatchObject({ status: "seated", number: 1, seat: { host: { id: desk.people.host.user.id } } });
  expect(hourOf(first.seat?.start)).toBe("10:30");
  expect(hourOf((await desk.walkIn()).seat?.start)).toBe("11:00");
  const { visits } = await desk.board();
  expect(visits[0]).toMatchObject({ status: "checked_in", walkIn: true, number: 1, matter: "想问离婚的事" });
  expect(JSON.stringify(visits)).not.toContain("来访人");
  expect(JSON.stringify(await TicketModel.find({}).lean())).not.toMatch(/来访人|离婚/);
});

test("a time that has just begun is still given, one that is half over is not", async () => {
  await desk.open(desk.people.host);
  await desk.setClock("10:44");
  expect(hourOf((await desk.walkIn()).seat?.start)).toBe("10:30");
  await desk.setClock("11:16");
  expect(hourOf((await desk.walkIn()).seat?.start)).toBe("11:30");
});

test("who wishes somebody gets a seat with them, and nobody of another centre", async () => {
  await desk.open(desk.people.host);
  await desk.open(desk.people.other);
  expect((await desk.walkIn({ hostId: desk.people.other.user.id })).seat?.host.id).toBe(desk.people.other.user.id);
  const elsewhere = (await signIn(desk.app, "mediator-4")).user.id;
  expect(await desk.refusal(desk.walkIn({ hostId: elsewhere }))).toMatchObject({ status: 404 });
});

test("forty who walk in at once and ten who book at once: no seat is doubled, numbers are unique, the rest stand in line", async () => {
  await desk.open(desk.people.host, { end: "13:00" });
  await desk.open(desk.people.other, { end: "13:00" });
  const residents = await Promise.all([...Array(10).keys()].map((nth) => desk.resident(nth + 1)));
  const slots = await desk.slots(desk.people.host);
  const [tickets] = await Promise.all([
    Promise.all([...Array(40).keys()].map(() => desk.walkIn())),
    ...residents.map((one, nth) =>
      desk.refusal(one(api.booking.book, { body: { slotId: slots[nth % slots.length]?.id ?? "" } })),
    ),
  ]);
  await desk.app.app.outbox.drain();
  await desk.app.app.jobs.runAll();
  const { visits, line } = await desk.board();
  expect(overlaps(visits)).toEqual([]);
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(40);
  expect(visits).toHaveLength(10); // five times of two hosts: 10:30 to 12:30
  expect(line).toHaveLength(40 - visits.filter((one) => one.walkIn).length);
  expect(line.map(({ number }) => number)).toEqual(line.map(({ number }) => number).sort((a, b) => a - b));
  const ids = await TicketModel.distinct("visitId", { status: "seated" });
  expect(ids).toHaveLength(visits.filter((one) => one.walkIn).length);
});

test("the repeat of a lost answer gives the same number; the key does not serve for another", async () => {
  await desk.open(desk.people.host);
  const body = { name: "何玉梅", phone: "13900001111" };
  const ask = () => desk.people.clerk(api.desk.register, { body, key: "walk-in-key-1" });
  const [one, two] = await Promise.all([ask(), ask()]);
  expect([two.id, two.number, (await ask()).id]).toEqual([one.id, one.number, one.id]);
  expect((await desk.board()).visits).toHaveLength(1);
  const another = desk.people.clerk(api.desk.register, { body: { name: "赵铁柱" }, key: "walk-in-key-1" });
  expect(await desk.refusal(another)).toMatchObject({ status: 409 });
});

test("who stands in line is seated when somebody has not come, in the order of the numbers", async () => {
  await desk.open(desk.people.host, { start: "10:30", end: "11:00" });
  const items = await desk.slots(desk.people.host);
  expect(items).toEqual([]); // too near to be booked by phone
  const seated = await desk.walkIn();
  const [first, second] = [await desk.walkIn(), await desk.walkIn()];
  expect([first.status, first.ahead, second.ahead]).toEqual(["waiting", 0, 1]);
  await desk.setClock("10:45");
  const missed = (await desk.board()).visits[0];
  await desk.people.clerk(api.booking.act, { params: { id: missed?.id ?? "" }, body: { action: "no_show" } });
  await desk.app.app.outbox.drain();
  const after = await desk.board();
  expect(after.line.map(({ number }) => number)).toEqual([second.number]);
  expect(new Map(after.visits.map(({ status, number }) => [number, status]))).toEqual(
    new Map([
      [seated.number, "no_show"],
      [first.number, "checked_in"],
    ]),
  );
});

test("numbers are one series, whether somebody has booked or not", async () => {
  await desk.open(desk.people.host, { start: "11:30", end: "13:00" });
  const resident = await desk.resident(1);
  const items = await desk.slots(desk.people.host);
  const visit = await resident(api.booking.book, { body: { slotId: items[0]?.id ?? "" } });
  await desk.walkIn();
  const arrived = await resident(api.desk.arrive, { body: { visitId: visit.id } });
  expect(arrived).toMatchObject({ status: "checked_in", number: 2, ahead: 0 });
  expect((await desk.walkIn()).number).toBe(3);
});

test("two who call the same number at once have called it once; again calls once more, a lost answer does not", async () => {
  await desk.open(desk.people.host, { room: "调解室一" });
  await desk.walkIn();
  const [visit] = (await desk.board()).visits;
  const call = (who: Person, more: { again?: true; room?: string } = {}, key?: string) =>
    who(api.desk.call, { body: { visitId: visit?.id ?? "", ...more }, ...(key && { key }) });
  const calls = await Promise.all([call(desk.people.clerk), call(desk.people.host)]);
  expect(calls.map(({ times }) => times)).toEqual([1, 1]);
  expect(calls[0]?.room).toBe("调解室一");
  expect((await call(desk.people.host, { again: true }, "again-key-1")).times).toBe(2);
  expect((await call(desk.people.host, { again: true }, "again-key-1")).times).toBe(2);
  expect(await desk.refusal(call(desk.people.other))).toMatchObject({ status: 404 });
});

test("nobody is called into a room where another talks, or to which another is on the way", async () => {
  await desk.open(desk.people.host);
  await desk.open(desk.people.other);
  const [one, two] = [
    await desk.walkIn({ hostId: desk.people.host.user.id }),
    await desk.walkIn({ hostId: desk.people.other.user.id }),
  ];
  const { visits } = await desk.board();
  const idOf = (number: number) => visits.find((visit) => visit.number === number)?.id ?? "";
  const call = (number: number, room: string) =>
    desk.people.clerk(api.desk.call, { body: { visitId: idOf(number), room } });
  await call(one.number, "调解室一");
  expect(await desk.refusal(call(two.number, "调解室一"))).toMatchObject({
    status: 409,
    message: expect.stringContaining("1 号") as string,
  });
  await desk.people.clerk(api.booking.act, { params: { id: idOf(one.number) }, body: { action: "start" } });
  await desk.setClock("10:40");
  expect(await desk.refusal(call(two.number, "调解室一"))).toMatchObject({ status: 409 });
  await desk.people.clerk(api.booking.act, { params: { id: idOf(one.number) }, body: { action: "finish" } });
  expect((await call(two.number, "调解室一")).room).toBe("调解室一");
  expect(await CallModel.countDocuments({ inRoom: { $exists: true } })).toBe(1);
});

test("a resident at the door takes a number once, sees who is before them, and gives it back", async () => {
  await desk.open(desk.people.host, { start: "10:30", end: "11:00" });
  await desk.walkIn();
  const resident = await desk.resident(1);
  const take = () => resident(api.desk.takeNumber, { body: { centre } });
  const [one, two] = [await take(), await take()];
  expect([one.status, one.ahead, two.number]).toEqual(["waiting", 0, one.number]);
  const arrival = () => resident(api.desk.arrival, { query: { centre } });
  expect((await arrival()).ticket).toMatchObject({ number: one.number });
  const stranger = await desk.resident(2);
  const leave = (who: Person) => who(api.desk.leave, { params: { id: one.id }, body: { action: "leave" } });
  expect(await desk.refusal(leave(stranger))).toMatchObject({ status: 404 });
  expect((await leave(resident)).status).toBe("left");
  expect((await arrival()).ticket).toBeUndefined();
});

test("who has booked for today checks in with one tap and takes no second number", async () => {
  await desk.open(desk.people.host, { start: "11:30", end: "13:00" });
  const resident = await desk.resident(1);
  const items = await desk.slots(desk.people.host);
  await resident(api.booking.book, { body: { slotId: items[0]?.id ?? "" } });
  const found = await resident(api.desk.arrival, { query: { centre } });
  expect(found.visits).toMatchObject([{ here: true, mayCheckIn: true }]);
  expect(await desk.refusal(resident(api.desk.takeNumber, { body: { centre } }))).toMatchObject({ status: 409 });
  const visitId = found.visits[0]?.id ?? "";
  const taps = await Promise.all(
    [1, 2].map(() => resident(api.desk.arrive, { body: { visitId }, key: "arrive-key-1" })),
  );
  expect(taps.map(({ number }) => number)).toEqual([1, 1]);
  const stranger = await desk.resident(2);
  expect(await desk.refusal(stranger(api.desk.arrive, { body: { visitId } }))).toMatchObject({ status: 404 });
});

test("whose visit the desk booked by phone number finds it at the door, once they have proved the number", async () => {
  await desk.open(desk.people.host, { start: "11:30", end: "13:00" });
  const items = await desk.slots(desk.people.host);
  const phone = "13900003333";
  await desk.people.clerk(api.booking.book, {
    body: { slotId: items[0]?.id ?? "", visitor: { name: "何玉梅", phone } },
  });
  const resident = await desk.resident(3);
  const arrival = () => resident(api.desk.arrival, { query: { centre } });
  expect((await arrival()).visits).toEqual([]);
  const { sampleCode = "" } = await resident(api.accounts.phoneCode, { body: { phone } });
  await resident(api.accounts.bindPhone, { body: { phone, code: sampleCode } });
  const visitId = (await arrival()).visits[0]?.id ?? "";
  expect(await resident(api.desk.arrive, { body: { visitId } })).toMatchObject({ status: "checked_in", number: 1 });
});

test("a mediator sees who comes to them and nobody else; a clerk of another centre is refused", async () => {
  await desk.open(desk.people.host);
  await desk.open(desk.people.other);
  await desk.walkIn({ hostId: desk.people.host.user.id });
  await desk.walkIn({ hostId: desk.people.other.user.id });
  expect((await desk.board(desk.people.host)).visits.map((visit) => visit.host.id)).toEqual([desk.people.host.user.id]);
  const town = await signIn(desk.app, "clerk-town");
  expect((await town(api.desk.board, { query: { centre } })).visits).toHaveLength(2);
  const upwards = desk.people.clerk(api.desk.board, { query: { centre: "150204101000" } });
  expect(await desk.refusal(upwards)).toMatchObject({ status: 403 });
});
