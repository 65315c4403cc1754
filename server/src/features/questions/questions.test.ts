import { api } from "@qizhen/shared/contract";
import type { QuestionRequest } from "@qizhen/shared/contract/questions";
import { startApp, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { AuditModel } from "../audit/model";
import { CaseModel } from "../cases/model";
import { NoticeModel } from "../notices/model";
import { LawCardModel, QuestionModel, QuestionSettingsModel, QuestionVoteModel } from "./model";

jest.setTimeout(180_000);
const town = "150204101000";
const county = "150204000000";
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin");
});
afterAll(() => testApp.stop());
beforeEach(async () => {
  testApp.clock.set("2026-10-20T10:20:00+08:00");
  const models = [QuestionModel, QuestionVoteModel, LawCardModel, QuestionSettingsModel, CaseModel, NoticeModel];
  for (const model of models) await (model as typeof CaseModel).deleteMany({});
});

const as = (who: string) => signIn(testApp, who);
const deliver = () => testApp.app.outbox.drain();
const stranger = () => asking(testApp.url);
const noise = {
  title: "邻居家装修太吵怎么办",
  body: "楼上装修两个月了，早上六点就开始砸墙，说了几次都不听。他电话是13847251903，能不能帮我说说？",
};
const ask = async (who: string, form: Partial<typeof noise> & { anonymous?: boolean } = {}) =>
  (await as(who))(api.questions.ask, { body: { ...noise, gridCode: "150204101001001", ...form } });
const act = async (who: string | undefined, id: string, body: QuestionRequest) => {
  const caller = who === undefined ? stranger() : await as(who);
  const acted = await caller(api.questions.act, { params: { id }, body });
  await deliver();
  return acted;
};
const read = (id: string) => stranger()(api.questions.read, { params: { id } });
const published = async (who: string, form: Parameters<typeof ask>[1] = {}) => {
  const asked = await ask(who, form);
  await act("clerk-town", asked.id, { action: "publish" });
  return asked;
};
const cards = ["mfd-294"];

test("a question is masked before staff read it, is public once it is moderated, is answered with a law card and found by strangers", async () => {
  const asked = await ask("sample-resident-1");
  expect(asked).toMatchObject({ status: "pending", shown: { hidden: 1 } });
  expect(await refusalOf(read(asked.id))).toMatchObject({ status: 404 });
  const clerk = await as("clerk-town");
  const desk = await clerk(api.questionDesk.read, { params: { id: asked.id } });
  expect(JSON.stringify([desk, await clerk(api.questionDesk.list, {})])).not.toContain("13847251903");
  expect(desk.flags.map(({ kind }) => kind)).toContain("private");
  for (const { part, at } of desk.hidden) expect(desk[part].slice(...at)).not.toBe("");
  await act("clerk-town", asked.id, { action: "publish" });
  const page = await read(asked.id);
  expect(page.body).not.toContain("1384725");
  expect(page).toMatchObject({ edited: false, town: { code: town }, allowedActions: [], mine: false });
  await act("expert-1", asked.id, { action: "answer", text: "晚上十点到早上六点不能施工，可以找物业一起说。", cards });
  const answered = await read(asked.id);
  expect(answered.answers[0]).toMatchObject({
    by: { badge: "lawyer", name: "吴*" },
    stale: false,
    cards: [{ article: "第二百九十四条", summary: false }],
  });
  const found = await stranger()(api.questions.list, { query: { q: "装修" } });
  expect(found.items.map(({ id }) => id)).toEqual([asked.id]);
  const browsed = await stranger()(api.questions.list, { query: { category: answered.category, town } });
  expect(browsed.items[0]).toMatchObject({ id: asked.id, answers: 1, answeredBy: { badge: "lawyer" } });
  const { body } = await (await as("sample-resident-1"))(api.questions.own, { params: { id: asked.id } });
  expect(body).toBe(noise.body);
});

test("the original is shown to moderators alone, and each sight of it is kept in the audit", async () => {
  const { id } = await published("sample-resident-1");
  const before = await AuditModel.countDocuments({ kind: "question.original" });
  const original = await (await as("clerk-town"))(api.questionDesk.original, { params: { id } });
  expect(original.body).toBe(noise.body);
  expect(await AuditModel.countDocuments({ kind: "question.original" })).toBe(before + 1);
  expect(await refusalOf((await as("expert-1"))(api.questionDesk.original, { params: { id } }))).toMatchObject({
    status: 403,
  });
});

test("an anonymous asker comes back by their code alone, asks on, and what they add waits for a moderator", async () => {
  const { id, code = "" } = await published("sample-resident-2", { anonymous: true });
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}$/);
  expect(JSON.stringify(await QuestionModel.findById(id).lean())).not.toContain(code.replaceAll("-", ""));
  const own = await stranger()(api.questions.byCode, { body: { code: code.toLowerCase().replaceAll("-", " ") } });
  expect(own).toMatchObject({ id, status: "published", anonymous: true });
  await act(undefined, id, { action: "follow_up", code, text: "那物业不管，找谁？我叫王建军，电话13847251903。" });
  expect((await read(id)).followUps).toEqual([]);
  await act("clerk-town", id, { action: "publish" });
  const [shown] = (await read(id)).followUps;
  expect(shown?.text).toContain("找谁");
  expect(shown?.text).not.toContain("13847251903");
  const wrong = { action: "withdraw" as const, code: "22222-22222-22222" };
  expect(await refusalOf(act(undefined, id, wrong))).toMatchObject({ status: 404 });
});

test("a repeat of the same request answers the same question and the same code", async () => {
  const resident = await as("sample-resident-3");
  const body = { ...noise, anonymous: true };
  const key = "the-same-intent";
  const [one, other] = await Promise.all([1, 2].map(() => resident(api.questions.ask, { body, key })));
  expect(other).toMatchObject({ id: one?.id ?? "", code: one?.code ?? "" });
  expect(await QuestionModel.countDocuments({})).toBe(1);
});

test("the same words fifty times are one question, and a day's questions have an end", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 50 }, () => ask("sample-resident-4")));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await QuestionModel.countDocuments({})).toBe(1);
  expect(await refusalOf(ask("sample-resident-4", { body: `${noise.body}！！` }))).toMatchObject({ status: 409 });
  for (let nth = 1; nth < 10; nth += 1) await ask("sample-resident-4", { body: `第${nth}件事：${noise.body}` });
  const refusal = await refusalOf(ask("sample-resident-4", { body: `又一件：${noise.body}` }));
  expect(refusal).toMatchObject({ status: 429, message: expect.stringContaining("12348") as string });
});

test.each([
  ["one character", { body: "吵" }, 400],
  ["twenty thousand", { body: "吵".repeat(20_000) }, 400],
  ["a script", { body: "<script>alert(1)</script>邻居太吵" }, 422],
  ["markup", { body: "<b onclick=alert(1)>邻居</b><img src=x>太吵了" }, 422],
  ["a link", { body: "看这里 https://example.com/x 就知道了" }, 422],
  ["nothing but signs", { title: "？？", body: "。。。。！！！！" }, 422],
])("a question of %s is refused with a sentence, and nothing is kept", async (_, form, status) => {
  const refusal = await refusalOf(ask("sample-resident-5", form));
  expect(refusal).toMatchObject({ status, message: expect.stringMatching(/[\u4e00-\u9fff]{4}/) as string });
  expect(await QuestionModel.countDocuments({})).toBe(0);
});

test("voting twice counts once and says so", async () => {
  const { id } = await published("sample-resident-1");
  await act("mediator-1", id, { action: "answer", text: "先找物业说，说不通就在这里转成纠纷。" });
  expect(await act("sample-resident-6", id, { action: "helped" })).toMatchObject({ public: { helped: 1 } });
  const again = await act("sample-resident-6", id, { action: "helped" });
  expect(again).toMatchObject({ public: { helped: 1 }, message: expect.stringContaining("一次") as string });
  await Promise.all([7, 8].map((nth) => act(`sample-resident-${nth}`, id, { action: "helped" })));
  expect((await read(id)).helped).toBe(3);
});

test("what an asker wants hidden besides is read by moderators alone, and is gone once they have edited it", async () => {
  const { id } = await published("sample-resident-1", { body: "三楼卖豆腐那家天天半夜磨豆子，吵得睡不着。" });
  await act("sample-resident-1", id, { action: "hide_more", text: "请把卖豆腐那几个字去掉" });
  expect(JSON.stringify(await QuestionModel.findById(id).lean())).not.toContain("那几个字");
  const seen = async (who: string) => (await as(who))(api.questionDesk.read, { params: { id } });
  expect((await seen("clerk-town")).hideMore).toContain("卖豆腐");
  expect((await seen("expert-1")).hideMore).toBeUndefined();
  await act("clerk-town", id, { action: "edit", text: "楼上天天半夜有响动，吵得睡不着。" });
  expect(await read(id)).toMatchObject({ body: "楼上天天半夜有响动，吵得睡不着。", edited: true });
  expect((await seen("clerk-town")).flags.map(({ kind }) => kind)).not.toContain("hide_more");
});

test("a moderator's own words are not published with a number in them that leads to somebody", async () => {
  const { id } = await ask("sample-resident-1");
  await act("clerk-town", id, { action: "publish", text: "楼上装修太早，打他电话13847251903也不接，怎么办？" });
  expect((await read(id)).body).not.toContain("13847251903");
});

test("nobody answers or moderates as what they are not", async () => {
  const { id } = await published("sample-resident-1");
  const text = "我来答。";
  for (const who of ["sample-resident-6", "leader-1", "admin"])
    expect(await refusalOf(act(who, id, { action: "answer", text }))).toMatchObject({ status: 403 });
  for (const who of ["sample-resident-6", "mediator-1", "expert-1"])
    expect(await refusalOf(act(who, id, { action: "reject", reason: "不公开" }))).toMatchObject({ status: 403 });
  expect(await refusalOf(act(undefined, id, { action: "helped" }))).toMatchObject({ status: 401 });
  const hidden = await ask("sample-resident-2", { body: `另一件：${noise.body}` });
  expect(await refusalOf(act("expert-1", hidden.id, { action: "answer", text }))).toMatchObject({ status: 404 });
  expect(await refusalOf((await as("expert-1"))(api.questionDesk.read, { params: { id: hidden.id } }))).toMatchObject({ status: 404 }); // prettier-ignore
});

test("a question is merged into another public one, never into itself or into one that nobody reads", async () => {
  const one = await published("sample-resident-1");
  const other = await ask("sample-resident-2", { body: `我家也是：${noise.body}` });
  for (const into of [other.id, "0123456789abcdef01234567"])
    expect(await refusalOf(act("clerk-town", other.id, { action: "merge", into }))).toMatchObject({ status: 422 });
  expect(await refusalOf(act("clerk-town", one.id, { action: "merge", into: other.id }))).toMatchObject({
    status: 422,
  });
  await act("clerk-town", other.id, { action: "merge", into: one.id });
  expect(await refusalOf(act("clerk-town", one.id, { action: "merge", into: other.id }))).toMatchObject({
    status: 422,
  });
  const own = await (await as("sample-resident-2"))(api.questions.own, { params: { id: other.id } });
  expect(own).toMatchObject({ status: "merged", mergedInto: one.id });
  expect(await read(other.id)).toMatchObject({ id: one.id, mine: false });
});

test("danger becomes a case at once, once, and says whom to call", async () => {
  const body = "他拿着菜刀堵在我家门口说要砍死我们全家，现在还在砸门，救命";
  const asked = await ask("sample-resident-9", { title: "有人拿刀堵门", body, anonymous: true });
  expect(asked.caseId).toBeDefined();
  expect(asked.urgent.map(({ number }) => number)).toContain("110");
  await deliver();
  expect(await CaseModel.countDocuments({ risk: "red" })).toBe(1);
  const { items } = await (await as("clerk-town"))(api.questionDesk.list, { query: { flag: "danger" } });
  expect(items.map(({ id }) => id)).toEqual([asked.id]);
});

test("danger in a follow-up becomes a case at once, with all that was written, and stands first in the queue", async () => {
  const { id } = await published("sample-resident-8");
  await ask("sample-resident-7");
  const text = "他今天拿着菜刀砸我家的门，说要砍死我们全家，救命";
  const acted = await act("sample-resident-8", id, { action: "follow_up", text });
  expect(acted.message).toContain("110");
  const [made] = await CaseModel.find({ risk: "red" });
  expect(made?.id).toBe(acted.caseId);
  const { items } = await (await as("clerk-town"))(api.questionDesk.list, { query: { status: "published" } });
  expect(items[0]).toMatchObject({ id, flags: expect.arrayContaining([expect.objectContaining({ kind: "danger" })]) });
  const own = await (await as("sample-resident-8"))(api.cases.get, { params: { id: acted.caseId ?? "" } });
  expect(own.description).toContain(text);
  expect(own.description).toContain(noise.body);
});

test("an asker turns their question into a case with nothing typed again, and it leaves the public", async () => {
  const { id } = await published("sample-resident-1");
  const acted = await Promise.all([1, 2].map(() => act("sample-resident-1", id, { action: "convert" }).catch(() => undefined))); // prettier-ignore
  const caseId = acted.find((one) => one?.caseId)?.caseId ?? "";
  expect(await CaseModel.countDocuments({})).toBe(1);
  const made = await (await as("sample-resident-1"))(api.cases.get, { params: { id: caseId } });
  expect(made.description).toContain(noise.body);
  expect(await refusalOf(read(id))).toMatchObject({ status: 404 });
  expect((await stranger()(api.questions.list, { query: { q: "装修" } })).items).toEqual([]);
});

test("four eyes: what one moderator alone says is not public, nor what the second has changed", async () => {
  const clerk = await as("clerk-county");
  await clerk(api.questionDesk.saveSettings, { body: { county, version: 0, fourEyes: true, answerDays: 3 } });
  const { id } = await ask("sample-resident-1");
  await act("clerk-town", id, { action: "publish" });
  expect(await refusalOf(act("clerk-town", id, { action: "publish" }))).toMatchObject({ status: 409 });
  expect(await act("clerk-county", id, { action: "publish", text: "楼上装修太早，怎么办？" })).toMatchObject({ status: "pending" }); // prettier-ignore
  expect(await act("clerk-town", id, { action: "publish" })).toMatchObject({ status: "published" });
  expect(await read(id)).toMatchObject({ body: "楼上装修太早，怎么办？", edited: true });
});

test("answers are marked once a law they cite has changed, until somebody stands by them", async () => {
  const { id } = await published("sample-resident-1");
  const { desk } = await act("expert-1", id, { action: "answer", text: "可以请他停下来。", cards });
  const clerk = await as("clerk-county");
  const [card] = (await clerk(api.lawCards.list, { query: { q: "二百九十四条" } })).items;
  if (!card) throw new Error("the card is missing");
  const { cited, mayWrite, id: cardId, version, ...form } = card;
  expect([cited, mayWrite]).toEqual([1, true]);
  const saved = await clerk(api.lawCards.save, {
    body: { ...form, text: `${form.text}（修正）`, id: cardId, version },
  });
  expect(saved.stale).toBe(1);
  await deliver();
  expect((await read(id)).answers[0]?.stale).toBe(true);
  expect((await clerk(api.questionDesk.list, { query: { stale: "true" } })).items).toHaveLength(1);
  await act("expert-1", id, { action: "renew", answerId: desk?.answers[0]?.id ?? "" });
  expect((await read(id)).answers[0]?.stale).toBe(false);
  expect((await clerk(api.questionDesk.list, { query: { stale: "true" } })).items).toEqual([]);
});

test("who was asked by field is told, and reminded with the centre when the day is over", async () => {
  const { id } = await published("sample-resident-1");
  const expert = await as("expert-1");
  const { items } = await expert(api.questionDesk.list, { query: { mine: "true" } });
  expect(items[0]).toMatchObject({ id, asked: { id: expert.user.id, badge: "lawyer", late: false } });
  const told = async () => (await NoticeModel.find({ to: expert.user.id }).lean()).map(({ title }) => title);
  expect(await told()).toEqual(["请您解答一个问题"]);
  testApp.clock.set("2026-11-02T09:00:00+08:00");
  for (let nth = 0; nth < 3; nth += 1) await testApp.app.jobs.runAll();
  expect((await told()).filter((title) => title === "解答超期了")).toHaveLength(1);
});
