import { Schema, model } from "mongoose";
import type { Clock } from "../clock";
import { isDuplicateKey } from "../errors";
import type { Log } from "../log";

interface JobRecord {
  /** The job's name. */
  _id: string;
  /** Not before then; moved on by whoever takes the turn. */
  nextAt: Date;
  lastRunAt?: Date;
  /** What went wrong the last time; absent after a good run. */
  lastError?: string;
}

const schema = new Schema<JobRecord>({
  _id: { type: String, required: true },
  nextAt: { type: Date, required: true },
  lastRunAt: Date,
  lastError: String,
});
export const JobModel = model<JobRecord>("Job", schema, "jobs");

/** Something that is done again and again, once however many servers run. It must be safe to repeat. */
export interface Job {
  name: string;
  everyMs: number;
  run(now: Date): Promise<void>;
}

export interface Jobs {
  start(): void;
  stop(): Promise<void>;
  /** Runs every job now, whether it is due or not. For tests. */
  runAll(): Promise<void>;
}

/** A job that failed is tried again by then, however seldom it runs. */
const retryMs = 60_000;
/** How often a job's turn is looked for. */
const mostBetweenMs = 30_000;

/** Whether this process may take the turn; of many that ask at once, one may. */
const takeTurn = async (job: Job, now: Date): Promise<boolean> => {
  try {
    await JobModel.updateOne({ _id: job.name }, { $setOnInsert: { nextAt: now } }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error; // another process has just made the record
  }
  const taken = await JobModel.updateOne(
    { _id: job.name, nextAt: { $lte: now } },
    { $set: { nextAt: new Date(now.getTime() + job.everyMs), lastRunAt: now } },
  );
  return taken.modifiedCount === 1;
};

const runInTurn = async (job: Job, now: Date, log: Log) => {
  try {
    await job.run(now);
    await JobModel.updateOne({ _id: job.name, lastError: { $exists: true } }, { $unset: { lastError: 1 } });
  } catch (error) {
    log.error({ err: error, job: job.name }, "a job failed; it will run again");
    const nextAt = new Date(now.getTime() + Math.min(job.everyMs, retryMs));
    const lastError = error instanceof Error ? error.message : "?";
    await JobModel.updateOne({ _id: job.name }, { $set: { nextAt, lastError } });
  }
};

/**
 * Runs jobs by a record in the database each; survives restarts, and a server that dies loses one turn only. In one process
 * a job never overlaps itself; one that takes longer than `everyMs` may be joined by another process' turn.
 */
export const createJobs = (jobs: readonly Job[], { clock, log }: { clock: Clock; log: Log }): Jobs => {
  let timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<void>>();

  const turn = async (job: Job) => {
    const now = clock();
    try {
      if (await takeTurn(job, now)) await runInTurn(job, now, log);
    } catch (error) {
      log.error({ err: error, job: job.name }, "a job's turn could not be taken; trying again");
    }
  };
  const look = (job: Job) => {
    if (running.has(job.name)) return;
    running.set(
      job.name,
      turn(job).finally(() => running.delete(job.name)),
    );
  };
  return {
    start: () => {
      for (const job of jobs) look(job);
      timers = jobs.map((job) => setInterval(() => look(job), Math.min(job.everyMs, mostBetweenMs)).unref());
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running.values());
    },
    runAll: async () => {
      for (const job of jobs) await job.run(clock());
    },
  };
};
