import { readPlanted, recallOf, scorePrivacy } from "./privacyScores";

const samples = `${__dirname}/../../../tests/samples/privacy`;
const scoreOf = (file: string) => scorePrivacy(readPlanted(`${samples}/${file}.jsonl`));

test.each(["planted", "by-hand"])("of the details in %s posts at least 98 in a hundred are hidden whole", (file) => {
  const score = scoreOf(file);
  expect(score.secrets).toBeGreaterThan(100);
  expect(recallOf(score)).toBeGreaterThanOrEqual(0.98);
  expect(score.lost).toEqual([]);
});

test("of posts without private details at most two in a hundred are touched", () => {
  const { clean, touched } = scoreOf("clean");
  expect(clean).toBeGreaterThanOrEqual(100);
  expect(touched.length / clean).toBeLessThanOrEqual(0.02);
});

test("a secret of which one digit stays open counts as missed", () => {
  const post = { id: "a", text: "号是13800001234567890123456789元", secrets: ["我的三十二亩地"], keep: [] };
  const open = { id: "b", text: "我有我的三十二亩地", secrets: ["三十二亩地"], keep: [] };
  expect(scorePrivacy([post, open]).missed).toEqual([{ id: "b", secret: "三十二亩地" }]);
});
