/**
 * Search over 10,000 and 100,000 questions on the embedded database, beside one read of a question by its id in the same run. Texts
 * are put together from clauses of the sample reports. `npm run bench` runs it, or `npx tsx tests/bench/search.bench.ts`.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { categories, keysOf, type Category } from "@qizhen/shared/vocabulary";
import { createSearch, type SearchQuestion } from "../../server/src/features/questions/search";
import { QuestionSearchModel } from "../../server/src/features/questions/search/model";
import { systemClock } from "../../server/src/kernel/clock";
import { makeBenchDatabase } from "./server";

const samples = fileURLToPath(new URL("../samples/disputes", import.meta.url));
const clauses = ["disputes", "disputes-2", "disputes-3", "disputes-pairs"].flatMap((name) =>
  readFileSync(`${samples}/${name}.jsonl`, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as { text: string; category: Category })
    .map(({ text, category }) => ({
      category,
      parts: text.split(/[，。！？；,!?;]/).filter((part) => part.length > 3),
    }))
    .filter(({ parts }) => parts.length > 0),
);
const kinds = keysOf(categories);

/** The nth question: a clause as its title, six of others as its text. The same in every run. */
const questionOf = (nth: number): SearchQuestion => {
  const part = (step: number) => {
    const { parts } = clauses[(nth * 31 + step * step * 97) % clauses.length] ?? { parts: [""] };
    return parts[(nth * 7 + step) % parts.length] ?? "";
  };
  return {
    id: nth.toString(16).padStart(24, "0"),
    title: part(0),
    body: [1, 2, 3, 4, 5, 6].map(part).join("，"),
    answers: [],
    category: kinds[nth % kinds.length] ?? "other",
    helped: nth % 40,
    day: "2026-10-01",
  };
};

const typed = ["邻居家装修吵", "邻局装修", "zhuangxiu", "工资", "狗", "楼上漏水不赔", "物业费太高", "老板拖欠薪水", "宅基地", "孩子抚养费", "押金不退", "车位被占"]; // prettier-ignore
const rounds = 12;

const percentile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const measure = async (count: number) => {
  const database = await makeBenchDatabase();
  await database.connect();
  const search = createSearch({ clock: systemClock });
  await search.rebuild(
    (async function* () {
      for (let nth = 0; nth < count; nth++) yield Promise.resolve(questionOf(nth));
    })(),
  );
  const searches: number[] = [];
  const reads: number[] = [];
  for (let round = -2; round < rounds; round++)
    for (const q of typed) {
      const took = await timed(() => search.search({ q, limit: 20 }));
      const read = await timed(() => QuestionSearchModel.findOne({ _id: questionOf(searches.length).id }).lean());
      if (round < 0) continue;
      searches.push(took);
      reads.push(read);
    }
  await database.remove();
  return { p50: percentile(searches, 0.5), p95: percentile(searches, 0.95), read: percentile(reads, 0.5) };
};

const small = await measure(10_000);
const large = await measure(100_000);
const ratio = large.p50 / small.p50;
const line = (name: string, { p50, p95, read }: typeof small) =>
  `${name} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; one read by id ${read.toFixed(2)} ms, ${(p50 / read).toFixed(0)} of them`;
process.stdout.write(
  [
    line("search,  10,000 questions", small),
    line("search, 100,000 questions", large),
    `100,000 / 10,000 questions  ${ratio.toFixed(2)} (at most 2)`,
    `p95 at 100,000              ${large.p95.toFixed(1)} ms (less than 30 on a quiet machine)`,
    "",
  ].join("\n"),
);
if (ratio > 2 || large.p95 > 30) process.exitCode = 1;
