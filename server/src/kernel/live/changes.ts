import { Schema, Types, model, type QueryFilter } from "mongoose";
import { pause, type Clock } from "../clock";

/** What changed, and who may be told so. Never what it changed to. */
export interface Change {
  topic: "case" | "message" | "notice" | "callTask" | "region" | "presence" | "visit" | "question";
  subject: string;
  /** Keys of those concerned: `user:<id>`, `centre:<code>`, `everybody`. */
  audience: readonly string[];
}

interface ChangeRecord {
  _id: Types.ObjectId;
  at: Date;
  topic: Change["topic"];
  subject: string;
  audience: string[];
}

const dayMs = 24 * 60 * 60 * 1000;
const schema = new Schema<ChangeRecord>({
  at: { type: Date, required: true },
  topic: { type: String, required: true },
  subject: { type: String, required: true },
  audience: { type: [String], required: true },
});
// readFrom for a server: {at: {$gte}} sort {at: 1, _id: 1}
schema.index({ at: 1, _id: 1 });
// readFrom for one client: {audience: {$in}, at: {$gte}} sort {at: 1, _id: 1}
schema.index({ audience: 1, at: 1, _id: 1 });
// kept for a day, after which a client reloads everything anyway
schema.index({ at: 1 }, { expireAfterSeconds: dayMs / 1000 });
export const ChangeModel = model<ChangeRecord>("Change", schema, "changes");

/** One change as clients see it; `id` is what they resume from. */
export interface SeenChange {
  id: string;
  at: Date;
  topic: Change["topic"];
  subject: string;
  audience: string[];
}

/** A place in the stream: the instant of a change, and its id. */
export const placeOf = (change: { at: Date; id: string }) => `${change.at.getTime().toString(36)}-${change.id}`;
const instantOf = (place: string): Date | undefined => {
  const [, instant = ""] = /^([0-9a-z]{1,11})-[0-9a-f]+$/.exec(place) ?? [];
  const ms = Number.parseInt(instant, 36);
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/**
 * A change carries the instant at which its writing began, and can be read only after it has ended; and clocks of servers
 * differ. So readers go back this far each time, and drop what they have seen. Writing that takes half of it is done again;
 * the other half is for the clocks.
 */
export const overlapMs = 5000;
const pageSize = 500;
const order = { at: 1, _id: 1 } as const;

const seen = ({ _id, at, topic, subject, audience }: ChangeRecord): SeenChange => ({
  id: _id.toHexString(),
  at,
  topic,
  subject,
  audience,
});

/** Every change that fits, oldest first, page after page: a burst is read to its end. */
const readAll = async (filter: QueryFilter<ChangeRecord>): Promise<SeenChange[]> => {
  const found: SeenChange[] = [];
  let last: SeenChange | undefined;
  do {
    const after: QueryFilter<ChangeRecord> = last
      ? { $or: [{ at: { $gt: last.at } }, { at: last.at, _id: { $gt: new Types.ObjectId(last.id) } }] }
      : {};
    const page = await ChangeModel.find({ $and: [filter, after] })
      .sort(order)
      .limit(pageSize)
      .lean();
    found.push(...page.map(seen));
    last = page.length === pageSize ? found.at(-1) : undefined;
  } while (last);
  return found;
};

/** Writes changes; the instant they carry is the one at which their writing began. */
const write = async (changes: readonly Change[], clock: Clock): Promise<void> => {
  let at: Date;
  do {
    at = clock();
    const record = ({ topic, subject, audience }: Change) => ({
      _id: new Types.ObjectId(),
      at,
      topic,
      subject,
      audience: [...audience],
    });
    await ChangeModel.collection.insertMany(changes.map(record));
  } while (clock().getTime() - at.getTime() > overlapMs / 2);
};

/** How long a change waits for others of the same moment: they are written together. */
const gatherMs = 5;

/** Gathers what is published in the same moment into one write. */
const createPublisher = (clock: Clock) => {
  let gathered: Change[] = [];
  let writing: Promise<void> | undefined;
  const flush = async () => {
    await pause(gatherMs);
    const changes = gathered;
    gathered = [];
    writing = undefined;
    await write(changes, clock);
  };
  return async (changes: readonly Change[]): Promise<void> => {
    if (changes.length === 0) return;
    gathered.push(...changes);
    writing ??= flush();
    await writing;
  };
};

/** Writes and reads the stream of changes. */
export const createChanges = (clock: Clock) => ({
  /** Resolves when they are written. */
  publish: createPublisher(clock),
  /** Changes at or after an instant less the overlap, oldest first; the reader drops what it has seen. `keys`: for these only. */
  readFrom: (from: Date, keys?: Iterable<string>): Promise<SeenChange[]> =>
    readAll({
      at: { $gte: new Date(from.getTime() - overlapMs) },
      ...(keys && { audience: { $in: [...keys] } }),
    }),
  /** Where a reader that asks now should begin. */
  now: (): Date => clock(),
  instantOf,
});
export type Changes = ReturnType<typeof createChanges>;
