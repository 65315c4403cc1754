import { lessonFiles, readReports } from "../../cli/readReports";
import { compileKnowledge } from "./rules/compileKnowledge";
import { shippedKnowledge } from "./rules/knowledge";
import { crossValidate, type Verdict } from "./rules/training/evaluate";
import { baselineScore, calibrationError, inThree, scoreOf } from "./rules/training/score";
import { foldsOf } from "./rules/training/split";
import { packModel } from "./rules/training/trainLinear";
import { readLessons, trainModel } from "./rules/training/trainModel";

const files = lessonFiles(`${__dirname}/../../../../tests/samples/disputes`);
const knowledge = compileKnowledge(shippedKnowledge);
const lessons = readLessons(readReports(files), knowledge);
let verdicts: Verdict[];
beforeAll(() => (verdicts = crossValidate(lessons, knowledge, 3, 1)), 240_000);

test("categories of reports that the model has not seen are mostly right, nearly always among the first three, and far better than the plain baseline", () => {
  const { accuracy, macroF1 } = scoreOf("category", verdicts);
  expect(accuracy).toBeGreaterThanOrEqual(0.74);
  expect(macroF1).toBeGreaterThanOrEqual(0.74);
  expect(inThree(verdicts)).toBeGreaterThanOrEqual(0.92);
  expect(macroF1 - baselineScore(verdicts).macroF1).toBeGreaterThanOrEqual(0.13);
});

test("what is said to be likely is as likely as it is said to be", () =>
  expect(calibrationError(verdicts)).toBeLessThan(0.08));

test("colour and level are mostly those a clerk would give", () => {
  expect(scoreOf("risk", verdicts).accuracy).toBeGreaterThanOrEqual(0.77);
  expect(scoreOf("level", verdicts).accuracy).toBeGreaterThanOrEqual(0.69);
});

test("variants of one report are never on both sides of the split", () => {
  const text = "他家的羊啃了我家半亩苜蓿，赔多赔少说不到一块";
  const report = { category: "damages", risk: "blue", level: "village" } as const;
  const variants = ["", "，你们给说说", "，昨天的事"].map((end, index) => ({
    ...report,
    id: `x${index}`,
    text: text + end,
  }));
  const others = Array.from({ length: 20 }, (_, index) => ({ ...report, id: `y${index}`, text: `${index}` }));
  expect(new Set(foldsOf([...variants, ...others], 5).slice(0, 3)).size).toBe(1);
  expect(new Set(foldsOf([...variants, ...others], 5)).size).toBe(5);
});

test("the same lessons give the same weights", () => {
  const few = lessons.slice(0, 60);
  expect(packModel(trainModel(few).category)).toEqual(packModel(trainModel(few).category));
});
