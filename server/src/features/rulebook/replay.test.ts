import { api } from "@qizhen/shared/contract";
import type { Rules } from "@qizhen/shared/contract/rulebook";
import { ApiError } from "@qizhen/shared/endpoint";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { MoveModel, ReplayModel } from "./model";

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let admin: Person;
let resident: Person;
const made: Awaited<ReturnType<typeof submit>>[] = [];

const submit = (description: string, gridCode = "150204101001003") =>
  resident(api.cases.submit, { body: { description, gridCode } });

beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  admin = await signIn(app, "admin");
  resident = await signIn(app, "sample-resident-1");
  for (const text of [
    "楼上漏水把我家卧室泡了，找他两回都不管",
    "我们十二户人家的地被占了，要个说法",
    "干了两个月活，老板拖着工资不给",
    "隔壁提着斧头站在我家门口，说谁出来就砍谁",
  ])
    made.push(await submit(text));
  await submit("我们十二户人家的地被占了，要个说法", "150822100001003");
}, 60_000);
afterAll(() => app.stop());

const save = async (rules: Rules) => {
  const { head } = await admin(api.rulebook.get);
  return (await admin(api.rulebook.save, { body: { basedOn: head.number, rules, reason: "试一试" } })).number;
};
const ended = async (id: string) => {
  for (;;) {
    const now = await admin(api.rulebook.replay, { params: { id } });
    if (now.status !== "running") return now;
    await new Promise((done) => setTimeout(done, 10));
  }
};
const replayOf = async (rules: Rules) => {
  const number = await save(rules);
  const { id } = await admin(api.rulebook.startReplay, { body: { number } });
  return ended(id);
};
const refusal = async (asked: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await asked.then(() => new Error("not refused"), (failure: unknown) => failure); // prettier-ignore
  if (error instanceof ApiError) return error;
  throw error;
};

test("a replay tells which of the county's cases would have gone elsewhere, from where to where, and no word of them", async () => {
  const replay = await replayOf({
    ...noRules(),
    departments: { labour: { department: "县劳动监察", village: "镇劳动所" } },
  });
  expect(replay).toMatchObject({ status: "done", done: 4, total: 4, moved: 1, skipped: 0 });
  expect(replay.counts).toMatchObject({ department: 1, risk: 0, lowered: 0 });
  const { items } = await admin(api.rulebook.moves, { params: { id: replay.id } });
  const wages = made[2];
  expect(items).toMatchObject([{ caseId: wages?.id, number: wages?.number, kinds: ["department"] }]);
  expect([items[0]?.before.department, items[0]?.after.department]).toEqual([
    wages?.triage.department,
    wages?.triage.level === "grid" || wages?.triage.level === "village" ? "镇劳动所" : "县劳动监察",
  ]);
  expect(replay.flows).toMatchObject([{ kind: "department", count: 1 }]);
  const kept = await MoveModel.find({ replayId: replay.id }).lean();
  expect(JSON.stringify(kept)).not.toContain("工资");
});

test("where danger would be graded lower it stands first, and is adopted only with a second yes", async () => {
  const calmer: Rules = { ...noRules(), thresholds: { crowd: 40, several: 30, modelAloneOrange: 0.99, softOrange: 0.99 }, levels: { labour: { blue: "town", yellow: "town" } } };
  const replay = await replayOf(calmer);
  expect(replay.counts.lowered).toBe(1);
  const { items } = await admin(api.rulebook.moves, { params: { id: replay.id } });
  expect(items[0]).toMatchObject({ caseId: made[1]?.id, before: { risk: "orange" }, kinds: expect.arrayContaining(["lowered", "risk"]) as unknown });
  const { items: lowered } = await admin(api.rulebook.moves, { params: { id: replay.id }, query: { kind: "lowered" } });
  expect(lowered.map(({ caseId }) => caseId)).toEqual([made[1]?.id]);
  const body = { number: replay.number, replayId: replay.id, reason: "一村多户常见，按黄色办" };
  const error = await refusal(admin(api.rulebook.adopt, { body }));
  expect([error.status, error.fields["lowered"]]).toEqual([422, expect.stringContaining("1 件会从红色、橙色降下来")]);
  expect((await admin(api.rulebook.get)).adopted).toBe(0);
  expect(await admin(api.rulebook.adopt, { body: { ...body, lowered: true } })).toMatchObject({ status: "adopted" });
  const again = await refusal(admin(api.rulebook.adopt, { body: { ...body, lowered: true } }));
  expect(again.status).toBe(409);
}); // prettier-ignore

test("nothing is adopted without a replay of that very version against what is in force", async () => {
  const { adopted } = await admin(api.rulebook.get);
  const first = await replayOf({ ...noRules(), thresholds: { several: 5 } });
  const second = await replayOf({ ...noRules(), thresholds: { several: 6 } });
  expect(first.against).toBe(adopted);
  const adopt = (number: number, replayId: string) => admin(api.rulebook.adopt, { body: { number, replayId, reason: "启用", lowered: true } });
  expect((await refusal(adopt(second.number, first.id))).status).toBe(422);
  expect((await refusal(adopt(second.number, "0".repeat(24)))).status).toBe(404);
  expect(await adopt(second.number, second.id)).toMatchObject({ status: "adopted" });
  const late = await refusal(adopt(first.number, first.id));
  expect([late.status, late.message]).toEqual([409, expect.stringContaining("再试算一次")]);
}); // prettier-ignore

test("of two who adopt at once against the same, one is too late", async () => {
  const [one, two] = [await replayOf({ ...noRules(), thresholds: { several: 7 } }), await replayOf({ ...noRules(), thresholds: { several: 8 } })];
  const adopt = ({ number, id }: typeof one) => admin(api.rulebook.adopt, { body: { number, replayId: id, reason: "启用", lowered: true } });
  const results = await Promise.allSettled([adopt(one), adopt(two)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
}); // prettier-ignore

test("a replay that its process left is finished by another, once", async () => {
  const number = await save({ ...noRules(), departments: { labour: { department: "别的单位", village: "别的单位" } } });
  const { id } = await admin(api.rulebook.startReplay, { body: { number } });
  await ended(id);
  await MoveModel.deleteMany({ replayId: id });
  await ReplayModel.updateOne({ _id: id }, { $set: { status: "running", done: 2, moved: 0, lease: "dead" } });
  expect((await refusal(admin(api.rulebook.startReplay, { body: { number } }))).status).toBe(409);
  app.clock.forward(61_000);
  await app.app.jobs.runAll();
  const replay = await ended(id);
  expect(replay).toMatchObject({ status: "done", done: 4, moved: 1 });
  expect((await admin(api.rulebook.moves, { params: { id } })).items).toHaveLength(1);
}, 30_000);

test("a replay of another county is not there", async () => {
  const replay = await replayOf({ ...noRules(), thresholds: { several: 9 } });
  await app.app.accounts.ensureStaff(
    [{ username: "admin-far", name: "孟和", roles: ["admin"], region: "150822000000", title: "管理员" }],
    app.clock(),
  );
  const far = await signIn(app, "admin-far");
  expect((await refusal(far(api.rulebook.replay, { params: { id: replay.id } }))).status).toBe(404);
  expect((await refusal(far(api.rulebook.replayCase, { params: { id: made[0]?.id ?? "" } }))).status).toBe(404);
  expect((await far(api.rulebook.get)).adopted).toBe(0);
});
