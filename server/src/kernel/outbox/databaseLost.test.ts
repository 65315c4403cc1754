import mongoose, { Schema, Types, model, type Model } from "mongoose";
import { createTestClock, startTestDatabase } from "../../testing/app";
import { createLog } from "../log";
import { createOutbox, makeEntry, outboxFields, withEntries, type WithOutbox } from "./outbox";

const schema = new Schema<WithOutbox>(outboxFields, { autoIndex: false, autoCreate: false });
const ThingModel: Model<WithOutbox> = model<WithOutbox>("OutboxLostThing", schema, "outbox_lost_things");

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  database = await startTestDatabase();
  await mongoose.disconnect();
  await mongoose.connect(database.uri, { serverSelectionTimeoutMS: 300 }); // what is lost is known to be soon
});
afterAll(() => database.stop());

/** Waits until something is so. */
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};

test("the database is lost while several deliveries are under way: the process lives on, and delivers when it is back", async () => {
  const clock = createTestClock();
  for (let nth = 0; nth < 3; nth += 1) {
    const entries = withEntries([makeEntry("made", { nth }, clock())], clock());
    await ThingModel.updateOne({ _id: new Types.ObjectId() }, entries, { upsert: true });
  }
  const told: unknown[] = [];
  const waiting: (() => void)[] = [];
  const outbox = createOutbox(
    [ThingModel],
    {
      made: [
        async ({ data }) => {
          if (waiting.length < 3) await new Promise<void>((go) => waiting.push(go));
          told.push(data["nth"]);
        },
      ],
    },
    { clock, log: createLog("silent") },
  );
  const drained = expect(outbox.drain()).rejects.toThrow();
  await until(() => waiting.length === 3);
  const bringBack = await database.lose();
  // those that were called to help fail first, while the one that called them still waits for its receiver
  waiting.slice(1).forEach((go) => go());
  await new Promise((done) => setTimeout(done, 1000));
  waiting[0]?.();
  await drained;

  await bringBack();
  clock.forward(30_000); // what it had taken is due again
  told.length = 0;
  const works = () =>
    outbox.drain().then(
      () => true,
      () => false,
    );
  while (!(await works())); // until the driver has seen that it is back
  expect([...told].sort()).toEqual([0, 1, 2]);
  expect(await ThingModel.countDocuments({ outboxAt: { $exists: true } })).toBe(0);
});
