import { api } from "@qizhen/shared/contract";
import type { Appointment } from "@qizhen/shared/contract/booking";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";
import { AppointmentModel, ScheduleModel, TimeClaimModel } from "../model";

jest.setTimeout(120_000);

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let admin: Person;
let clerk: Person;
let host: Person;
let colleague: Person;
let people: Person[];

/** A day on, nobody is signed in any more. */
const signInAgain = async () => {
  [admin, clerk, host, colleague] = (await Promise.all(
    ["admin", "clerk-village", "mediator-1", "mediator-2"].map((who) => signIn(app, who)),
  )) as [Person, Person, Person, Person];
  people = await Promise.all([1, 2, 3].map((nth) => signIn(app, `sample-resident-${nth}`)));
};
beforeAll(async () => {
  app = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set("2026-10-20T10:20:00+08:00"); // a Tuesday
  await signInAgain();
  await takeLeave([]);
  await app.app.outbox.drain();
  await Promise.all([ScheduleModel.deleteMany({}), AppointmentModel.deleteMany({}), TimeClaimModel.deleteMany({})]);
});

const takeLeave = (leave: { from: string; to: string }[]) =>
  admin(api.accounts.updateStaff, { params: { id: host.user.id }, body: { leave } });
const openHours = (hostId: string, days: number[], to = "2026-12-31") =>
  clerk(api.booking.createSchedule, {
    body: {
      hostId,
      service: "people",
      mode: "centre",
      slotMinutes: 30,
      seats: 1,
      weekly: days.map((weekday) => ({ weekday, start: "09:00", end: "10:30" })),
      from: "2026-10-20",
      to,
    },
  });
const slotsOf = async (hostId: string, day: string) =>
  (await clerk(api.booking.slots, { query: { hostId, from: day, to: day } })).items;
/** The three residents take the three times of Thursday, the last of them first. */
const bookThursday = async () => {
  const slots = await slotsOf(host.user.id, "2026-10-22");
  for (const [nth, person] of people.entries()) {
    app.clock.forward(60_000);
    await person(api.booking.book, { body: { slotId: slots[2 - nth]?.id ?? "" } });
  }
};
const mine = async (person: Person): Promise<Appointment> => {
  const { items } = await person(api.booking.list, {});
  return items[0] as Appointment;
};
const noticesOf = async (person: Person) => (await person(api.notices.list, { query: { limit: 100 } })).items;

test("a mediator takes sick leave: the three who booked are each held three other times, nobody the same, and one tap settles it", async () => {
  await openHours(host.user.id, [4]);
  await openHours(colleague.user.id, [3, 5]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-20", to: "2026-10-25" }]);
  await app.app.outbox.drain();

  const visits = await Promise.all(people.map(mine));
  expect(visits.map(({ status }) => status)).toEqual(["booked", "booked", "booked"]);
  const offers = visits.map(({ unsettled }) => unsettled?.offers ?? []);
  expect(offers.map(({ length }) => length)).toEqual([3, 3, 3]);
  const all = offers.flat().map(({ id }) => id);
  expect(new Set(all).size).toBe(9);
  expect(visits[0]?.unsettled).toMatchObject({ why: "leave", called: false });
  // The first who booked is served first: the soonest of the host's own later times is theirs.
  const own = offers.map((held) => held.find((offer) => offer.host.id === host.user.id)?.start);
  expect(own).toEqual(["2026-10-29T01:00:00.000Z", "2026-10-29T01:30:00.000Z", "2026-10-29T02:00:00.000Z"]);
  // What is held is nobody else's.
  const later = await slotsOf(host.user.id, "2026-10-29");
  expect(later.map(({ free }) => free)).toEqual([0, 0, 0]);
  expect((await noticesOf(people[0] as Person))[0]).toMatchObject({ title: "约好的时间要改" });

  for (const [nth, person] of people.entries()) {
    const [offer] = offers[nth] ?? [];
    const moved = await person(api.booking.act, {
      params: { id: visits[nth]?.id ?? "" },
      body: { action: "move", slotId: offer?.id ?? "" },
    });
    expect(moved).toMatchObject({ status: "booked", slot: { start: offer?.start } });
    expect(moved.unsettled).toBeUndefined();
  }
  await app.app.outbox.drain();
  expect(await TimeClaimModel.countDocuments({})).toBe(3); // old places and unwanted offers are given back
  expect(await TimeClaimModel.countDocuments({ releaseAt: { $exists: true } })).toBe(0);
});

test("told twice, by two servers, or once more by the job: the same offers stand, nobody is told twice", async () => {
  await openHours(host.user.id, [4]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-22", to: "2026-10-22" }]);
  await app.app.outbox.drain();
  const before = await Promise.all(people.map(mine));
  const told = (await noticesOf(people[0] as Person)).length;
  await Promise.all([app.app.booking.settleHost(host.user.id, app.clock()), app.app.booking.settleHost(host.user.id, app.clock())]); // prettier-ignore
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
  expect(await Promise.all(people.map(mine))).toEqual(before);
  expect((await noticesOf(people[0] as Person)).length).toBe(told);
});

test("leave that nobody spoke of (a server died before it could) is found by the job", async () => {
  await openHours(host.user.id, [4]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-22", to: "2026-10-22" }]);
  await AppointmentModel.db.collection("users").updateMany({}, { $set: { outbox: [] }, $unset: { outboxAt: 1 } });
  expect((await mine(people[0] as Person)).unsettled).toBeUndefined();
  await app.app.jobs.runAll();
  expect((await mine(people[0] as Person)).unsettled).toMatchObject({ why: "leave" });
});

test("leave that is taken back gives everybody their time again, and nothing stays held", async () => {
  await openHours(host.user.id, [4]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-22", to: "2026-10-22" }]);
  await app.app.outbox.drain();
  await takeLeave([]);
  await app.app.outbox.drain();
  const visit = await mine(people[0] as Person);
  expect([visit.status, visit.unsettled]).toEqual(["booked", undefined]);
  expect(await TimeClaimModel.countDocuments({})).toBe(3);
  expect((await noticesOf(people[0] as Person))[0]).toMatchObject({ title: "还是原来的时间" });
});

test("a closed day, hours that end, and a host who leaves: in each case other times are offered", async () => {
  const hours = await openHours(host.user.id, [4]);
  await openHours(colleague.user.id, [3, 5]);
  await bookThursday();
  await clerk(api.booking.changeSchedule, {
    params: { id: hours.id },
    body: { action: "except", day: "2026-10-22", open: [] },
  });
  await app.app.outbox.drain();
  expect((await mine(people[1] as Person)).unsettled).toMatchObject({ why: "closed" });
  await clerk(api.booking.changeSchedule, {
    params: { id: hours.id },
    body: { action: "except", day: "2026-10-22", open: [{ start: "09:00", end: "10:30" }] },
  });
  await app.app.outbox.drain();
  expect((await mine(people[1] as Person)).unsettled).toBeUndefined();

  await clerk(api.booking.changeSchedule, { params: { id: hours.id }, body: { action: "end", to: "2026-10-21" } });
  await app.app.outbox.drain();
  const { unsettled } = await mine(people[1] as Person);
  expect(unsettled).toMatchObject({ why: "ended" });
  expect(new Set(unsettled?.offers.map((offer) => offer.host.id))).toEqual(new Set([colleague.user.id]));
});

test("leave that leaves nobody: the clerk is told at once, sees the visits, reads a number that is recorded, and moves one", async () => {
  await openHours(host.user.id, [4]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-20", to: "2026-12-31" }]);
  await app.app.outbox.drain();
  expect((await noticesOf(clerk))[0]).toMatchObject({ title: "有人约的时间要改" });
  const { items } = await clerk(api.visits.unsettled, {});
  expect(items.length).toBe(3);
  expect(items[0]?.unsettled).toMatchObject({ offers: [], called: true });
  expect(items[0]?.visitor.name).toMatch(/^.\*+$|\*/);
  const id = items[0]?.id ?? "";
  const shown = await clerk(api.visits.contact, { params: { id }, body: { reason: "打电话改时间" } });
  expect(shown.name).not.toMatch(/\*/);
  const far = await signIn(app, "mediator-4");
  expect(await refusalOf(far(api.visits.contact, { params: { id }, body: { reason: "看看" } }))).toMatchObject({ status: 404 }); // prettier-ignore
  await openHours(colleague.user.id, [3]);
  const [slot] = await slotsOf(colleague.user.id, "2026-10-21");
  await clerk(api.booking.act, { params: { id }, body: { action: "move", slotId: slot?.id ?? "" } });
  expect((await clerk(api.visits.unsettled, {})).items.length).toBe(2);
});

test("who has not chosen by the stated time is called by the desk; the hour over, the visit is nobody's fault", async () => {
  await openHours(host.user.id, [4]);
  await openHours(colleague.user.id, [3, 5]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-22", to: "2026-10-22" }]);
  await app.app.outbox.drain();
  const { id, unsettled } = await mine(people[0] as Person);
  app.clock.set(new Date(unsettled?.until ?? ""));
  await signInAgain();
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
  expect((await mine(people[0] as Person)).unsettled?.called).toBe(true);
  expect((await noticesOf(clerk))[0]).toMatchObject({ title: "有人约的时间要改" });
  app.clock.set("2026-10-22T10:20:00+08:00");
  await signInAgain();
  const noShow = clerk(api.booking.act, { params: { id }, body: { action: "no_show" } });
  expect(await refusalOf(noShow)).toMatchObject({ status: 409 });
  app.clock.set("2026-10-22T10:31:00+08:00");
  await app.app.jobs.runAll();
  expect((await mine(people[0] as Person)).status).toBe("lapsed");
});

test("of two who tap the same hold of others nobody loses; a hold that lapsed is a time like any other", async () => {
  await openHours(host.user.id, [4]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-22", to: "2026-10-22" }]);
  await app.app.outbox.drain();
  const visit = await mine(people[0] as Person);
  const theirs = (await mine(people[1] as Person)).unsettled?.offers[0]?.id ?? "";
  const stolen = (people[0] as Person)(api.booking.act, {
    params: { id: visit.id },
    body: { action: "move", slotId: theirs },
  });
  expect(await refusalOf(stolen)).toMatchObject({ status: 409 });
  expect((await mine(people[0] as Person)).unsettled?.offers.length).toBe(visit.unsettled?.offers.length);

  await TimeClaimModel.deleteMany({ releaseAt: { $exists: true } }); // as the sweep does
  const chosen = visit.unsettled?.offers[0]?.id ?? "";
  const key = "one-tap-one-move";
  const tap = () =>
    (people[0] as Person)(api.booking.act, { params: { id: visit.id }, body: { action: "move", slotId: chosen }, key });
  const [one, two] = await Promise.all([tap(), tap()]);
  expect([one.slot.id, two.slot.id]).toEqual([chosen, chosen]);
});

test("who would have stood in goes on leave too: what was offered of theirs is taken back, and others are held", async () => {
  const third = await signIn(app, "mediator-3");
  const ofColleague = (leave: { from: string; to: string }[]) =>
    admin(api.accounts.updateStaff, { params: { id: colleague.user.id }, body: { leave } });
  await openHours(host.user.id, [4], "2026-10-22");
  await openHours(colleague.user.id, [3, 5]);
  await bookThursday();
  await takeLeave([{ from: "2026-10-20", to: "2026-12-31" }]);
  await app.app.outbox.drain();
  const offeredBy = async () =>
    new Set(
      (await Promise.all(people.map(mine))).flatMap(({ unsettled }) => unsettled?.offers.map((one) => one.host.id)),
    );
  expect(await offeredBy()).toEqual(new Set([colleague.user.id]));
  await openHours(third.user.id, [2]);
  await ofColleague([{ from: "2026-10-20", to: "2026-12-31" }]);
  await app.app.outbox.drain();
  expect(await offeredBy()).toEqual(new Set([third.user.id]));
  await ofColleague([]);
  await app.app.outbox.drain();
  await app.app.jobs.runAll();
  expect(await offeredBy()).toEqual(new Set([third.user.id]));
});
