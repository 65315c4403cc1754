import { compileKnowledge } from "../features/triage/rules/compileKnowledge";
import { shippedKnowledge } from "../features/triage/rules/knowledge";
import {
  calibration,
  crossValidate,
  type Score,
  score,
  type Verdict,
  verdicts,
} from "../features/triage/rules/training/evaluate";
import { readLessons } from "../features/triage/rules/training/trainModel";
import { readReports } from "./readReports";
import { words } from "./words";

/** Prints how well triage does on labelled reports; with `--cross` the model is trained anew for each fifth, without having seen it. */
const options = process.argv.slice(2);
const files = options.filter((option) => !option.startsWith("--"));
if (files.length === 0) {
  process.stderr.write(`${words.evaluateUsage}\n`);
  process.exit(1);
}
const knowledge = compileKnowledge(shippedKnowledge);
const reports = readReports(files);
const all = options.includes("--cross")
  ? crossValidate(readLessons(reports, knowledge), knowledge)
  : verdicts(reports, knowledge);

const print = (line = "") => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(share * 100).toFixed(1)}%`.padStart(7);

const printScore = (name: string, { accuracy, macroF1, byLabel, confusion }: Score) => {
  print(`\n${name}  ${words.accuracy}${percent(accuracy)}  macro-F1${percent(macroF1)}`);
  const labels = byLabel.map(({ label }) => label);
  for (const { label, count, precision, recall, f1 } of byLabel) {
    const row = labels.flatMap((answer) => {
      const times = confusion.get(label)?.get(answer) ?? 0;
      return times > 0 && answer !== label ? [`${answer}×${times}`] : [];
    });
    print(
      `  ${label.padEnd(16)}${String(count).padStart(5)}  P${percent(precision)}  R${percent(recall)}  F1${percent(f1)}` +
        (row.length > 0 ? `  → ${row.join(" ")}` : ""),
    );
  }
};

const scoreOf = (pick: (from: { category: string; risk: string; level: string }) => string, from: Verdict[]) =>
  score(from.map((verdict) => ({ truth: pick(verdict.report), answer: pick(verdict) })));

print(words.evaluated(all.length, knowledge.data.version));
printScore(
  words.category,
  scoreOf(({ category }) => category, all),
);
const inThree = all.filter(({ report, categories }) => categories.includes(report.category)).length;
print(`  ${words.inThree}${percent(inThree / all.length)}`);
const byRisk = scoreOf(({ risk }) => risk, all);
printScore(words.risk, byRisk);
const red = byRisk.byLabel.find(({ label }) => label === "red");
print(`  ${words.red} R${percent(red?.recall ?? 0)}  P${percent(red?.precision ?? 0)}`);
printScore(
  words.level,
  scoreOf(({ level }) => level, all),
);
print(`\n${words.calibration}`);
for (const { from, count, right } of calibration(all))
  print(`  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${String(count).padStart(5)}  ${percent(right)}`);
