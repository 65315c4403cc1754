import mongoose from "mongoose";
import { startTestDatabase } from "../../testing/app";
import { audit, verifyChains } from ".";
import { AuditModel } from "./model";

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  database = await startTestDatabase();
}, 60_000);
afterAll(() => database.stop());

const now = new Date("2026-10-20T10:20:00+08:00");
const actor = { id: "1", name: "李芳", unit: "兴胜镇" };
const act = (chain: string, reason: string) => ({ chain, kind: "case.opened", subject: "c", actor, reason, now });
/** What somebody with the database in hand could do: past every guard of ours. */
const records = () => mongoose.connection.collection("audit");

test("acts of many at once stand in one chain without gaps, and the chain holds", async () => {
  await Promise.all(Array.from({ length: 30 }, (_, at) => audit.record(act("case:a", String(at)))));
  const kept = await AuditModel.find({ chain: "case:a" }).sort({ seq: 1 }).lean();
  expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(await verifyChains()).toMatchObject({ chains: 1, acts: 30, breaks: [] });
}, 60_000);

test("what is to be kept once is kept once, however often it comes", async () => {
  const once = { ...act("case:b", "经办"), once: "opened|b|1" };
  await Promise.all(Array.from({ length: 8 }, () => audit.record(once)));
  expect(await AuditModel.countDocuments({ chain: "case:b" })).toBe(1);
});

test("no way of the application leads to changing or removing an act", async () => {
  const change = { $set: { reason: "别的" } };
  await expect(AuditModel.updateOne({ chain: "case:a" }, change)).rejects.toThrow("neither changed nor removed");
  await expect(AuditModel.updateMany({}, change)).rejects.toThrow("neither changed nor removed");
  await expect(AuditModel.findOneAndUpdate({}, change)).rejects.toThrow("neither changed nor removed");
  await expect(AuditModel.deleteMany({})).rejects.toThrow("neither changed nor removed");
  await expect(AuditModel.findOneAndDelete({})).rejects.toThrow("neither changed nor removed");
  const one = await AuditModel.findOne({ chain: "case:a" });
  if (!one) throw new Error("no act");
  one.reason = "别的";
  await expect(one.save()).rejects.toThrow("immutable");
  await expect(one.deleteOne()).rejects.toThrow("neither changed nor removed");
});

test("who changes or takes out an act behind the application's back is found, with the place", async () => {
  await records().updateOne({ chain: "case:a", seq: 7 }, { $set: { reason: "改过" } });
  expect((await verifyChains()).breaks).toEqual([{ chain: "case:a", seq: 7, what: "changed" }]);
  await records().deleteOne({ chain: "case:a", seq: 12 });
  expect((await verifyChains()).breaks).toContainEqual({ chain: "case:a", seq: 13, what: "missing" });
});
