import mongoose, { Schema } from "mongoose";
import { openTestDatabase, type TestDatabase } from "./testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await mongoose.connect(database.uri);
});
afterAll(async () => {
  await mongoose.disconnect();
  await database.stop();
});

test("mongoose works on it as on MongoDB", async () => {
  const schema = new Schema({ name: String, status: String, dueAt: Date, tags: [String], n: Number });
  schema.index({ status: 1, dueAt: 1 });
  schema.index({ name: 1 }, { unique: true });
  schema.index({ tags: 1, dueAt: 1 });
  const Case = mongoose.model("Case", schema);
  await Case.createCollection();
  await Case.createIndexes();
  for (let i = 0; i < 50; i++)
    await Case.create({
      name: `n${i}`,
      status: i % 2 ? "open" : "shut",
      dueAt: new Date(i * 1000),
      tags: ["a", `t${i % 5}`],
      n: i,
    });
  await expect(Case.create({ name: "n1" })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { name: 1 },
    keyValue: { name: "n1" },
  });
  expect(await Case.countDocuments({ status: "open" })).toBe(25);
  const page = await Case.find({
    tags: "a",
    $or: [{ dueAt: { $gt: new Date(5000) } }, { dueAt: new Date(5000), _id: { $gt: new mongoose.Types.ObjectId() } }],
  })
    .sort({ dueAt: 1, _id: 1 })
    .limit(5)
    .lean();
  expect(page.map((one) => one.n)).toEqual([6, 7, 8, 9, 10]);
  const plan = await Case.find({
    tags: "a",
    $or: [{ dueAt: { $gt: new Date(5000) } }, { dueAt: new Date(5000), _id: { $gt: new mongoose.Types.ObjectId() } }],
  })
    .sort({ dueAt: 1, _id: 1 })
    .limit(5)
    .explain("executionStats");
  expect(plan).toMatchObject({ executionStats: { nReturned: 5, totalKeysExamined: 5 } });
  const changed = await Case.findOneAndUpdate(
    { name: "n3", status: "open" },
    { $set: { status: "done" }, $push: { tags: { $each: ["z"] } }, $inc: { n: 5 } },
    { returnDocument: "after" },
  ).lean();
  expect(changed).toMatchObject({ status: "done", tags: ["a", "t3", "z"], n: 8 });
  expect((await Case.updateMany({ status: "shut" }, { $set: { status: "gone" } })).modifiedCount).toBe(25);
  expect((await Case.deleteMany({ status: "gone" })).deletedCount).toBe(25);
  expect(
    await Case.aggregate([{ $match: { status: "open" } }, { $group: { _id: "$status", n: { $sum: "$n" } } }]),
  ).toEqual([{ _id: "open", n: 622 }]);
  expect(await Case.distinct("status")).toEqual(expect.arrayContaining(["open", "done"]));
  expect(await Case.estimatedDocumentCount()).toBe(25);
});
