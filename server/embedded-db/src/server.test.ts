import { connect } from "node:net";
import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { GridFSBucket, MongoClient } from "mongodb";
import { openTestDatabase, type TestDatabase } from "./testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ expiryMs: 200 });
});
afterAll(() => database.stop());

test("of 64 that race to change one document, one wins", async () => {
  const cases = database.db.collection("cases");
  const { insertedId: _id } = await cases.insertOne({ status: "open", version: 1 });
  const racers = Array.from({ length: 64 }, (_, by) =>
    cases.findOneAndUpdate({ _id, version: 1 }, { $set: { by }, $inc: { version: 1 } }),
  );
  expect((await Promise.all(racers)).filter(Boolean)).toHaveLength(1);
});

test("of 32 that insert the same unique key, one does; the others learn which key it was", async () => {
  const seats = database.db.collection("seats");
  await seats.createIndex({ keys: 1 }, { unique: true });
  const racers = Array.from({ length: 32 }, (_, at) => seats.insertOne({ keys: [`own${at}`, "host|1"] }));
  const settled = await Promise.allSettled(racers);
  const lost = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as object] : []));
  expect(lost).toHaveLength(31);
  for (const error of lost) expect(error).toMatchObject({ code: 11000, keyPattern: { keys: 1 } });
  expect(await seats.countDocuments()).toBe(1);
});

test("a partial unique index minds only what is in it", async () => {
  const spent = database.db.collection("spent");
  await spent.createIndex({ who: 1, key: 1 }, { unique: true, partialFilterExpression: { key: { $exists: true } } });
  await spent.insertMany([{ who: "a" }, { who: "a" }, { who: "a", key: "k" }]);
  await expect(spent.insertOne({ who: "a", key: "k" })).rejects.toMatchObject({
    code: 11000,
    keyValue: { who: "a", key: "k" },
  });
  const plan = await spent.find({ who: "a", key: "k" }).explain("queryPlanner");
  expect(plan).toMatchObject({
    queryPlanner: { winningPlan: { inputStage: { stage: "IXSCAN", indexName: "who_1_key_1" } } },
  });
});

test("ordered writes stop at the first failure, unordered go on", async () => {
  const things = database.db.collection<{ _id: number }>("bulk");
  const ids = [1, 2, 1, 3].map((_id) => ({ _id }));
  await expect(things.insertMany(ids)).rejects.toMatchObject({ code: 11000, result: { insertedCount: 2 } });
  await things.deleteMany({});
  await expect(things.insertMany(ids, { ordered: false })).rejects.toMatchObject({ result: { insertedCount: 3 } });
  const done = await things.bulkWrite([
    { updateOne: { filter: { _id: 9 }, update: { $set: { a: 1 } }, upsert: true } },
    { updateMany: { filter: {}, update: { $set: { b: 1 } } } },
    { deleteOne: { filter: { _id: 1 } } },
    { replaceOne: { filter: { _id: 2 }, replacement: { c: 1 } } },
  ]);
  expect(done).toMatchObject({ upsertedCount: 1, matchedCount: 5, modifiedCount: 5, deletedCount: 1 });
});

test("a file of a megabyte comes back as it was", async () => {
  const bucket = new GridFSBucket(database.db);
  const content = Buffer.alloc(1_000_000).map((_, at) => (at * 31) & 0xff);
  const upload = bucket.openUploadStream("voice.mp3");
  Readable.from([content.subarray(0, 300_000), content.subarray(300_000)]).pipe(upload);
  await once(upload, "finish");
  expect((await buffer(bucket.openDownloadStream(upload.id))).equals(content)).toBe(true);
  expect(
    (await buffer(bucket.openDownloadStream(upload.id, { start: 255_000, end: 600_001 }))).equals(
      content.subarray(255_000, 600_001),
    ),
  ).toBe(true);
  await bucket.delete(upload.id);
  expect(await database.db.collection("fs.chunks").countDocuments()).toBe(0);
});

test("documents whose time is over go away, others stay", async () => {
  const tokens = database.db.collection("tokens");
  await tokens.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await tokens.insertMany([{ at: new Date(Date.now() - 61_000) }, { at: new Date() }, { at: "never" }, {}]);
  for (let tries = 0; tries < 50 && (await tokens.countDocuments()) > 3; tries++)
    await new Promise((done) => setTimeout(done, 100));
  expect(await tokens.countDocuments()).toBe(3);
});

test("who does not know the password gets nothing", async () => {
  const wrong = new URL(database.uri);
  wrong.password = "wrong";
  await expect(MongoClient.connect(wrong.href, { serverSelectionTimeoutMS: 2000 })).rejects.toMatchObject({ code: 18 });
  const nobody = await MongoClient.connect(`mongodb://127.0.0.1:${wrong.port}/?directConnection=true`);
  await expect(nobody.db("main").collection("cases").findOne()).rejects.toMatchObject({ code: 13 });
  await nobody.close();
});

test.each([
  ["a length beyond all limits", Buffer.from([0xff, 0xff, 0xff, 0x7f, ...Array<number>(20).fill(0)])],
  ["a negative length", Buffer.from([0xff, 0xff, 0xff, 0xff, ...Array<number>(20).fill(0)])],
  ["an unknown kind", Buffer.from([26, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, ...Array<number>(10).fill(0)])],
  [
    "a body that does not end",
    Buffer.from([26, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xdd, 7, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0]),
  ],
  [
    "a section that does not end",
    Buffer.from([26, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xdd, 7, 0, 0, 0, 0, 0, 0, 1, 99, 0, 0, 0, 0]),
  ],
])("%s ends that connection and no other", async (_, bytes) => {
  const socket = connect(Number(new URL(database.uri).port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.resume();
  socket.write(bytes);
  await once(socket, "close");
  expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test("an expression that would take for ever is stopped", async () => {
  const things = database.db.collection("texts");
  await things.insertOne({ text: `${"a".repeat(40)}!` });
  await expect(things.findOne({ text: /^(a+)+$/ })).rejects.toMatchObject({ code: 51091 });
  await expect(things.findOne({ text: { $regex: "^(a|a)*$" } })).rejects.toMatchObject({ code: 51091 });
  expect(await things.countDocuments({ text: /a{3,}!$/ })).toBe(1);
});

test.each([
  ["a command that does not exist", { frobnicate: 1 }, 59],
  ["JavaScript", { find: "x", filter: { $where: "1" } }, 238],
  ["text search", { find: "x", filter: { $text: { $search: "a" } } }, 238],
  ["another order of letters", { find: "x", collation: { locale: "zh" } }, 238],
  ["a stage that is not there", { aggregate: "cases", pipeline: [{ $graphLookup: {} }], cursor: {} }, 40324],
  ["a transaction", { find: "x", txnNumber: 1 }, 20],
  ["a hidden name", { insert: "system.users", documents: [{}] }, 73],
])("refuses %s with its code", async (_, command, code) => {
  await expect(database.db.command(command)).rejects.toMatchObject({ code });
});

test("a cursor goes on from where it was while others write", async () => {
  const many = database.db.collection<{ _id: number }>("many");
  await many.insertMany(Array.from({ length: 1000 }, (_, _id) => ({ _id })));
  const seen: number[] = [];
  for await (const { _id } of many.find({}, { batchSize: 50 }).sort({ _id: 1 })) {
    seen.push(_id);
    if (_id < 500) await many.insertOne({ _id: -_id - 1 });
  }
  expect(seen).toEqual(Array.from({ length: 1000 }, (_, at) => at));
});
