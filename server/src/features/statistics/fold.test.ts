import * as fc from "fast-check";
import { outcomes, keysOf } from "@qizhen/shared/vocabulary";
import { newId } from "../../kernel/ids";
import { startTestDatabase } from "../../testing/app";
import type { CountedCaseSource } from "../cases";
import { bookStore } from "./bookStore";
import { countStore } from "./countStore";
import type { Judgement } from "./rules/shapes";
import { factStore } from "./factStore";
import { fold, foldOnce, readFacts } from "./fold";
import { StatBookModel, StatCountModel, StatFactModel } from "./model";
import { keepCounting, markChanged, rebuild, type RebuildDoors } from "./rebuild";
import { cellsOf, keyOf } from "./rules/cells";

jest.setTimeout(120_000);
let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const now = new Date("2026-10-20T02:20:00Z");
const ids = Array.from({ length: 6 }, () => newId());
const people = ["a".repeat(24), "b".repeat(24)].map((id) => ({ id, name: id.slice(0, 1), unit: "松石社区" }));

const person = fc.constantFrom(...people);
const instant = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 2, 1 + days)));
const anyCase = fc.record({
  village: fc.constantFrom("150204101001", "150204101002"),
  category: fc.constantFrom("neighbour" as const, "land" as const),
  reportedAt: instant,
  withdrawnEarly: fc.boolean(),
  responsible: fc.option(person, { nil: undefined }),
  ended: fc.option(
    fc.record({
      at: instant,
      outcome: fc.constantFrom(...keysOf(outcomes)),
      hands: fc.option(person, { nil: undefined }),
      inTime: fc.option(fc.boolean(), { nil: undefined }),
      fulfilled: fc.boolean(),
    }),
    { nil: undefined },
  ),
  reopened: fc.boolean(),
});
const mark = fc.integer({ min: 1, max: 5 });
const anyJudgement = fc.option(
  fc.record({
    ratings: fc.array(fc.record({ overall: mark, speed: mark, words: fc.constantFrom("拖了两个月", "很耐心", "") }), { maxLength: 3 }), // prettier-ignore
    kept: fc.constantFrom("yes" as const, "no" as const),
  }),
  { nil: undefined },
);

type Made = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;
const sourceOf = (id: string, { village, ...c }: Made): CountedCaseSource => ({
  id,
  number: "2026-0001",
  title: "楼上漏水",
  status: c.ended ? "closed" : "mediating",
  grid: null,
  regionPath: ["150204000000", "150204101000", village],
  accepted: c.ended !== undefined,
  ...c,
});

/** Cases as they stand, and events about them that are still on their way. */
const makeWorld = () => {
  const cases = new Map<string, CountedCaseSource>();
  const judged = new Map<string, Judgement>();
  const onTheirWay: string[] = [];
  const doors: RebuildDoors = {
    cases: {
      countedOf: (asked) => Promise.resolve(new Map([...cases].filter(([id]) => asked.includes(id)))),
      idsAfter: (after, limit) => Promise.resolve([...cases.keys()].sort().filter((id) => !after || id > after).slice(0, limit)), // prettier-ignore
    },
    judgementsOf: (asked) => Promise.resolve(new Map([...judged].filter(([id]) => asked.includes(id)))),
    books: bookStore,
    facts: factStore,
    counts: countStore,
  };
  return { cases, judged, onTheirWay, doors };
};
type World = ReturnType<typeof makeWorld>;

/** A process that dies after so many writes. */
const dying = (doors: RebuildDoors, writes: number): RebuildDoors => {
  let left = writes;
  const live = () => {
    if (--left < 0) throw new Error("died");
  };
  return {
    ...doors,
    books: { ...bookStore, close: async (...given) => (live(), bookStore.close(...given)) },
    facts: { ...factStore, settle: async (...given) => (live(), factStore.settle(...given)) },
    counts: { ...countStore, add: async (...given) => (live(), countStore.add(...given)) },
  };
};

const ignoringDeath = (work: Promise<unknown>) =>
  work.catch((error: Error) => {
    if (error.message !== "died") throw error;
  });

/** What the running counts say: every number that is not 0, by its row. */
const counted = async (): Promise<Record<string, number>> => {
  const { live } = await bookStore.books();
  const rows = await StatCountModel.find({ book: live }).lean();
  return Object.fromEntries(
    rows.flatMap((row) => Object.entries(row.n).filter(([, n]) => n !== 0).map(([name, n]) => [`${keyOf(row)} ${name}`, n])), // prettier-ignore
  );
};

/** The same, counted from the cases as they stand. */
const recounted = async ({ cases, doors }: World): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const facts of (await readFacts([...cases.keys()], doors)).values())
    for (const cell of cellsOf(facts))
      for (const [name, n] of Object.entries(cell.n)) {
        const key = `${keyOf(cell)} ${name}`;
        sums[key] = (sums[key] ?? 0) + n;
      }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
};

type Command = (world: World) => Promise<unknown>;
const deliver = async ({ onTheirWay, doors }: World, at: number, again: boolean) => {
  const id = onTheirWay[at % Math.max(1, onTheirWay.length)];
  if (id === undefined) return;
  if (!again) onTheirWay.splice(at % onTheirWay.length, 1);
  await markChanged(id, doors, now);
};
const liveBook = async () => (await bookStore.books()).live ?? "";

const change = fc
  .record({ id: fc.constantFrom(...ids), made: anyCase, judgement: anyJudgement })
  .map(({ id, made, judgement }): Command => (world) => {
    world.cases.set(id, sourceOf(id, made));
    if (judgement) world.judged.set(id, judgement);
    world.onTheirWay.push(id);
    return Promise.resolve();
  });
const hear = fc.tuple(fc.nat(20), fc.boolean()).map(
  ([at, again]): Command =>
    (world) =>
      deliver(world, at, again),
);
const count: fc.Arbitrary<Command> = fc.constant(async ({ doors }) => foldOnce(await liveBook(), doors));
const dieCounting = fc.nat(40).map(
  (writes): Command =>
    async ({ doors }) =>
      ignoringDeath(foldOnce(await liveBook(), dying(doors, writes))),
);
const countTogether = fc.nat(40).map((writes): Command => async ({ doors }) => {
  const book = await liveBook();
  await Promise.all([foldOnce(book, doors), ignoringDeath(foldOnce(book, dying(doors, writes))), foldOnce(book, doors)]); // prettier-ignore
});
const rebuildMeanwhile = fc.tuple(fc.nat(60), fc.nat(20)).map(
  ([writes, at]): Command =>
    (world) =>
      Promise.all([ignoringDeath(rebuild(dying(world.doors, writes), now)), deliver(world, at, true)]),
);
const commands = fc.array(
  fc.oneof(
    { arbitrary: change, weight: 5 },
    { arbitrary: hear, weight: 4 },
    { arbitrary: count, weight: 2 },
    { arbitrary: dieCounting, weight: 2 },
    { arbitrary: countTogether, weight: 2 },
    { arbitrary: rebuildMeanwhile, weight: 1 },
  ),
  { minLength: 5, maxLength: 25 },
);

const forget = () =>
  Promise.all([StatBookModel.deleteMany({}), StatFactModel.deleteMany({}), StatCountModel.deleteMany({})]);

test("whatever happens in whatever order, with servers that die and count at once, the running counts equal a recount", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      await forget();
      const world = makeWorld();
      await keepCounting(world.doors, now);
      for (const command of all) await command(world);
      while (world.onTheirWay.length > 0) await deliver(world, 0, false);
      await fold(await liveBook(), world.doors, now);
      expect(await counted()).toEqual(await recounted(world));
    }),
    { numRuns: 12 },
  );
});

test("a batch that is carried out late, after others moved the same rows, changes nothing", async () => {
  await forget();
  const { cases, doors } = makeWorld();
  const [made] = fc.sample(anyCase, { numRuns: 1, seed: 7 });
  if (!made) throw new Error("no case");
  await keepCounting(doors, now);
  const book = await liveBook();
  const late: Parameters<typeof countStore.add>[] = [];
  const spying = { ...doors, counts: { add: async (...given: Parameters<typeof countStore.add>) => (late.push(given), countStore.add(...given)) } }; // prettier-ignore
  for (const id of ids.slice(0, 3)) {
    cases.set(id, sourceOf(id, made));
    await markChanged(id, doors, now);
    await fold(book, spying, now);
  }
  const before = await counted();
  for (const given of late) await countStore.add(...given);
  expect(await counted()).toEqual(before);
  expect(Math.max(...Object.values(before))).toBeGreaterThanOrEqual(3);
});

test("a rebuild counts what happened before anybody counted, and takes the old counts away", async () => {
  await forget();
  const world = makeWorld();
  await keepCounting(world.doors, now);
  const made = fc.sample(anyCase, { numRuns: ids.length, seed: 11 });
  ids.forEach((id, at) => world.cases.set(id, sourceOf(id, made[at] as (typeof made)[number])));
  expect(await counted()).toEqual({});
  expect(await rebuild(world.doors, now)).toBe(ids.length);
  expect(await counted()).toEqual(await recounted(world));
  expect(await StatBookModel.countDocuments({})).toBe(2);
  expect(await StatCountModel.distinct("book")).toEqual([await liveBook()]);
});
