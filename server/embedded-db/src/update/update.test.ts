import { Double, Int32, Long, ObjectId, type Document } from "mongodb";
import { openTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

interface Case {
  name: string;
  before: Document;
  filter?: Document;
  update: Document | Document[];
  arrayFilters?: Document[];
  after: Document;
}

const cases: Case[] = [
  {
    name: "$set makes what is missing on the way",
    before: {},
    update: { $set: { "a.b.c": 1 } },
    after: { a: { b: { c: 1 } } },
  },
  {
    name: "$set fills an array with null",
    before: { a: [1] },
    update: { $set: { "a.3": 4 } },
    after: { a: [1, null, null, 4] },
  },
  {
    name: "$unset leaves null in an array",
    before: { a: [1, 2], b: 1 },
    update: { $unset: { "a.0": "", b: "" } },
    after: { a: [null, 2] },
  },
  {
    name: "$inc and $mul start from zero",
    before: { a: 2 },
    update: { $inc: { a: 3, b: 1.5 }, $mul: { c: 4 } },
    after: { a: 5, b: 1.5, c: 0 },
  },
  {
    name: "$min and $max compare any types",
    before: { a: 5, b: 5, d: 1 },
    update: { $min: { a: 3, c: 1 }, $max: { b: 3, d: "x" } },
    after: { a: 3, b: 5, d: "x", c: 1 },
  },
  {
    name: "$rename moves a field",
    before: { a: { b: 1 } },
    update: { $rename: { "a.b": "c" } },
    after: { a: {}, c: 1 },
  },
  {
    name: "$bit",
    before: { a: 13, b: 5 },
    update: { $bit: { a: { and: 10 }, b: { or: 2, xor: 1 } } },
    after: { a: 8, b: 6 },
  },
  {
    name: "$push puts in place, sorts, and cuts",
    before: { a: [{ n: 2 }] },
    update: { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: 1 }, $slice: -2 } } },
    after: { a: [{ n: 2 }, { n: 3 }] },
  },
  {
    name: "$push at a position",
    before: { a: [1, 4] },
    update: { $push: { a: { $each: [2, 3], $position: 1 } } },
    after: { a: [1, 2, 3, 4] },
  },
  {
    name: "$push to nothing still cuts",
    before: {},
    update: { $push: { a: { $each: [3, 1, 2], $sort: -1, $slice: 2 } } },
    after: { a: [3, 2] },
  },
  {
    name: "$addToSet keeps doubles that were there",
    before: { a: [1, 1, 2] },
    update: { $addToSet: { a: { $each: [2, 3, 3] } } },
    after: { a: [1, 1, 2, 3] },
  },
  {
    name: "$pull by value, by operator",
    before: { a: [1, 2, 3, 2], b: [1, 5, 9] },
    update: { $pull: { a: 2, b: { $gte: 5 } } },
    after: { a: [1, 3], b: [1] },
  },
  {
    name: "$pull by fields of documents",
    before: {
      a: [
        { id: "x", n: 1 },
        { id: "y", n: 2 },
      ],
    },
    update: { $pull: { a: { id: { $in: ["x", "z"] } } } },
    after: { a: [{ id: "y", n: 2 }] },
  },
  {
    name: "$pullAll and $pop",
    before: { a: [1, 2, 3], b: [1, 2, 3] },
    update: { $pullAll: { a: [1, 3] }, $pop: { b: -1 } },
    after: { a: [2], b: [2, 3] },
  },
  {
    name: "$ is the element that matched",
    before: {
      a: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    },
    filter: { "a.x": 2 },
    update: { $set: { "a.$.x": 7, "a.$.y": 8 } },
    after: {
      a: [
        { x: 1, y: 1 },
        { x: 7, y: 8 },
      ],
    },
  },
  {
    name: "$ by $elemMatch among other conditions",
    before: {
      s: "o",
      a: [
        { x: 1, y: 2 },
        { x: 1, y: 3 },
      ],
    },
    filter: { s: "o", a: { $elemMatch: { x: 1, y: 3 } } },
    update: { $inc: { "a.$.y": 10 } },
    after: {
      s: "o",
      a: [
        { x: 1, y: 2 },
        { x: 1, y: 13 },
      ],
    },
  },
  {
    name: "$ inside $and",
    before: { a: [1, 2, 3] },
    filter: { $and: [{ a: 2 }] },
    update: { $set: { "a.$": 9 } },
    after: { a: [1, 9, 3] },
  },
  {
    name: "$[] is every element",
    before: { a: [{ n: 1 }, { n: 2 }] },
    update: { $inc: { "a.$[].n": 1 } },
    after: { a: [{ n: 2 }, { n: 3 }] },
  },
  {
    name: "$[name] by two array filters",
    before: {
      a: [
        { n: 1, b: [1, 5] },
        { n: 2, b: [5, 6] },
      ],
    },
    update: { $set: { "a.$[one].b.$[two]": 0, "a.$[one].seen": true } },
    arrayFilters: [{ "one.n": { $gte: 2 } }, { two: { $gt: 5 } }],
    after: {
      a: [
        { n: 1, b: [1, 5] },
        { n: 2, b: [5, 0], seen: true },
      ],
    },
  },
  {
    name: "$setOnInsert does nothing to what is there",
    before: { a: 1 },
    update: { $setOnInsert: { a: 2 } },
    after: { a: 1 },
  },
  {
    name: "a pipeline computes",
    before: { a: 2, b: [1, 2] },
    update: [{ $set: { c: { $add: ["$a", { $size: "$b" }] } } }, { $unset: "b" }],
    after: { a: 2, c: 4 },
  },
  {
    name: "a pipeline replaces and keeps _id",
    before: { a: { x: 1 } },
    update: [{ $replaceWith: "$a" }],
    after: { x: 1 },
  },
];

test.each(cases)("$name", async ({ before, filter, update, arrayFilters, after }) => {
  const things = database.db.collection("things");
  const { insertedId: _id } = await things.insertOne({ ...before });
  await things.updateOne({ _id, ...filter }, update, { ...(arrayFilters && { arrayFilters }) });
  expect(await things.findOne({ _id }, { projection: { _id: 0 } })).toEqual(after);
});

const refused: [string, Document, Document, number][] = [
  ["two operators on one path", { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ["one below the other", { a: {} }, { $set: { a: 1, "a.b": 1 } }, 40],
  ["another _id", { a: 1 }, { $set: { _id: 5 } }, 66],
  ["no _id", { a: 1 }, { $unset: { _id: 1 } }, 66],
  ["$inc of a text", { a: "x" }, { $inc: { a: 1 } }, 14],
  ["$push to a number", { a: 1 }, { $push: { a: 1 } }, 2],
  ["a field in a number", { a: 1 }, { $set: { "a.b": 1 } }, 28],
  ["an unknown operator", { a: 1 }, { $frobnicate: { a: 1 } }, 9],
  ["a prototype", { a: 1 }, { $set: { "__proto__.x": 1 } }, 2],
  ["an empty name", { a: 1 }, { $set: { "a..b": 1 } }, 56],
];
test.each(refused)("refuses %s, and changes nothing", async (_, before, update, code) => {
  const things = database.db.collection("things");
  const { insertedId: _id } = await things.insertOne({ ...before });
  await expect(things.updateOne({ _id }, update)).rejects.toMatchObject({ code });
  expect(await things.findOne({ _id }, { projection: { _id: 0 } })).toEqual(before);
});

test("numbers keep the type they have", async () => {
  const things = database.db.collection("things");
  const { insertedId: _id } = await things.insertOne({
    i: new Int32(1),
    d: new Double(1),
    l: Long.fromNumber(1),
    n: 2147483647,
  });
  await things.updateOne({ _id }, { $set: { x: 1 }, $inc: { i: 1, d: 1, l: 1, n: 1 } });
  const found = await things.findOne({ _id }, { promoteValues: false });
  expect(["i", "d", "l", "n"].map((field) => (found?.[field] as { _bsontype: string })._bsontype)).toEqual([
    "Int32",
    "Double",
    "Long",
    "Long",
  ]);
});

test("an upsert begins with what its filter equals", async () => {
  const things = database.db.collection("upserted");
  const options = { upsert: true, returnDocument: "after", projection: { _id: 0 } } as const;
  const made = await things.findOneAndUpdate(
    { k: "x", "a.b": 2, n: { $gt: 1 } },
    { $setOnInsert: { once: 1 }, $inc: { m: 1 } },
    options,
  );
  expect(made).toEqual({ k: "x", a: { b: 2 }, once: 1, m: 1 });
  const _id = new ObjectId();
  expect((await things.updateOne({ _id }, { $set: { a: 1 } }, { upsert: true })).upsertedId).toEqual(_id);
  expect((await things.replaceOne({ _id }, { b: 1 })).modifiedCount).toBe(1);
  expect(await things.findOne({ _id })).toEqual({ _id, b: 1 });
});

test("what changes nothing is matched, not modified", async () => {
  const things = database.db.collection("things");
  const { insertedId: _id } = await things.insertOne({ a: 1 });
  expect(await things.updateOne({ _id }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
});
