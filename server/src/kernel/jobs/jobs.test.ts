import { startTestDatabase, createTestClock, type TestClock } from "../../testing/app";
import { createLog } from "../log";
import { createJobs, JobModel, type Job } from "./jobs";

const log = createLog("silent");
const hourMs = 3_600_000;

let database: Awaited<ReturnType<typeof startTestDatabase>>;
let clock: TestClock;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  clock = createTestClock();
  await JobModel.deleteMany({});
});

/** Lets some servers look for their turn once, and stops them when they have done. */
const turn = async (job: Job, servers = 1) => {
  const all = Array.from({ length: servers }, () => createJobs([job], { clock, log }));
  for (const jobs of all) jobs.start();
  await Promise.all(all.map((jobs) => jobs.stop()));
};
const counted = (run: () => Promise<void> = () => Promise.resolve()) => {
  const runs: Date[] = [];
  const job: Job = { name: "count", everyMs: hourMs, run: (now) => (runs.push(now), run()) };
  return { runs, job };
};

test("of eight servers that look at once, one runs the job", async () => {
  const { runs, job } = counted();
  await turn(job, 8);
  expect(runs).toEqual([clock()]);
});

test("a job runs again when its time has come, not before, and however often servers start", async () => {
  const { runs, job } = counted();
  await turn(job);
  await turn(job);
  clock.forward(hourMs - 1);
  await turn(job);
  expect(runs).toHaveLength(1);
  clock.forward(1);
  await turn(job, 4);
  expect(runs).toHaveLength(2);
});

test("a job that failed runs again within a minute, and says what went wrong until it goes well", async () => {
  let broken = true;
  const { runs, job } = counted(() => (broken ? Promise.reject(new Error("no paper")) : Promise.resolve()));
  await turn(job);
  expect(await JobModel.findById("count").lean()).toMatchObject({ lastError: "no paper" });
  clock.forward(60_000);
  broken = false;
  await turn(job);
  expect(runs).toHaveLength(2);
  expect(await JobModel.findById("count").lean()).not.toHaveProperty("lastError");
});
