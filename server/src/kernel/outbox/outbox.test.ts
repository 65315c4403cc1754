import { Schema, Types, model, type Model } from "mongoose";
import { startTestDatabase, createTestClock, type TestClock } from "../../testing/app";
import { createLog } from "../log";
import { createOutbox, makeEntry, outboxFields, withEntries, type Receiver, type WithOutbox } from "./outbox";

const schema = new Schema<WithOutbox>(outboxFields);
schema.index({ outboxAt: 1 }, { sparse: true });
const ThingModel: Model<WithOutbox> = model<WithOutbox>("OutboxTestThing", schema, "outbox_test_things");
const OtherModel: Model<WithOutbox> = model<WithOutbox>("OutboxOtherThing", schema, "outbox_other_things");
const log = createLog("silent");

let database: Awaited<ReturnType<typeof startTestDatabase>>;
let clock: TestClock;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  clock = createTestClock();
  await ThingModel.deleteMany({});
});

const outboxOf = (receivers: Record<string, Receiver[]>) => createOutbox([ThingModel], receivers, { clock, log });
/** A thing whose change is to be told by an entry of each kind. */
const change = async (...kinds: string[]) => {
  const _id = new Types.ObjectId();
  const entries = kinds.map((kind) => makeEntry(kind, { what: kind }, clock()));
  await ThingModel.updateOne({ _id }, withEntries(entries, clock()), { upsert: true });
  return _id;
};
const entryOf = (kind: string) => withEntries([makeEntry(kind, {}, clock())], clock());
const stateOf = (id: Types.ObjectId) => ThingModel.findById(id).lean();

test("what follows a change reaches each of its receivers once, and nothing is left waiting", async () => {
  const told: string[] = [];
  const tell = (who: string): Receiver[] => [
    (entry, source) => {
      told.push(`${who} ${entry.kind} of ${source.collection}/${source.id}`);
      return Promise.resolve();
    },
  ];
  const id = await change("made", "named");
  const outbox = outboxOf({ made: [...tell("a"), ...tell("b")], named: tell("c") });
  await outbox.drain();
  await outbox.drain();
  const of = `of outbox_test_things/${id.toHexString()}`;
  expect(told).toEqual([`a made ${of}`, `b made ${of}`, `c named ${of}`]);
  expect(await stateOf(id)).toEqual({ _id: id, outbox: [], __v: 0 });
});

test("a receiver that fails is tried again, later each time, and what was delivered is not told again", async () => {
  let good = 0;
  let bad = 0;
  const outbox = outboxOf({
    good: [() => Promise.resolve(void (good += 1))],
    bad: [() => (++bad < 4 ? Promise.reject(new Error("down")) : Promise.resolve())],
  });
  const id = await change("bad", "good");
  const waits: number[] = [];
  for (let tries = 1; tries < 4; tries++) {
    await outbox.drain();
    const due = (await stateOf(id))?.outboxAt?.getTime() ?? 0;
    waits.push(due - clock().getTime());
    clock.set(new Date(due - 1));
    await outbox.drain(); // not due yet
    expect(bad).toBe(tries);
    clock.set(new Date(due));
  }
  await outbox.drain();
  expect([good, bad]).toEqual([1, 4]);
  expect(waits).toEqual([2000, 4000, 8000]);
  expect((await stateOf(id))?.outbox).toEqual([]);
});

test("what is written while the entries before it are on their way is delivered too", async () => {
  const told: string[] = [];
  const id = await change("first");
  const outbox = outboxOf({
    first: [
      async () => {
        await ThingModel.updateOne({ _id: id }, withEntries([makeEntry("second", {}, clock())], clock()));
      },
    ],
    second: [(entry) => Promise.resolve(void told.push(entry.kind))],
  });
  await outbox.drain();
  expect(told).toEqual(["second"]);
  expect(await stateOf(id)).toEqual({ _id: id, outbox: [], __v: 0, outboxTries: undefined });
});

test("what a server took and died with is delivered by another when its lease has ended", async () => {
  const told: string[] = [];
  const id = await change("made");
  const never = new Promise<void>(() => undefined);
  void outboxOf({ made: [() => never] }).drain(); // this one takes it, and is never heard of again
  while ((await stateOf(id))?.outboxTries === undefined);
  const other = outboxOf({ made: [() => Promise.resolve(void told.push("other"))] });
  await other.drain();
  expect(told).toEqual([]);
  clock.forward(30_000);
  await other.drain();
  expect(told).toEqual(["other"]);
});

test("two servers that drain at once deliver each entry once", async () => {
  const told: string[] = [];
  const receive: Receiver = (entry) => Promise.resolve(void told.push(entry.id));
  await Promise.all(Array.from({ length: 30 }, () => change("made")));
  await Promise.all([outboxOf({ made: [receive] }).drain(), outboxOf({ made: [receive] }).drain()]);
  expect(told).toHaveLength(30);
  expect(new Set(told).size).toBe(30);
});

test("one delivery that hangs does not hold up the others", async () => {
  const told: string[] = [];
  let letGo: () => void = () => undefined;
  const hanging = new Promise<void>((done) => (letGo = done));
  await change("slow");
  await change("made");
  const outbox = outboxOf({
    slow: [() => hanging],
    made: [() => Promise.resolve(void told.push("made"))],
  });
  const drained = outbox.drain();
  while (told.length === 0) await new Promise((done) => setImmediate(done));
  letGo();
  await drained;
});

test("a collection whose receivers all hang holds up no other, also for what is written meanwhile", async () => {
  const told: string[] = [];
  let letGo: () => void = () => undefined;
  const hanging = new Promise<void>((done) => (letGo = done));
  for (let nth = 0; nth < 6; nth++)
    await OtherModel.updateOne({ _id: new Types.ObjectId() }, entryOf("slow"), { upsert: true });
  const outbox = createOutbox(
    [OtherModel, ThingModel],
    { slow: [() => hanging], made: [() => Promise.resolve(void told.push("made"))] },
    { clock, log },
  );
  outbox.kick();
  await change("made");
  outbox.kick();
  while (told.length < 1) await new Promise((done) => setTimeout(done, 5));
  await change("made");
  outbox.kick();
  while (told.length < 2) await new Promise((done) => setTimeout(done, 5));
  letGo();
  await outbox.stop();
});

test("an entry that this version of the server knows nothing of waits for one that does", async () => {
  const id = await change("fromTheFuture");
  await outboxOf({}).drain();
  expect((await stateOf(id))?.outbox).toHaveLength(1);
  clock.forward(60_000);
  const told: string[] = [];
  await outboxOf({ fromTheFuture: [(entry) => Promise.resolve(void told.push(entry.kind))] }).drain();
  expect(told).toEqual(["fromTheFuture"]);
});

test("nothing is delivered after the outbox was stopped", async () => {
  const told: string[] = [];
  const outbox = outboxOf({ made: [() => Promise.resolve(void told.push("made"))] });
  await outbox.stop();
  await change("made");
  outbox.kick();
  await new Promise((done) => setTimeout(done, 50));
  expect(told).toEqual([]);
});
