import { Schema, model } from "mongoose";
import type { Clock } from "../clock";
import type { Log } from "../log";

interface JobRecord {
  /** The job's name. */
  _id: string;
  /** Not before then; moved on by whoever takes the turn. */
  nextAt: Date;
  lastRunAt?: Date;
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

/** Runs jobs by a record in the database each; survives restarts, and a server that dies loses one turn only. */
export const createJobs = (jobs: readonly Job[], { clock, log }: { clock: Clock; log: Log }): Jobs => {
  let timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();

  /** Whether this process may take the turn; of many that ask at once, one may. */
  const mayRun = async (job: Job, now: Date) => {
    const nextAt = new Date(now.getTime() + job.everyMs);
    await JobModel.updateOne({ _id: job.name }, { $setOnInsert: { nextAt: now } }, { upsert: true });
    const taken = await JobModel.updateOne(
      { _id: job.name, nextAt: { $lte: now } },
      { $set: { nextAt, lastRunAt: now } },
    );
    return taken.modifiedCount === 1;
  };

  const turn = async (job: Job) => {
    const now = clock();
    try {
      if (await mayRun(job, now)) await job.run(now);
    } catch (error) {
      log.error({ err: error, job: job.name }, "a job failed; it will run again");
    }
  };

  const track = (job: Job) => {
    const done = turn(job).finally(() => running.delete(done));
    running.add(done);
  };
  return {
    start: () => {
      timers = jobs.map((job) => setInterval(() => track(job), Math.min(job.everyMs, 30_000)).unref());
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running);
    },
    runAll: async () => {
      for (const job of jobs) await job.run(clock());
    },
  };
};
