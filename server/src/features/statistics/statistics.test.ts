import { api } from "@qizhen/shared/contract";
import { measures, partsOfRate, rates, type RateName } from "@qizhen/shared/contract/statistics";
import type { Outcome } from "@qizhen/shared/vocabulary";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { CaseModel } from "../cases/model";
import { countedStore } from "../cases/countedStore";
import { bookStore } from "./bookStore";
import { countStore } from "./countStore";
import { factStore } from "./factStore";
import { judgementsKept } from "../evaluation";
import { StatReleaseModel } from "./model";
import { publishMonths } from "./publishMonths";
import { keepCounting } from "./rebuild";
import { releaseStore } from "./releaseStore";

jest.setTimeout(120_000);
let testApp: TestApp;
const village = "150204101001";
const town = "150204101000";
const grid = "150204101001003";
type Asking = Awaited<ReturnType<typeof signIn>>;

const people = new Map<string, Promise<Asking>>();
const as = (who: string): Promise<Asking> => {
  const known = people.get(who) ?? signIn(testApp, who);
  people.set(who, known);
  return known;
};

/** Takes the case to its end: by whoever it was given to. */
const makeClosed = async (nth: number, outcome: Outcome, marks?: Record<string, number>, comment?: string) => {
  const resident = await as(`sample-resident-${nth}`);
  const description = `第${nth}件：楼上漏水，把我家卧室的顶子泡了，找了三回都不管。`;
  const made = await resident(api.cases.submit, { body: { description, gridCode: grid } });
  const clerk = await as("clerk-village");
  const mediator = await as("mediator-1");
  if (made.responsible?.id !== mediator.user.id)
    await clerk(api.cases.act, { params: { id: made.id }, body: { action: "assign", mediatorId: mediator.user.id } });
  await mediator(api.cases.act, { params: { id: made.id }, body: { action: "accept" } });
  await mediator(api.cases.act, { params: { id: made.id }, body: { action: "close", outcome, reason: "谈过了" } });
  const body = { overall: 5, ...marks, ...(comment && { comment }) };
  if (marks) await resident(api.evaluation.rate, { params: { id: made.id }, body });
  return made;
};
/** What the jobs do in their turn. */
const settle = async () => {
  await testApp.app.outbox.drain();
  const judgementsOf = judgementsKept;
  const stores = { books: bookStore, facts: factStore, counts: countStore, releases: releaseStore };
  await keepCounting({ cases: countedStore, judgementsOf, ...stores }, testApp.clock());
  await publishMonths({ regions: testApp.app.regions, ...stores }, testApp.clock());
};
const board = (who: Asking, query: { region?: string; from?: string; to?: string; mediator?: string } = {}) =>
  who(api.statistics.satisfaction, { query });

let bad: Awaited<ReturnType<typeof makeClosed>>;
beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  await loadRegions(testApp, "dengkou");
  await settle();
  for (const [nth, overall] of [5, 5, 4, 3].entries())
    await makeClosed(nth + 1, "agreed", { overall, speed: overall }, nth < 3 ? "调解员很耐心" : "拖得久");
  bad = await makeClosed(5, "failed", { overall: 1, attitude: 2 }, "来了一趟就没下文了");
  await makeClosed(6, "partly");
  await settle();
});
afterAll(() => testApp.stop());

test("the board shows what was closed and how it was rated: by grid, mediator and kind, as two facts", async () => {
  const clerk = await as("clerk-village");
  const shown = await board(clerk);
  expect(shown).toMatchObject({ region: { code: village }, around: { code: town }, from: "2026-10-01", to: "2026-12-31" }); // prettier-ignore
  expect(shown.total).toMatchObject({
    reported: 6,
    ended: 6,
    rated: 5,
    unhappy: 1,
    score: { mean: 3.6 },
    endings: { settled: 4, partly: 1, failed: 1 },
    rates: {
      acceptance: { part: 6, whole: 6 },
      settlement: { part: 4, whole: 6 },
      satisfaction: { part: 3, whole: 5 },
      recurrence: { part: 1, whole: 6 },
      inTime: { part: 6, whole: 6 },
      fulfilment: { part: 0, whole: 0 },
    },
    sides: { speed: [0, 0, 1, 1, 2], attitude: [0, 1, 0, 0, 0] },
  });
  const mediator = await as("mediator-1");
  expect(shown.mediators[0]).toMatchObject({ person: { id: mediator.user.id }, figures: { rated: 5, ranked: false } });
  expect(shown.parts.find(({ region }) => region.code === grid)?.figures.score?.mean).toBe(3.6);
  expect(shown.trend.find(({ month }) => month === "2026-10")).toMatchObject({ rated: 5, mean: 3.6, aroundMean: 3.6 });
  expect(shown.words).toEqual([{ word: "耐心", good: true, cases: 3 }]);
});

test("a bad rating stays with whoever had the case when it ended, not with whoever takes it up again", async () => {
  const again = await CaseModel.findOne({ number: bad.number }).lean();
  const mediator = await as("mediator-1");
  expect(again).toMatchObject({ level: "town" });
  expect(again?.responsible?.id).not.toBe(mediator.user.id);
  const { items } = await (await as("leader-1"))(api.statistics.cases, { query: { measure: "unhappy" } });
  expect(items).toMatchObject([
    { number: bad.number, mark: 1, words: "来了一趟就没下文了", reopened: true, mediator: { id: mediator.user.id } },
  ]);
});

test("every number has its list: as many cases as it counts, page by page, without one twice", async () => {
  const clerk = await as("clerk-town");
  const { total } = await board(clerk);
  const listed = async (measure: (typeof measures)[number]) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await clerk(api.statistics.cases, { query: { measure, limit: 2, ...(cursor && { cursor }) } });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(found).size).toBe(found.length);
    return found.length;
  };
  for (const name of Object.keys(rates) as RateName[]) {
    const [part, whole] = partsOfRate[name];
    expect({ name, part: await listed(part), whole: await listed(whole) }).toEqual({ name, part: total.rates[name].part, whole: total.rates[name].whole }); // prettier-ignore
  }
  const elsewhere = { query: { measure: "ended" as const, from: "2026-08-01", to: "2026-09-30" } };
  expect((await clerk(api.statistics.cases, elsewhere)).items).toEqual([]);
});

test("another county's figures, lists and sheets are not there; residents and mediators have none; a wrong request is told kindly", async () => {
  const clerk = await as("clerk-town");
  const far = { region: "150822100000" };
  for (const ask of [
    () => clerk(api.statistics.satisfaction, { query: far }),
    () => clerk(api.statistics.cases, { query: { ...far, measure: "ended" } }),
    () => clerk(api.statistics.export, { query: far }),
    () => clerk(api.statistics.satisfaction, { query: { region: "150204000000" } }),
    () => clerk(api.statistics.published, { params: { town: village } }),
  ])
    expect(await refusalOf(ask())).toMatchObject({ status: 404 });
  for (const who of ["sample-resident-1", "mediator-1", "expert-1"])
    expect(await refusalOf(board(await as(who)))).toMatchObject({ status: 403 });
  expect(await refusalOf(board(clerk, { from: "2026-10-02", to: "2026-10-01" }))).toMatchObject({ status: 400 });
  expect(await refusalOf(clerk(api.statistics.cases, { query: { measure: "ended", cursor: "x" } }))).toMatchObject({ status: 400 }); // prettier-ignore
});

test("a handler who oversees too reads no mark or words of their own cases, and a part of fewer than five rated has no mark", async () => {
  const leader = await as("leader-1");
  await CaseModel.updateOne({ number: bad.number, "timeline.kind": "close" }, { $set: { "timeline.$.data.hands": { id: leader.user.id, name: "张", unit: "县" } } }); // prettier-ignore
  const clerk = await as("clerk-village");
  await clerk(api.cases.act, { params: { id: bad.id }, body: { action: "note", text: "记一笔" } }).catch(
    () => undefined,
  );
  await (await as("clerk-town"))(api.cases.act, { params: { id: bad.id }, body: { action: "note", text: "记一笔" } }); // prettier-ignore
  await settle();
  const [own] = (await leader(api.statistics.cases, { query: { measure: "unhappy" } })).items;
  expect(own).toMatchObject({ number: bad.number });
  expect(own).not.toHaveProperty("mark");
  expect(own).not.toHaveProperty("words");
  const mediator = await as("mediator-1");
  const theirs = (await board(clerk)).mediators.find(({ person }) => person.id === mediator.user.id);
  expect(theirs?.figures).toMatchObject({ rated: 4, rates: { satisfaction: { whole: 0 } } });
  expect(theirs?.figures).not.toHaveProperty("score");
});

test("the sheet opens with the numbers, and nothing in it is a formula", async () => {
  const { token } = await as("clerk-village");
  const answer = await fetch(`${testApp.url}/api/v1/stats/satisfaction.xlsx`, { headers: { authorization: `Bearer ${token}` } }); // prettier-ignore
  expect(answer.headers.get("content-disposition")).toContain(encodeURIComponent("松石社区"));
  const { unzipSync, strFromU8 } = await import("fflate");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const pages = Object.keys(files).filter((name) => name.startsWith("xl/worksheets/sheet"));
  const all = pages.map((name) => strFromU8(files[name] ?? new Uint8Array())).join("");
  expect(pages).toHaveLength(6);
  expect(all).toContain("<v>3.6</v>");
  expect(all).not.toContain("<f>");
});

test("a town's month is public once it is over and settled, and stays as it was published", async () => {
  const stranger = await (await fetch(`${testApp.url}/api/v1/stats/public/${town}`)).json();
  expect(stranger).toEqual({ town: { code: town, name: "兴胜镇" }, months: [{ month: "2026-09" }] });
  testApp.clock.set("2026-11-11T09:00:00+08:00");
  people.clear(); // after three weeks nobody is signed in any more
  await settle();
  const [published] = await StatReleaseModel.find({ town, month: "2026-10" }).lean();
  expect(published?.shown).toEqual({ month: "2026-10", ended: 5 });
  await makeClosed(7, "agreed", { overall: 5 });
  await CaseModel.updateMany({}, { $set: { "timeline.$[].at": new Date("2026-10-20T03:00:00Z") } });
  await settle();
  expect(await StatReleaseModel.find({ town, month: "2026-10" }).lean()).toEqual([published]);
});
