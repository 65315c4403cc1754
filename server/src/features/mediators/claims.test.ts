import { newId } from "../../kernel/ids";
import { startTestDatabase, tuesday } from "../../testing/app";
import { claimFirstOf, hasRoom, type Claimant } from "./claimFirstOf";
import type { AccountsDoor } from "./doors";
import { LoadModel } from "./model";
import { createStandings, type Standing } from "./standings";
import { loadStore } from "./store";

jest.setTimeout(120_000); // a busy machine starts a database slowly

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());

const now = new Date(tuesday);
interface Mediator extends Claimant {
  capacity: number;
}
/** What another process would have of its own. */
const makeProcess = (people: readonly Mediator[], disabled = false) => ({
  accounts: {
    staffByIds: (ids: readonly string[]) =>
      Promise.resolve(
        people.filter(({ id }) => ids.includes(id)).map(({ id, capacity }) => ({ id, capacity, disabled })),
      ),
  } as unknown as Pick<AccountsDoor, "staffByIds">,
  loads: loadStore,
  standings: createStandings(loadStore),
  held: new Map<string, string>(),
});
/** People of these capacities, as the accounts would answer. */
const makePeople = (capacities: readonly number[], more: Partial<Claimant> = {}, disabled = false) => {
  const people: Mediator[] = capacities.map((capacity) => ({ id: newId(), capacity, ...more }));
  return { people, parts: makeProcess(people, disabled) };
};
const openOf = async (people: readonly { id: string }[]) => {
  const open = await loadStore.openOf(people.map(({ id }) => id));
  return people.map(({ id }) => open.get(id) ?? 0);
};
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);
/** The freer, the better. */
const freest = (standing: Standing) => -standing.load;

test("of two hundred who ask at once for three people of thirty places, ninety get one and nobody has more than thirty", async () => {
  const { people, parts } = makePeople([30, 30, 30]);
  const got = await Promise.all(
    Array.from({ length: 200 }, () => claimFirstOf({ people, caseId: newId(), now }, parts)),
  );
  expect(got.filter((one) => one !== undefined)).toHaveLength(90);
  expect(await openOf(people)).toEqual([30, 30, 30]);
  const kept = await LoadModel.find({ _id: { $in: people.map(({ id }) => id) } }).lean();
  expect(kept.map(({ claims }) => claims.length)).toEqual([30, 30, 30]);
});

test("of a thousand who ask at once for fifty people of unequal capacity nobody gets one too many, and equals have equally much", async () => {
  const capacities = Array.from({ length: 50 }, (_, nth) => [15, 20, 25, 30, 40][nth % 5] ?? 0);
  const { people, parts } = makePeople(capacities);
  for (const person of people) person.worth = ({ load }) => 1 / (1 + load / person.capacity);
  const got = await Promise.all(
    Array.from({ length: 1000 }, () => claimFirstOf({ people, caseId: newId(), now }, parts)),
  );
  expect(got.every((one) => one !== undefined)).toBe(true);
  const open = await openOf(people);
  expect(open.reduce((sum, one) => sum + one, 0)).toBe(1000);
  for (const [nth, one] of open.entries()) expect(one).toBeLessThanOrEqual(capacities[nth] ?? 0);
  for (const capacity of new Set(capacities))
    expect(spread(open.filter((_, nth) => capacities[nth] === capacity))).toBeLessThanOrEqual(1);
});

test("also when they ask three servers, each with its own idea of who is free", async () => {
  const { people } = makePeople(
    Array.from({ length: 10 }, () => 30),
    { worth: freest },
  );
  const servers = [1, 2, 3].map(() => makeProcess(people));
  const ask = (_: unknown, nth: number) =>
    claimFirstOf({ people, caseId: newId(), now }, servers[nth % 3] ?? makeProcess(people));
  await Promise.all(Array.from({ length: 150 }, ask));
  const open = await openOf(people);
  expect(open.reduce((sum, one) => sum + one, 0)).toBe(150);
  expect(spread(open)).toBeLessThanOrEqual(1);
});

test("a thousand and more than there is room for fill everybody and no more", async () => {
  const { people, parts } = makePeople(
    Array.from({ length: 20 }, (_, nth) => 3 + nth),
    { worth: freest },
  );
  const got = await Promise.all(
    Array.from({ length: 400 }, () => claimFirstOf({ people, caseId: newId(), now }, parts)),
  );
  const room = people.reduce((sum, { capacity }) => sum + capacity, 0);
  expect(got.filter((one) => one !== undefined)).toHaveLength(room);
  expect(await openOf(people)).toEqual(people.map(({ capacity }) => capacity));
});

test("those of the next tier are asked only when all before them are full", async () => {
  const { people: own, parts: _ } = makePeople([2, 1]);
  void _;
  const [above] = makePeople([5]).people as [Mediator];
  const all = [{ ...above, tier: 1, worth: () => 100 }, ...own.map((one) => ({ ...one, tier: 0, worth: freest }))];
  const parts = makeProcess(all);
  const got = [];
  for (let nth = 0; nth < 5; nth++) got.push((await claimFirstOf({ people: all, caseId: newId(), now }, parts))?.id);
  expect(got.slice(0, 3)).not.toContain(above.id);
  expect(got.slice(3)).toEqual([above.id, above.id]);
});

test("what a case weighs counts for who is freest, and not for how many fit", async () => {
  const { people, parts } = makePeople([2, 2], { worth: freest });
  const [first, second] = people as [Mediator, Mediator];
  const claim = (load: number) =>
    claimFirstOf({ people: people.map((one) => ({ ...one, load })), caseId: newId(), now }, parts);
  expect((await claim(4))?.id).toBe(first.id);
  expect((await claim(1))?.id).toBe(second.id);
  expect((await claim(1))?.id).toBe(second.id); // two blue ones are lighter than a red one
  expect((await claim(1))?.id).toBe(first.id);
  expect(await claim(1)).toBeUndefined();
  const stands = await loadStore.standingsOf([first.id, second.id], now);
  expect(stands.get(first.id)).toEqual({ open: 2, load: 5, lately: 2 });
});

test("a case that turns out graver weighs more, once, and takes its weight with it when it goes", async () => {
  const { people, parts } = makePeople([5], { load: 1 });
  const [person] = people as [Mediator];
  const caseId = newId();
  await claimFirstOf({ people, caseId, now }, parts);
  expect(await loadStore.reweigh(person.id, caseId, 4)).toBe(3);
  expect(await loadStore.reweigh(person.id, caseId, 4)).toBeUndefined();
  const standing = async () => (await loadStore.standingsOf([person.id], now)).get(person.id);
  expect(await standing()).toMatchObject({ open: 1, load: 4 });
  expect(await loadStore.release(person.id, caseId)).toBe(4);
  expect(await standing()).toMatchObject({ open: 0, load: 0 });
  expect(await loadStore.reweigh(person.id, caseId, 2)).toBeUndefined();
});

test("what somebody was given counts for thirty days, also when it is over", async () => {
  const { people, parts } = makePeople([5]);
  const [person] = people as [Mediator];
  const caseId = newId();
  await claimFirstOf({ people, caseId, now }, parts);
  await loadStore.release(person.id, caseId);
  const lately = async (days: number) =>
    (await loadStore.standingsOf([person.id], new Date(now.getTime() + days * 86_400_000))).get(person.id)?.lately;
  expect([await lately(0), await lately(30), await lately(31)]).toEqual([1, 1, 0]);
});

test("asked again for the same case, the same person has it, once, also when that was their last place", async () => {
  const { people, parts } = makePeople([1, 1]);
  const caseId = newId();
  const first = await claimFirstOf({ people, caseId, now }, parts);
  const second = await claimFirstOf({ people, caseId, now }, parts);
  expect(second).toEqual(first);
  expect((await openOf(people)).reduce((sum, open) => sum + open, 0)).toBe(1);
});

test("a place that was given back can be taken again; giving it back twice changes nothing", async () => {
  const { people, parts } = makePeople([1]);
  const [person] = people;
  const caseId = newId();
  await claimFirstOf({ people, caseId, now }, parts);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toBeUndefined();
  expect(await hasRoom({ people, now }, parts)).toBe(false);
  expect(await loadStore.release(person?.id ?? "", caseId)).toBe(1);
  expect(await loadStore.release(person?.id ?? "", caseId)).toBeUndefined();
  expect(await openOf(people)).toEqual([0]);
  parts.standings.changed(person?.id ?? "", -1, -1);
  expect(await hasRoom({ people, now }, parts)).toBe(true);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toEqual(person);
});

test("a place that another server has given back is found before anybody is sent to the queue", async () => {
  const { people, parts } = makePeople([1]);
  const caseId = newId();
  await claimFirstOf({ people, caseId, now }, parts);
  await loadStore.release(people[0]?.id ?? "", caseId); // by another server: nothing here was told
  await new Promise((done) => setTimeout(done, 60)); // figures of this very moment are believed
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toEqual(people[0]);
});

test("who was disabled takes nothing", async () => {
  const { people, parts } = makePeople([30], {}, true);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toBeUndefined();
});

test("the sweep sees only places taken before, and comes round to everybody", async () => {
  await LoadModel.deleteMany({});
  const { people, parts } = makePeople([5, 5, 5]);
  const later = new Date(now.getTime() + 60_000);
  for (const person of people) {
    await claimFirstOf({ people: [person], caseId: newId(), now }, parts);
    await claimFirstOf({ people: [person], caseId: newId(), now: later }, parts);
  }
  const seen = [];
  for (let turn = 1; turn <= 3; turn++) seen.push(...(await loadStore.claimsBefore(new Date(now.getTime() + turn), 1)));
  expect(seen.map(({ staffId }) => staffId).sort()).toEqual(people.map(({ id }) => id).sort());
});

test("places taken before cases were weighed are given back like any other", async () => {
  const [staffId, caseId] = [newId(), newId()];
  const { Types } = await import("mongoose");
  const claims = [{ caseId: new Types.ObjectId(caseId), at: now }];
  await LoadModel.collection.insertOne({ _id: new Types.ObjectId(staffId), open: 1, claims, sweptAt: now });
  const people = [{ id: staffId, capacity: 2 }];
  expect(await claimFirstOf({ people, caseId: newId(), now }, makeProcess(people))).toEqual(people[0]);
  expect(await loadStore.release(staffId, caseId)).toBe(0);
  expect((await loadStore.standingsOf([staffId], now)).get(staffId)).toMatchObject({ open: 1, load: 1 });
});
