/** Reading the board (满意度) where 1,000,000 cases were counted against 1,000; running counts are filled, not cases. */
import { api } from "@qizhen/shared/contract";
import { categories, keysOf } from "@qizhen/shared/vocabulary";
import { bookStore } from "../../server/src/features/statistics/bookStore";
import { StatCountModel } from "../../server/src/features/statistics/model";
import { differenceOf, keyOf } from "../../server/src/features/statistics/rules/cells";
import type { Facts } from "../../server/src/features/statistics/rules/shapes";
import { systemClock } from "../../server/src/kernel/clock";
import { newId } from "../../server/src/kernel/ids";
import { signIn } from "../e2e/client";
import { grids, makeBenchDatabase, median, startBenchApp } from "./server";

const sizes = [1_000, 1_000_000] as const;
/** So many cases differ; the rest are like one of them. Both sizes fill the same rows, as a town does within some months. */
const different = 1_000;
const calls = 60;
const mediators = Array.from({ length: 40 }, () => newId());
const dayMs = 24 * 60 * 60 * 1000;

const makeFacts = (nth: number, now: number): Facts => {
  const grid = grids[nth % grids.length] ?? "";
  const endedAt = new Date(now - (nth % 360) * dayMs);
  return {
    regionPath: [`${grid.slice(0, 6)}000000`, `${grid.slice(0, 9)}000`, grid.slice(0, 12), grid],
    category: keysOf(categories)[nth % 18] ?? "other",
    staff: { id: mediators[nth % mediators.length] ?? "", name: "调解员", unit: "松石社区" },
    reportedAt: endedAt,
    endedAt,
    has: ["reported", "accepted", "ended", "mediated", "settled", "rated", "satisfied"],
    mark: 100 * (1 + (nth % 5)),
    sides: { speed: 1 + (nth % 5) },
    words: ["很快"],
  };
};

const fill = async (size: number) => {
  const book = newId();
  const now = systemClock();
  await bookStore.begin(book, now);
  await bookStore.putInForce(book);
  const moves = Array.from({ length: different }, (_, nth) => ({ from: null, to: makeFacts(nth, now.getTime()) }));
  const times = size / different;
  const rows = differenceOf(moves).map(({ n, ...cell }) => ({
    _id: `${book}|${keyOf(cell)}`,
    book,
    ...cell,
    batch: 1,
    n: Object.fromEntries(Object.entries(n).map(([name, count]) => [name, count * times])),
  }));
  await StatCountModel.insertMany(rows);
  return rows.length;
};

const measured: number[] = [];
for (const size of sizes) {
  const database = await makeBenchDatabase();
  await database.connect();
  const server = await startBenchApp(database.folder);
  const rows = await fill(size);
  const clerk = await signIn(server.url, "clerk-town");
  const ask = () => clerk(api.statistics.satisfaction, {});
  const { total } = await ask();
  for (let nth = 0; nth < 10; nth++) await ask();
  const times: number[] = [];
  for (let nth = 0; nth < calls; nth++) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  measured.push(median(times));
  process.stdout.write(`${size} cases (${total.ended} in the quarter, ${rows} rows): ${median(times).toFixed(1)} ms\n`);
  await server.stop();
  await database.remove();
}
const [few = 0, many = 0] = measured;
const ratio = many / few;
process.stdout.write(`ratio ${ratio.toFixed(2)} (at most 1.5)\n`);
process.exit(ratio <= 1.5 ? 0 : 1);
