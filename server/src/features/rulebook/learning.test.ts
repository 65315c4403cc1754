import { api } from "@qizhen/shared/contract";
import { AuditModel } from "../audit/model";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let admin: Person;
let clerk: Person;
let resident: Person;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  admin = await signIn(app, "admin");
  clerk = await signIn(app, "clerk-county");
  resident = await signIn(app, "sample-resident-1");
}, 60_000);
afterAll(() => app.stop());

const submit = (description: string) =>
  resident(api.cases.submit, { body: { description, gridCode: "150204101001003", respondent: { name: "赵铁柱" } } });
const confirm = async (id: string, changed: object = {}) => {
  const made = await clerk(api.cases.act, { params: { id }, body: { action: "confirm", ...changed } });
  await app.app.outbox.drain();
  return made;
};

test("red, and what the machine is not sure of, goes to a person first while the clock runs", async () => {
  const red = await submit("隔壁提着斧头站在我家门口，说谁出来就砍谁");
  expect(red).toMatchObject({ status: "submitted", waitingFor: "confirmation", triage: { risk: "red" } });
  expect(red.clock).toBeDefined();
  const unsure = await submit("唉");
  expect(unsure).toMatchObject({ status: "submitted", waitingFor: "confirmation" });
  expect(unsure.clock).toBeDefined();
  const { groups } = await clerk(api.cases.worklist, { query: { group: "red" } });
  expect(groups.flatMap(({ items }) => items.map(({ id }) => id))).toContain(red.id);
});

test("what a clerk overrules becomes a lesson with what had caused it; what they confirm is only counted", async () => {
  const danger = "赵铁柱提着斧头站在我家12号楼3单元502门口，说谁出来就砍谁，我电话13800001234";
  const [kept, overruled] = [await submit("隔壁提着刀站在我家门口，说谁出来就砍谁"), await submit(danger)];
  await confirm(kept.id);
  const change = {
    category: "property_mgmt",
    risk: "orange",
    level: "town",
    reason: "到场看过，是拿斧子劈柴",
  } as const;
  await confirm(overruled.id, change);
  const { items } = await admin(api.rulebook.judged);
  expect(items.map(({ number }) => number)).toEqual([overruled.number]);
  const [lesson] = items;
  expect(lesson).toMatchObject({
    before: { category: overruled.triage.category, risk: "red", level: "110" },
    after: { category: "property_mgmt", risk: "orange", level: "town" },
    reason: change.reason,
  });
  expect(lesson?.changed.sort()).toEqual(["category", "level", "risk"]);
  expect(lesson?.causes.find(({ about }) => about === "risk")?.label).toBe("有人手里拿着凶器");
  expect(lesson?.text).toContain("提着斧头站在我家");
  for (const secret of ["赵铁柱", "13800001234", "12号楼3单元502"]) expect(lesson?.text).not.toContain(secret);
});

test("the same judgement told twice is counted once", async () => {
  const before = await admin(api.rulebook.figures, { query: {} });
  const made = await submit("隔壁提着刀站在我家门口，说谁出来就砍谁");
  await confirm(made.id);
  await app.app.outbox.drain();
  const after = await admin(api.rulebook.figures, { query: {} });
  expect([after.total - before.total, after.confirmed - before.confirmed]).toEqual([1, 1]);
});

test("the figures tell how often people agreed, by week, category and colour, and which rules they overruled", async () => {
  const figures = await admin(api.rulebook.figures, { query: {} });
  expect(figures.total).toBe(3);
  expect(figures.confirmed).toBe(2);
  expect(figures.weeks).toEqual([{ name: "2026-10-19", total: 3, confirmed: 2 }]);
  expect(figures.risks).toEqual([{ name: "red", total: 3, confirmed: 2 }]);
  expect(figures.causes).toContainEqual({ about: "risk", label: "有人手里拿着凶器", count: 1 });
  const leader = await signIn(app, "leader-1");
  expect((await leader(api.rulebook.figures, { query: { from: "2026-10-19", to: "2026-10-25" } })).total).toBe(3);
  expect((await leader(api.rulebook.figures, { query: { from: "2026-09-01", to: "2026-09-30" } })).total).toBe(0);
});

test("lessons are taken away in the format of the training data, masked, and the record says who took them", async () => {
  const { jsonl, count, next } = await admin(api.rulebook.exportJudged, { body: { reason: "改进分诊" } });
  expect([count, next]).toEqual([1, null]);
  const lines = jsonl.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, string>); // prettier-ignore
  expect(lines).toEqual([
    { id: expect.any(String) as unknown, text: expect.stringContaining("提着斧头") as unknown, category: "property_mgmt", risk: "orange", level: "town", note: expect.stringContaining("到场看过") as unknown },
  ]); // prettier-ignore
  expect(jsonl).not.toMatch(/赵铁柱|13800001234/);
  const acts = await AuditModel.find({ chain: "rulebook:150204000000", kind: "rules.lessonsExported" }).lean();
  expect(acts).toMatchObject([{ reason: "改进分诊", actor: { id: admin.user.id }, data: { count: 1 } }]);
  await expect(clerk(api.rulebook.exportJudged, { body: { reason: "看看" } })).rejects.toMatchObject({ status: 403 });
});
