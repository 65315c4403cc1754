import { Schema, type Model } from "mongoose";
import type { Clock } from "../clock";
import { newId } from "../ids";
import type { Log } from "../log";

/**
 * What must follow a change (a message, a hint, a call to a department), written in the same update as the change itself and
 * delivered at least once. Receivers are safe to repeat: they know an entry by its `id`.
 */
export interface OutboxEntry {
  id: string;
  kind: string;
  /** Plain data; never personal data in clear. */
  data: Record<string, unknown>;
  at: Date;
}

/** A document that carries entries. Put `outboxFields` in its schema, and write `nextAt` together with each entry. */
export interface WithOutbox {
  outbox: OutboxEntry[];
  /** When the first entry is due; absent when there is none. Kept short, so that its index holds only what waits. */
  outboxAt?: Date | undefined;
  outboxTries?: number | undefined;
}

const entry = new Schema<OutboxEntry>(
  {
    id: { type: String, required: true },
    kind: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
  },
  { _id: false },
);

/**
 * A model of {@link WithOutbox}, typed by what models of different documents have in common: whether TypeScript finds two models
 * comparable as a whole depends on what it has compared before.
 */
export type OutboxModel = Pick<Model<WithOutbox>, "collection">;

/** The fields of {@link WithOutbox} for a schema. Add `schema.index({ outboxAt: 1 }, { sparse: true })`: the sweep's query. */
export const outboxFields = {
  outbox: { type: [entry], default: [] },
  outboxAt: { type: Date },
  outboxTries: { type: Number },
};

export const makeEntry = (kind: string, data: Record<string, unknown>, now: Date): OutboxEntry => ({
  id: newId(),
  kind,
  data,
  at: now,
});

/** The part of an update that adds entries. Merge it into the guarded write. */
export const withEntries = (entries: readonly OutboxEntry[], now: Date) =>
  entries.length === 0 ? {} : { $push: { outbox: { $each: entries } }, $set: { outboxAt: now } };

export type Receiver = (entry: OutboxEntry, source: { collection: string; id: string }) => Promise<void>;

/** How long one process has for an entry before another may try it. */
const leaseMs = 30_000;
const backoffMs = (tries: number) => Math.min(1000 * 2 ** tries, 15 * 60_000);
/** Deliveries of one collection at once: one that hangs (another service is slow) does not hold up the rest. */
const lanes = 4;
/** How long a kick waits for others to join it. */
const gatherMs = 20;
/** What a delivery may have written elsewhere is looked for so much later: looking in vain costs what a request costs. */
const followMs = 200;

/** Delivers the entries of some collections to their receivers. */
export interface Outbox {
  /** Says that something was just written, so that it need not wait for the sweep; without a collection: anywhere. */
  kick(collection?: string): void;
  /** Delivers what is due; resolves when there is no more. For tests, and before stopping. */
  drain(): Promise<void>;
  start(everyMs: number): void;
  stop(): Promise<void>;
}

interface Options {
  clock: Clock;
  log: Log;
}

type Taken = WithOutbox & { _id: unknown };

/** Takes, delivers and settles the entries of one document at a time. */
const createDelivery = (receivers: Readonly<Record<string, Receiver[]>>, { clock, log }: Options) => {
  /** One document whose entries are due, for this process alone until the lease ends. */
  const take = (model: Model<WithOutbox>) => {
    const now = clock();
    return model
      .findOneAndUpdate(
        { outboxAt: { $lte: now } },
        { $set: { outboxAt: new Date(now.getTime() + leaseMs) }, $inc: { outboxTries: 1 } },
        { sort: { outboxAt: 1 }, returnDocument: "after", projection: { outbox: 1, outboxAt: 1, outboxTries: 1 } },
      )
      .lean();
  };

  /** @throws where a receiver fails, or this version of the server has none: a newer one may */
  const deliver = async (item: OutboxEntry, source: { collection: string; id: string }) => {
    const theirs = receivers[item.kind];
    if (!theirs) throw new Error(`nobody receives ${item.kind}`);
    for (const receive of theirs) await receive(item, source);
  };

  /** Removes what was delivered; what was not waits longer each time. Entries that came meanwhile have made it due themselves. */
  const settle = async (model: Model<WithOutbox>, found: Taken, done: string[]) => {
    const delivered = { $pull: { outbox: { id: { $in: done } } } };
    const later = new Date(clock().getTime() + backoffMs(found.outboxTries ?? 1));
    const rest =
      done.length < found.outbox.length ? { $set: { outboxAt: later } } : { $unset: { outboxAt: 1, outboxTries: 1 } };
    const settled = await model.updateOne({ _id: found._id, outboxAt: found.outboxAt }, { ...delivered, ...rest });
    if (settled.matchedCount === 0) await model.updateOne({ _id: found._id }, delivered);
  };

  /** False where nothing is due. `onTaken`: something was, and there may be more. */
  return async (model: Model<WithOutbox>, onTaken: () => void): Promise<boolean> => {
    const found = await take(model);
    if (!found) return false;
    onTaken();
    const source = { collection: model.collection.name, id: String(found._id) };
    const done: string[] = [];
    for (const item of found.outbox) {
      try {
        await deliver(item, source);
        done.push(item.id);
      } catch (error) {
        log.warn({ err: error, kind: item.kind, source }, "delivery failed, will be tried again");
      }
    }
    await settle(model, found, done);
    return true;
  };
};

export const createOutbox = (
  given: readonly OutboxModel[],
  receivers: Readonly<Record<string, Receiver[]>>,
  options: Options,
): Outbox => {
  const models = given as readonly Model<WithOutbox>[];
  const deliverOne = createDelivery(receivers, options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  /**
   * Delivers what is due in one collection. One looks; each who finds something calls another, up to all lanes.
   * @throws the first failure of any lane, once all have ended: while one lane hangs nobody waits for the others' failures
   */
  const empty = async (model: Model<WithOutbox>): Promise<boolean> => {
    let working = 1;
    let found = false;
    const failures: Error[] = [];
    const work = async (): Promise<void> => {
      const helpers: Promise<void>[] = [];
      const onTaken = () => {
        found = true;
        if (working >= lanes) return;
        working += 1;
        helpers.push(work());
      };
      try {
        while (!stopped && failures.length === 0 && (await deliverOne(model, onTaken)));
      } catch (error) {
        failures.push(error instanceof Error ? error : new Error(String(error)));
      }
      await Promise.all(helpers);
    };
    await work();
    const [failure] = failures;
    if (failure) throw failure;
    return found;
  };

  /** Each collection has a queue of its own: a slow receiver of one (WeChat) holds up no other. */
  const createQueue = (model: Model<WithOutbox>) => {
    let running: Promise<boolean> | undefined;
    let again = false;
    const run = async () => {
      let found = false;
      do {
        again = false;
        found = (await empty(model)) || found;
      } while (again && !stopped);
      return found;
    };
    return () => {
      again = true;
      running ??= run().finally(() => {
        running = undefined;
      });
      return running;
    };
  };
  const queues = models.map((model) => ({ collection: model.collection.name, run: createQueue(model) }));
  type Queue = (typeof queues)[number];

  /** What one queue delivered may have made work for another: goes round until all are empty. */
  const drain = async (): Promise<void> => {
    const found = await Promise.all(queues.map(({ run }) => run()));
    if (found.includes(true) && !stopped) await drain();
  };
  const inHand = new Set<Promise<void>>();
  const goOn = (queue: Queue) => {
    const going = queue.run().then(
      (found) => {
        if (found) queues.filter((other) => other !== queue).forEach((other) => kickLater(other, followMs));
      },
      (error: unknown) => options.log.error({ err: error }, "outbox stopped; the sweep goes on"),
    );
    inHand.add(going);
    void going.finally(() => inHand.delete(going));
  };
  const kicked = new Map<Queue, { timeout: NodeJS.Timeout; ms: number }>();
  /** Many who write in the same moment are served by one look, the soonest that was asked for. */
  const kickLater = (queue: Queue, ms: number) => {
    const waiting = kicked.get(queue);
    if (stopped || (waiting && waiting.ms <= ms)) return;
    clearTimeout(waiting?.timeout);
    const timeout = setTimeout(() => {
      kicked.delete(queue);
      if (!stopped) goOn(queue);
    }, ms);
    kicked.set(queue, { timeout, ms });
  };
  const kick = (collection?: string) => {
    for (const queue of queues)
      if (collection === undefined || queue.collection === collection) kickLater(queue, gatherMs);
  };
  return {
    kick,
    drain,
    start: (everyMs) => {
      timer = setInterval(() => kick(), everyMs);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      kicked.forEach(({ timeout }) => clearTimeout(timeout));
      await Promise.allSettled(inHand);
    },
  };
};
