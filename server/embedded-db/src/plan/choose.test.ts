import fc from "fast-check";
import { MinKey, ObjectId } from "bson";
import type { Document, Filter, Sort } from "mongodb";
import { openTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const ids = Array.from({ length: 4 }, (_, at) => ObjectId.createFromTime(at));
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 4 }) },
  fc.constantFrom("", "a", "ab", "b", "中", "\u{1f600}", "a\0"),
  fc.constantFrom(null, true, false, 1.5, Number.NaN, new Date(0), new Date(5), new Date(-5)),
  fc.constantFrom(...ids),
);
const value = fc.oneof(
  { weight: 7, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
);
const document = fc.record({ a: value, b: value, c: scalar, d: value }, { requiredKeys: [] });
const path = fc.constantFrom("a", "b", "c", "d", "a.x", "a.y", "d.x", "_id");
const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $gt: scalar, $lte: scalar }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0),
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0),
  fc.record({ $ne: scalar }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.constantFrom({ $elemMatch: { x: 1, y: 2 } }, { $elemMatch: { $gt: 0, $lt: 3 } }, { $all: [1, 2] }, { $size: 2 }),
  fc.constantFrom(
    { $regex: "^a" },
    { $regex: "^ab?" },
    { $not: { $gt: 1 } },
    { $type: "number" },
    { $eq: [1] },
    { $eq: [] },
  ),
  fc.constant({ $gt: new MinKey() }),
);
const flat = fc
  .array(fc.tuple(path, condition), { minLength: 1, maxLength: 3 })
  .map((pairs): Filter<Document> => Object.fromEntries(pairs));
const filter = fc.oneof(
  { weight: 4, arbitrary: flat },
  fc.record({ $or: fc.array(flat, { minLength: 1, maxLength: 3 }) }),
  fc.tuple(flat, fc.array(flat, { minLength: 1, maxLength: 3 })).map(([one, $or]) => ({ ...one, $or })),
  fc.tuple(flat, flat).map(($and) => ({ $and })),
  fc.tuple(path, scalar, scalar).map(([p, x, y]) => ({ $or: [{ [p]: { $gt: x } }, { [p]: x, c: { $gt: y } }] })),
);
const direction = fc.constantFrom(1 as const, -1 as const);
const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d", "a.x"), direction), { selector: ([p]) => p, maxLength: 2 })
  .chain((fields) => direction.map((last): Sort => new Map([...fields, ["_id", last] as const])));
const index = fc.tuple(
  fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d", "a.x", "a.y", "_id"), direction), {
    selector: ([p]) => p,
    minLength: 1,
    maxLength: 3,
  }),
  fc.constantFrom(
    {},
    {},
    { sparse: true },
    { partialFilterExpression: { a: { $exists: true } } },
    { partialFilterExpression: { c: { $gt: 0 } } },
    { partialFilterExpression: { c: { $in: [1, 2, "a"] } } },
  ),
);

const runs = Number(process.env["FUZZ_RUNS"] ?? 60);

test("a query finds the same documents in the same order whatever indexes there are", async () => {
  let round = 0;
  let indexed = 0;
  const queries = fc.array(fc.tuple(filter, sort, fc.constantFrom(0, 3)), { minLength: 12, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 5, maxLength: 60 }),
      fc.array(index, { minLength: 1, maxLength: 4 }),
      queries,
      async (documents, indexes, asked) => {
        const plain = database.db.collection<Document>(`plain${++round}`);
        const fast = database.db.collection<Document>(`fast${round}`);
        const numbered = documents.map((one, at) => ({ _id: at as never, ...one }));
        await plain.insertMany(numbered);
        let made = 0;
        for (const [at, [fields, options]] of indexes.entries()) {
          // half of them before the documents, half after; arrays in two fields are refused, and so the index is not made
          if (at === 1) await fast.insertMany(numbered, { ordered: false }).catch(() => undefined);
          made += await fast.createIndex(fields as [string, 1 | -1][], { ...options, name: `i${at}` }).then(
            () => 1,
            () => 0,
          );
        }
        await fast.insertMany(numbered, { ordered: false }).catch(() => undefined);
        const there = new Set((await fast.find({}, { hint: { $natural: 1 } }).toArray()).map(({ _id }) => Number(_id)));
        await plain.deleteMany({ _id: { $nin: [...there] as never[] } });
        for (const [where, order, limit] of asked) {
          const expected = await plain
            .find(where, { hint: { $natural: 1 } })
            .sort(order)
            .limit(limit)
            .toArray();
          const found = await fast.find(where).sort(order).limit(limit).toArray();
          if (JSON.stringify(found) !== JSON.stringify(expected))
            throw new Error(
              `${JSON.stringify({ where, order: [...(order as Map<string, 1>)], indexes })}\n${JSON.stringify(found)}\n${JSON.stringify(expected)}`,
            );
          expect(await fast.countDocuments(where)).toBe(await plain.countDocuments(where));
          indexed += made;
        }
        await plain.drop();
        await fast.drop();
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  expect(indexed).toBeGreaterThan(runs * 10);
}, 600_000);
