import { readReports } from "../../cli/readReports";
import { compileKnowledge } from "./rules/compileKnowledge";
import { shippedKnowledge } from "./rules/knowledge";
import { crossValidate, score, type Verdict } from "./rules/training/evaluate";
import { packModel } from "./rules/training/trainLinear";
import { readLessons, trainModel } from "./rules/training/trainModel";

const files = ["disputes", "disputes-2", "disputes-pairs"].map(
  (name) => `${__dirname}/../../../../tests/samples/disputes/${name}.jsonl`,
);
const knowledge = compileKnowledge(shippedKnowledge);
const lessons = readLessons(readReports(files), knowledge);
let verdicts: Verdict[];
beforeAll(() => (verdicts = crossValidate(lessons, knowledge)), 120_000);

const scoreOf = (pick: "category" | "risk" | "level") =>
  score(verdicts.map((verdict) => ({ truth: verdict.report[pick], answer: verdict[pick] })));

test("categories are right for five of six reports that the model has not seen, and nearly always among the first three", () => {
  const { accuracy, macroF1 } = scoreOf("category");
  expect(accuracy).toBeGreaterThanOrEqual(0.84);
  expect(macroF1).toBeGreaterThanOrEqual(0.84);
  const inThree = verdicts.filter(({ report, categories }) => categories.includes(report.category));
  expect(inThree.length / verdicts.length).toBeGreaterThanOrEqual(0.95);
});

test("hardly a red is missed, and few are called red that are not", () => {
  const red = scoreOf("risk").byLabel.find(({ label }) => label === "red");
  expect(red?.recall).toBeGreaterThanOrEqual(0.97);
  expect(red?.precision).toBeGreaterThanOrEqual(0.9);
});

test("colour and level are those a clerk would give", () => {
  expect(scoreOf("risk").accuracy).toBeGreaterThanOrEqual(0.9);
  expect(scoreOf("level").accuracy).toBeGreaterThanOrEqual(0.75);
});

test("the same lessons give the same weights", () => {
  const few = lessons.slice(0, 60);
  expect(packModel(trainModel(few).risk)).toEqual(packModel(trainModel(few).risk));
});
