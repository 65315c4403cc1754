import fc from "fast-check";
import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { CaseModel } from "../cases/model";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { RatingModel, ReturnVisitModel } from "./model";
import { isSampled } from "./rules/sampled";
import { leastRatings, sumUp } from "./rules/sums";

jest.setTimeout(120_000);
const dayMs = 86_400_000;
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
}, 60_000);
afterAll(() => testApp.stop());

const run = async () => {
  await testApp.app.outbox.drain();
  await testApp.app.jobs.runAll();
  await testApp.app.outbox.drain();
};
const act = async (who: string, id: string, body: ActionRequest) =>
  (await signIn(testApp, who))(api.cases.act, { params: { id }, body });
const open = async (who: string, id: string) => (await signIn(testApp, who))(api.cases.get, { params: { id } });

let residents = 0;
const handler = "mediator-1";
/** A case in the hands of mediator-1, accepted. */
const begin = async () => {
  residents += 1;
  const who = `sample-resident-${residents}`;
  const description = `第 ${residents} 件：楼上卫生间漏水，把我家卧室的墙泡了，想请人去看一看。`;
  const body = { description, gridCode: "150204101001003", respondent: { name: "孙志强", phone: "13800000236" } };
  const made = await (await signIn(testApp, who))(api.cases.submit, { body });
  const to = (await signIn(testApp, handler)).user.id;
  if (made.responsible?.id !== to) {
    const action = made.status === "submitted" ? "confirm" : "assign";
    await act("clerk-village", made.id, { action, mediatorId: to, reason: "换一位" } as ActionRequest);
  }
  await act(handler, made.id, { action: "accept" });
  return { id: made.id, who };
};
const closed = async () => {
  const made = await begin();
  await act(handler, made.id, { action: "close", outcome: "agreed", reason: "修管子，赔一万" });
  await testApp.app.outbox.drain();
  return made;
};
const rate = async (who: string, id: string, body: Record<string, unknown>, key?: string) =>
  (await signIn(testApp, who))(api.evaluation.rate, {
    params: { id },
    body: body as { overall: number },
    ...(key && { key }),
  });
const respondentOf = async (id: string) =>
  (await CaseModel.findById(id).lean())?.parties.find(({ role }) => role === "respondent")?.id ?? "";
const visitsOf = (caseId: string) => ReturnVisitModel.find({ caseId }).sort({ day: 1 }).lean();

/** Seconds of MP3, as a phone records them. */
const speak = async (who: string) => {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(Buffer.concat(Array.from({ length: 200 }, () => frame)))]), "voice.mp3");
  const { token } = await signIn(testApp, who);
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": `voice-of-${who}` };
  const answer = await fetch(`${testApp.url}/api/v1/files`, { method: "POST", body: form, headers });
  return ((await answer.json()) as { id: string }).id;
};
const heardBy = async (who: string, voice: string) => {
  const headers = { authorization: `Bearer ${(await signIn(testApp, who)).token}` };
  return (await fetch(`${testApp.url}/api/v1/files/${voice}`, { headers })).status;
};

test("what is said of a handler by voice is heard by their centre, not by them, even where they know its name", async () => {
  const { id, who } = await closed();
  const voice = await speak(who);
  expect((await rate(who, id, { overall: 4, voice })).voice?.url).toContain(voice);
  const clerk = await signIn(testApp, "clerk-village");
  const { all } = await clerk(api.evaluation.ratingOf, { params: { id } });
  expect((await fetch(`${testApp.url}${all?.[0]?.voice?.url ?? ""}`)).status).toBe(200);
  expect(await heardBy(who, voice)).toBe(200);
  expect(await heardBy(handler, voice)).toBe(404);
});

test("a rating may be changed for seven days, each version is kept, and a repeat changes nothing", async () => {
  const { id, who } = await closed();
  const body = { overall: 4, attitude: 5, tags: ["listened"], comment: "打 13912345678 找我" };
  const first = await rate(who, id, body, "first-rating");
  expect(await rate(who, id, body, "first-rating")).toEqual(first);
  expect(first).toMatchObject({ overall: 4, version: 1, via: "app", comment: "打 13912345678 找我" });
  testApp.clock.forward(6 * dayMs);
  expect(await rate(who, id, { overall: 5 })).toMatchObject({ overall: 5, version: 2, tags: [] });
  testApp.clock.forward(2 * dayMs);
  expect(await refusalOf(rate(who, id, { overall: 3 }))).toMatchObject({ status: 409 });
  const kept = await RatingModel.find({ caseId: id }).lean();
  expect(kept).toHaveLength(1);
  expect(kept[0]?.history.map(({ marks }) => marks.overall)).toEqual([4]);
});

test("a stranger's, an open case's and an impossible rating is refused, and nothing is kept", async () => {
  const mine = await begin();
  const theirs = await closed();
  expect(await refusalOf(rate(mine.who, theirs.id, { overall: 1 }))).toMatchObject({ status: 404 });
  expect(await refusalOf(rate(mine.who, mine.id, { overall: 1 }))).toMatchObject({ status: 409 });
  for (const overall of [0, 6, 3.7, "5"])
    expect(await refusalOf(rate(theirs.who, theirs.id, { overall }))).toMatchObject({ status: 400 });
  const partyId = await respondentOf(theirs.id);
  expect(await refusalOf(rate(theirs.who, theirs.id, { overall: 5, partyId }))).toMatchObject({ status: 403 });
  expect(await refusalOf(rate(handler, theirs.id, { overall: 5, partyId, via: "phone" }))).toMatchObject({
    status: 403,
  });
  expect(await RatingModel.countDocuments({ caseId: { $in: [mine.id, theirs.id] } })).toBe(0);
});

test("a clerk writes down what a party said by phone, marked so; not over the party's own, nor for nobody", async () => {
  const { id, who } = await closed();
  const partyId = await respondentOf(id);
  expect(await refusalOf(rate("clerk-village", id, { overall: 4 }))).toMatchObject({ status: 422 });
  const entered = await rate("clerk-village", id, { overall: 4, partyId, via: "phone" });
  expect(entered).toMatchObject({ via: "phone", overall: 4 });
  await rate(who, id, { overall: 3, comment: "微信 13912345678" });
  const applicant = (await CaseModel.findById(id).lean())?.parties[0]?.id;
  expect(await refusalOf(rate("clerk-village", id, { overall: 5, partyId: applicant, via: "paper" }))).toMatchObject({
    status: 409,
  });
  const seen = await (await signIn(testApp, "clerk-town"))(api.evaluation.ratingOf, { params: { id } });
  expect(seen.all).toHaveLength(2);
  expect(JSON.stringify(seen.all)).not.toContain("13912345678");
  expect(seen.all?.find(({ via }) => via === "phone")?.enteredBy?.name).toBe("王丽华");
});

test("whoever had the case reads no single rating, nor its words, and sums only from five on", async () => {
  const { id, who } = await closed();
  await rate(who, id, { overall: 3, comment: "这句话谁说的一看就知道" });
  const asHandler = await signIn(testApp, handler);
  const seen = await asHandler(api.evaluation.ratingOf, { params: { id } });
  expect(seen.all).toBeUndefined();
  const page = await asHandler(api.cases.get, { params: { id } });
  expect(page.rating).toBeUndefined();
  expect(JSON.stringify([seen, page])).not.toContain("一看就知道");
  expect(await open("clerk-village", id)).toMatchObject({ rating: { overall: 3 } });
  const few = await (await signIn(testApp, "mediator-2"))(api.evaluation.ofMe);
  expect(few).toEqual({ count: 0, least: leastRatings, tags: [] });
  const mine = await asHandler(api.evaluation.ofMe);
  const kept = await RatingModel.countDocuments({ handlerId: asHandler.user.id });
  expect(mine.count).toBe(kept);
  expect(mine.overall === undefined).toBe(kept < leastRatings);
});

test("a bad rating takes the case up a level up, once, and tells the leader", async () => {
  const { id, who } = await closed();
  await rate(who, id, { overall: 2 });
  expect(await open("clerk-town", id)).toMatchObject({ status: "assigned", level: "village" });
  expect(await rate(who, id, { overall: 1 })).toMatchObject({ version: 2 });
  await run();
  const c = await CaseModel.findById(id).lean();
  expect(c?.timeline.filter(({ kind }) => kind === "reopen")).toHaveLength(1);
  expect(c?.dueAt).toBeInstanceOf(Date);
  const told = await (await signIn(testApp, "leader-1"))(api.notices.list, { query: {} });
  expect(told.items.map(({ caseId }) => caseId)).toContain(id);
  expect((await visitsOf(id)).map(({ state }) => state)).toEqual(expect.arrayContaining(["dropped"]));
});

/** The return visit of a case on its day, in a caller's hands. */
const calledFor = async () => {
  const { id, who } = await closed();
  testApp.clock.forward(7 * dayMs + 1000);
  await run();
  return { id, who };
};
const usernameOf = async (staffId: string | undefined) => {
  for (const name of ["mediator-2", "mediator-3", "mediator-4", "mediator-5", "mediator-6", "clerk-village"])
    if ((await signIn(testApp, name)).user.id === staffId) return name;
  return undefined;
};

test("a week later the resident is asked; said not to be kept, the case is taken up again, once", async () => {
  const { id, who } = await calledFor();
  const resident = await signIn(testApp, who);
  const { waiting } = await resident(api.returnVisits.mine, { params: { id } });
  expect(waiting).toMatchObject({ day: 7, agreed: "修管子，赔一万" });
  const params = { id: waiting?.id ?? "" };
  const stranger = await signIn(testApp, "sample-resident-99");
  const body = { kept: "no" as const, comment: "说好的没赔" };
  expect(await refusalOf(stranger(api.returnVisits.answer, { params, body }))).toMatchObject({ status: 404 });
  const answered = await resident(api.returnVisits.answer, { params, body, key: "answer-once" });
  expect(answered).toEqual({ kept: "no", reopened: true });
  expect(await resident(api.returnVisits.answer, { params, body, key: "answer-once" })).toEqual(answered);
  await run();
  const c = await CaseModel.findById(id).lean();
  expect(c).toMatchObject({ status: "assigned", level: "village" });
  expect(c?.timeline.filter(({ kind }) => kind === "reopen")).toHaveLength(1);
});

test("unanswered, somebody else of the village calls, with the number; three calls in vain end it", async () => {
  const { id } = await calledFor();
  testApp.clock.forward(3 * dayMs + 1000);
  await run();
  const visit = (await visitsOf(id)).find(({ day }) => day === 7);
  const had = (await signIn(testApp, handler)).user.id;
  expect(visit).toMatchObject({ state: "calling" });
  expect(visit?.assignee?.id).not.toBe(had);
  const params = { id: visit?._id.toHexString() ?? "" };
  expect(await refusalOf((await signIn(testApp, handler))(api.returnVisits.get, { params }))).toMatchObject({
    status: 404,
  });
  const clerk = await signIn(testApp, "clerk-village");
  const seen = await clerk(api.returnVisits.list, { query: { box: "due" } });
  expect(seen.items.map(({ caseId }) => caseId)).toContain(id);
  const form = { kept: "yes" as const };
  const isClerks = visit?.assignee?.id === clerk.user.id;
  if (!isClerks) {
    const early = clerk(api.returnVisits.act, { params, body: { action: "done", form } });
    expect(await refusalOf(early)).toMatchObject({ status: 403 });
    await clerk(api.returnVisits.act, { params, body: { action: "take" } });
  }
  const unreachable = async () =>
    (await signIn(testApp, "clerk-village"))(api.returnVisits.act, { params, body: { action: "unreachable" } });
  expect(await unreachable()).toMatchObject({ state: "calling", tries: 1 });
  expect(await refusalOf(unreachable())).toMatchObject({ status: 409 });
  testApp.clock.forward(3 * 3_600_000);
  await unreachable();
  testApp.clock.forward(3 * 3_600_000);
  expect(await unreachable()).toMatchObject({ state: "done", unreached: true, reopened: false });
  expect(await open("clerk-town", id)).toMatchObject({ status: "closed" });
});

test("a late visit is told to the leader, and climbs; handed over it goes to another, and done it stays with its record", async () => {
  const { id } = await calledFor();
  testApp.clock.forward(3 * dayMs + 1000);
  await run();
  const [, before] = await visitsOf(id);
  testApp.clock.set(new Date((before?.dueAt.getTime() ?? 0) + 60_000));
  await run();
  const [, late] = await visitsOf(id);
  expect(late?.climbs).toBe(1);
  const caller = await usernameOf(late?.assignee?.id);
  const params = { id: late?._id.toHexString() ?? "" };
  const clerk = await signIn(testApp, caller ?? "clerk-town");
  const body = { action: "hand_over" as const, reason: "外出培训" };
  const given = await clerk(api.returnVisits.act, { params, body });
  expect(given.assignee?.id).not.toBe(late?.assignee?.id);
  const town = await signIn(testApp, "clerk-town");
  if (given.assignee?.id !== town.user.id) await town(api.returnVisits.act, { params, body: { action: "take" } });
  const form = { kept: "yes" as const, satisfied: "partly" as const, risk: false, measures: "再过一月看看" };
  const ended = await town(api.returnVisits.act, { params, body: { action: "done", form }, key: "visit-done-1" });
  expect(ended).toMatchObject({
    state: "done",
    kept: "yes",
    record: { measures: "再过一月看看", by: { name: "刘志强" } },
  });
  expect(ended.phone).toBeUndefined();
  const judged = await town(api.returnVisits.list, { query: { box: "done" } });
  expect(judged.items.map((item) => item.caseId)).toContain(id);
});

test("whatever is said in whatever order, each party has one rating and a close is taken up again at most once", async () => {
  const step = fc.record({ overall: fc.integer({ min: 1, max: 5 }), by: fc.constantFrom("applicant", "respondent") });
  const orders = fc.array(step, { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(orders, async (said) => {
      const { id, who } = await closed();
      const partyId = await respondentOf(id);
      const tries = said.map(({ overall, by }) =>
        by === "applicant" ? rate(who, id, { overall }) : rate("clerk-village", id, { overall, partyId, via: "phone" }),
      );
      await Promise.allSettled(tries);
      await run();
      const c = await CaseModel.findById(id).lean();
      const kept = await RatingModel.find({ caseId: id }).lean();
      expect(kept).toHaveLength(new Set(kept.map((one) => one.partyId)).size);
      for (const one of kept) expect(one.history).toHaveLength(one.version - 1);
      const bad = kept.some(({ marks, history }) => [marks, ...history.map((past) => past.marks)].some(({ overall }) => overall <= 2)); // prettier-ignore
      expect(c?.timeline.filter(({ kind }) => kind === "reopen")).toHaveLength(bad ? 1 : 0);
    }),
    { numRuns: 3 },
  );
});

test("about one in ten is drawn for a check", () => {
  const hashes = Array.from({ length: 2000 }, (_, at) =>
    Buffer.from(String(at * 7919).padStart(8, "0")).toString("base64url"),
  );
  expect(hashes.filter(isSampled).length).toBeGreaterThan(0);
  expect(hashes.filter(isSampled).length).toBeLessThan(1000);
});

test("sums say nothing of fewer than five, and no tag that a single party chose", () => {
  const one = (overall: number, tags: "fair"[] = []) => ({ marks: { overall, speed: 5 }, tags });
  expect(sumUp([one(1), one(2), one(3), one(4)])).toEqual({ count: 4, tags: [] });
  const five = sumUp([one(1, ["fair"]), one(2), one(3), one(4), one(5)]);
  expect(five).toMatchObject({ count: 5, overall: { mark: 3, count: 5 }, sides: { speed: { mark: 5 } }, tags: [] });
});
