import { newId } from "../../kernel/ids";
import { startTestDatabase, tuesday } from "../../testing/app";
import { claimFirstOf } from "./claimFirstOf";
import type { AccountsDoor } from "./doors";
import { LoadModel } from "./model";
import { loadStore } from "./store";

jest.setTimeout(60_000); // a busy machine starts a database slowly

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());

const now = new Date(tuesday);
/** People of a capacity, as the accounts would answer. */
const makePeople = (count: number, capacity: number, disabled = false) => {
  const people = Array.from({ length: count }, () => ({ id: newId() }));
  const accounts = {
    staffByIds: (ids: readonly string[]) =>
      Promise.resolve(people.filter(({ id }) => ids.includes(id)).map(({ id }) => ({ id, capacity, disabled }))),
  } as unknown as AccountsDoor;
  return { people, parts: { accounts, loads: loadStore } };
};
const openOf = async (people: readonly { id: string }[]) => {
  const open = await loadStore.openOf(people.map(({ id }) => id));
  return people.map(({ id }) => open.get(id) ?? 0);
};

test("of two hundred who ask at once for three people of thirty places, ninety get one and nobody has more than thirty", async () => {
  const { people, parts } = makePeople(3, 30);
  const got = await Promise.all(
    Array.from({ length: 200 }, () => claimFirstOf({ people, caseId: newId(), now }, parts)),
  );
  expect(got.filter((one) => one !== undefined)).toHaveLength(90);
  expect(await openOf(people)).toEqual([30, 30, 30]);
  const kept = await LoadModel.find({ _id: { $in: people.map(({ id }) => id) } }).lean();
  expect(kept.map(({ claims }) => claims.length)).toEqual([30, 30, 30]);
});

test("asked again for the same case, the same person has it, once, also when that was their last place", async () => {
  const { people, parts } = makePeople(2, 1);
  const caseId = newId();
  const first = await claimFirstOf({ people, caseId, now }, parts);
  const second = await claimFirstOf({ people, caseId, now }, parts);
  expect(second).toEqual(first);
  expect((await openOf(people)).reduce((sum, open) => sum + open, 0)).toBe(1);
});

test("a place that was given back can be taken again; giving it back twice changes nothing", async () => {
  const { people, parts } = makePeople(1, 1);
  const [person] = people;
  const caseId = newId();
  await claimFirstOf({ people, caseId, now }, parts);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toBeUndefined();
  expect(await loadStore.release(person?.id ?? "", caseId)).toBe(true);
  expect(await loadStore.release(person?.id ?? "", caseId)).toBe(false);
  expect(await openOf(people)).toEqual([0]);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toEqual(person);
});

test("who was disabled takes nothing", async () => {
  const { people, parts } = makePeople(1, 30, true);
  expect(await claimFirstOf({ people, caseId: newId(), now }, parts)).toBeUndefined();
});

test("the sweep sees only places taken before, and comes round to everybody", async () => {
  await LoadModel.deleteMany({});
  const { people, parts } = makePeople(3, 5);
  const later = new Date(now.getTime() + 60_000);
  for (const person of people) {
    await claimFirstOf({ people: [person], caseId: newId(), now }, parts);
    await claimFirstOf({ people: [person], caseId: newId(), now: later }, parts);
  }
  const seen = [];
  for (let turn = 1; turn <= 3; turn++) seen.push(...(await loadStore.claimsBefore(new Date(now.getTime() + turn), 1)));
  expect(seen.map(({ staffId }) => staffId).sort()).toEqual(people.map(({ id }) => id).sort());
});
