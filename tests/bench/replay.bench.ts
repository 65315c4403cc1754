/** Replaying a change of rules over 10,000 cases against the naive form: each case read by itself, both rule sets compiled for it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { api } from "@qizhen/shared/contract";
import type { Rules } from "@qizhen/shared/contract/rulebook";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { CaseModel, type CaseDocument } from "../../server/src/features/cases/model";
import { knowledgeWith } from "../../server/src/features/triage/countyKnowledge";
import { understand } from "../../server/src/features/triage/rules/understand";
import { signIn, type Person } from "../e2e/client";
import { grids, makeBenchDatabase, startBenchApp } from "./server";

const cases = 10_000;
const reports = 300;
const accounts = 20;
const naiveCases = 10;
const batch = 500;
const leastRate = 5000;

const texts = ["disputes", "disputes-2"].flatMap((name) =>
  readFileSync(fileURLToPath(new URL(`../samples/disputes/${name}.jsonl`, import.meta.url)), "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

const database = await makeBenchDatabase();
await database.connect();
const { url, app, stop } = await startBenchApp(database.folder);
const admin = await signIn(url, "admin");
const residents = await Promise.all(
  Array.from({ length: accounts }, (_, nth) => signIn(url, `sample-resident-${nth + 1}`)),
);

/** Reports that were really submitted, and as many copies of each as make up the number. */
const fill = async () => {
  for (let nth = 0; nth < reports; nth++) {
    const resident = residents[nth % accounts] as Person;
    const description = texts[nth % texts.length] ?? "";
    await resident(api.cases.submit, { body: { description, gridCode: grids[nth % grids.length] } });
  }
  await app.outbox.drain();
  const real = await CaseModel.find({}).lean<CaseDocument[]>();
  const copy = (nth: number) => ({
    ...(real[nth % real.length] as CaseDocument),
    _id: new CaseModel.base.Types.ObjectId(),
    number: `2025-${String(nth + 1).padStart(6, "0")}`,
    intent: { who: "bench", key: `bench-case-${nth}`, digest: "x" },
    createdAt: new Date(Date.now() - nth * 60_000),
    outbox: [],
    outboxAt: undefined,
  });
  for (let from = 0; from < cases - real.length; from += batch)
    await CaseModel.collection.insertMany(
      Array.from({ length: Math.min(batch, cases - real.length - from) }, (_, i) => copy(from + i)),
      { ordered: false, ignoreUndefined: true },
    );
};

const changes: readonly (readonly [string, Rules])[] = [
  ["departments and levels", { ...noRules(), departments: { labour: { department: "劳动监察大队" } }, levels: { neighbour: { yellow: "town" } } }],
  ["words", { ...noRules(), words: { categories: { labour: { add: [{ phrase: "工钱没见着", weight: 3 }], off: ["讨薪"] } }, signals: { repeated: { add: ["跑了五六趟"], off: [] } } } }],
  ["numbers of people and sums", { ...noRules(), thresholds: { crowd: 8, largeSum: 40_000 } }],
  ["what rests on the model", { ...noRules(), thresholds: { softOrange: 0.5 } }],
]; // prettier-ignore

/** Cases a second, from the press of the button to the last line of the list; and of that the deciding alone. */
const replay = async (rules: Rules) => {
  const { head } = await admin(api.rulebook.get);
  const { number } = await admin(api.rulebook.save, { body: { basedOn: head.number, rules, reason: "试一试" } });
  const startedAt = performance.now();
  const { id } = await admin(api.rulebook.startReplay, { body: { number, cases } });
  for (;;) {
    const now = await admin(api.rulebook.replay, { params: { id } });
    if (now.status !== "running")
      return { ...now, whole: (now.done * 1000) / (performance.now() - startedAt), ms: performance.now() - startedAt };
    await new Promise((done) => setTimeout(done, 20));
  }
};

/** The same answer by the plain way; cases a second. */
const naive = async (rules: Rules) => {
  const ids = await CaseModel.find({}, { _id: 1 }).sort({ createdAt: -1 }).limit(naiveCases).lean<CaseDocument[]>();
  const startedAt = performance.now();
  for (const { _id } of ids) {
    const one = await app.cases.forReplay.oneToReplay(_id.toHexString());
    if (!one) continue;
    const report = { description: one.description(), path: one.regionPath };
    understand(report, knowledgeWith({ number: 0, rules: noRules() }));
    understand(report, knowledgeWith({ number: 1, rules }));
  }
  return (ids.length * 1000) / (performance.now() - startedAt);
};

await fill();
await replay({ ...noRules(), thresholds: { several: 5 } }); // warms the machine
let slowest = Infinity;
for (const [name, rules] of changes) {
  const ours = await replay(rules);
  const plain = await naive(rules);
  slowest = Math.min(slowest, ours.rate ?? 0);
  process.stdout.write(
    `${name.padEnd(28)} ${ours.done} cases in ${(ours.ms / 1000).toFixed(2)} s, ${ours.moved} moved   deciding ${Math.round(ours.rate ?? 0)} /s   whole ${Math.round(ours.whole)} /s   naive ${plain.toFixed(0)} /s   ratio ${(ours.whole / plain).toFixed(0)}\n`,
  );
}
process.stdout.write(`slowest deciding ${Math.round(slowest)} cases/s (to be at least ${leastRate})\n`);
await stop();
await database.remove();
process.exit(slowest >= leastRate ? 0 : 1);
