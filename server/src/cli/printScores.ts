import { categories, levels, risks } from "@qizhen/shared/vocabulary";
import type { Verdict } from "../features/triage/rules/training/evaluate";
import {
  baselineScore,
  calibrationError,
  inThree,
  reliability,
  type Score,
  scoreOf,
} from "../features/triage/rules/training/score";
import { words } from "./words";

type Print = (line: string) => void;
const said = words.evaluation;
const labels: Record<string, string> = { ...categories, ...risks, ...levels };

const percent = (share: number) => `${(share * 100).toFixed(1)}%`.padStart(7);
/** Pads to a width in which a Chinese character counts double, as terminals draw it. */
const padded = (text: string, width: number) => {
  const drawn = [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
  return text + " ".repeat(Math.max(0, width - drawn));
};

/** All figures about one set of reports. */
export function printFully(all: Verdict[], print: Print) {
  const category = scoreOf("category", all);
  const baseline = baselineScore(all);
  print(
    `\n${said.category}  ${said.accuracy}${percent(category.accuracy)}  macro-F1${percent(category.macroF1)}  ${said.inThree}${percent(inThree(all))}`,
  );
  print(`  ${said.baseline}  ${said.accuracy}${percent(baseline.accuracy)}  macro-F1${percent(baseline.macroF1)}  ${said.inThree}${percent(inThree(all, ({ baseline: of }) => of))}`); // prettier-ignore
  printLabels(category, print);
  printConfusion(category, print);
  printRisk(scoreOf("risk", all), print);
  const level = scoreOf("level", all);
  print(`\n${said.level}  ${said.accuracy}${percent(level.accuracy)}  macro-F1${percent(level.macroF1)}`);
  printConfusion(level, print);
  printCalibration(all, print);
}

function printRisk(risk: Score, print: Print) {
  const red = risk.byLabel.find(({ label }) => label === "red");
  print(`\n${said.risk}  ${said.accuracy}${percent(risk.accuracy)}  macro-F1${percent(risk.macroF1)}`);
  print(`  ${said.red}  ${said.recall}${percent(red?.recall ?? 0)}  ${said.precision}${percent(red?.precision ?? 0)}`);
  printConfusion(risk, print);
}

function printLabels({ byLabel }: Score, print: Print) {
  for (const { label, count, precision, recall, f1 } of byLabel)
    print(
      `  ${padded(labels[label] ?? label, 18)}${String(count).padStart(5)}  ${said.precision}${percent(precision)}  ${said.recall}${percent(recall)}  F1${percent(f1)}`,
    );
}

/** Truth down, answer across; only labels that occur. */
function printConfusion({ byLabel, confusion }: Score, print: Print) {
  const names = byLabel.map(({ label }) => label);
  const short = (label: string) => padded([...(labels[label] ?? label)].slice(0, 2).join(""), 5);
  print(`\n  ${padded(said.confusion, 18)}${names.map(short).join("")}`);
  for (const truth of names) {
    const row = names.map((answer) => padded(String(confusion.get(truth)?.get(answer) ?? "·"), 5));
    print(`  ${padded(labels[truth] ?? truth, 18)}${row.join("")}`);
  }
}

function printCalibration(all: Verdict[], print: Print) {
  print(`\n${said.calibration}  ECE${percent(calibrationError(all))}`);
  for (const { from, count, said: claimed, right } of reliability(all))
    print(`  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${String(count).padStart(5)}  ${percent(claimed)} → ${percent(right)}`); // prettier-ignore
}

/** One line for each author's file. */
export function printFiles(byFile: Map<string, Verdict[]>, print: Print) {
  print(`\n${said.byFile}`);
  for (const [file, all] of [...byFile, [said.together, [...byFile.values()].flat()] as const]) {
    const category = scoreOf("category", all);
    const risk = scoreOf("risk", all);
    const red = risk.byLabel.find(({ label }) => label === "red");
    print(
      `  ${padded(file, 16)}${String(all.length).padStart(5)}  ${said.category}${percent(category.accuracy)} F1${percent(category.macroF1)} ${said.inThree}${percent(inThree(all))}` +
        `  ${said.baseline} F1${percent(baselineScore(all).macroF1)}  ${said.risk}${percent(risk.accuracy)}  ${said.red} ${said.recall}${percent(red?.recall ?? 0)} ${said.precision}${percent(red?.precision ?? 0)}` +
        `  ${said.level}${percent(scoreOf("level", all).accuracy)}  ECE${percent(calibrationError(all))}`,
    );
  }
}
