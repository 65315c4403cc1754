import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { refusalOf } from "../../../testing/refusal";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import type { Actor } from "../../accounts";
import { CaseModel } from "../model";
import { visibleTo } from "../policy";
import { createSecrets } from "../secrets";
import { createFieldCipher } from "../../../kernel/crypto/fields";
import { pageOf } from "./listCases";
import { pageQuery } from "./listStore";
import { workGroupsOf } from "./worklist";

jest.setTimeout(60_000);
let testApp: TestApp;
type Asking = Awaited<ReturnType<typeof signIn>>;
let resident: Asking;
let made: Awaited<ReturnType<typeof submit>>;

const report = {
  description: "宠物店洗澡把我家狗的耳朵剪伤了，店里不认账，打我电话13800001111商量。",
  gridCode: "150204101001003",
  address: "松石国际城13号楼2单元203",
  location: { lng: 109.9, lat: 40.6 },
  respondent: { name: "刘志远", phone: "13900002222" },
};
const submit = (who: Asking) => who(api.cases.submit, { body: report });
const actorOf = ({ user }: Asking): Actor => ({
  id: user.id,
  kind: user.kind,
  name: user.name ?? "",
  roles: user.roles,
  ...(user.region && { region: user.region }),
  sessionId: "",
});

beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await loadRegions(testApp, "dengkou");
  resident = await signIn(testApp, "sample-resident-1");
  made = await submit(resident);
}, 120_000);
afterAll(() => testApp.stop());

const open = (who: Asking) => who(api.cases.get, { params: { id: made.id } });
const ids = async (who: Asking, query: Parameters<typeof listWith>[1] = {}) =>
  (await listWith(who, query)).items.map(({ id }) => id);
const listWith = (who: Asking, query: NonNullable<NonNullable<Parameters<Asking>[1]>["query"]>) =>
  who(api.cases.list, { query: query as Record<string, never> });

const workers = () => testApp.app.accounts.staffInRegions(["150204101001003", "150204101001004"], "grid_worker");

test("a case is seen by its people, its responsible mediator, its grid's worker and those who answer for its region; by nobody else", async () => {
  const [own, other] = await workers();
  const mediator = ["mediator-1", "mediator-2", "mediator-3"];
  const expected: Record<string, boolean> = {
    "sample-resident-1": true,
    "sample-resident-2": false,
    "clerk-village": true,
    "clerk-town": true,
    "clerk-county": true,
    "leader-1": true,
    admin: true,
    "expert-1": false,
    "department-1": false,
    "mediator-4": false,
    [own?.username ?? ""]: own?.region === "150204101001003",
    [other?.username ?? ""]: other?.region === "150204101001003",
  };
  for (const [username, sees] of Object.entries(expected)) {
    const who = await signIn(testApp, username);
    expect([username, (await ids(who)).includes(made.id)]).toEqual([username, sees]);
    if (sees) expect((await open(who)).id).toBe(made.id);
    else expect(await refusalOf(open(who))).toMatchObject({ status: 404 });
  }
  const those = await Promise.all(mediator.map((username) => signIn(testApp, username)));
  for (const who of those) expect((await ids(who)).includes(made.id)).toBe(who.user.id === made.responsible?.id);
});

test("a filter by another region does not lead out of one's own", async () => {
  const clerk = await signIn(testApp, "clerk-village");
  expect(await ids(clerk, { region: "150204000000" } as never)).toContain(made.id);
  expect(await ids(clerk, { region: "150822000000" } as never)).toEqual([]);
  const county = await signIn(testApp, "clerk-county");
  expect(await ids(county, { region: "150204101001" } as never)).toContain(made.id);
  expect(await ids(county, { region: "150204101002" } as never)).not.toContain(made.id);
});

test("residents see neither risk nor level nor notes; staff see no number and no door until they say why", async () => {
  const own = await open(resident);
  expect(own.risk).toBeUndefined();
  expect(own.level).toBeUndefined();
  expect(own.place).toMatchObject({ address: report.address, location: report.location });
  const clerk = await signIn(testApp, "clerk-town");
  const seen = await open(clerk);
  expect(seen.place.address).toBe("松石国际城");
  expect(seen.parties.map(({ name }) => name)).toContain("刘**");
  expect(JSON.stringify(seen.parties)).not.toContain("13900002222");
  expect(seen.title).not.toContain("13800001111");
  const leader = await signIn(testApp, "leader-1");
  expect((await open(leader)).place.address).toBe("松石国际城");
  const admin = await signIn(testApp, "admin");
  const watched = await open(admin);
  expect(watched.description).not.toContain("13800001111");
  expect(watched.place.location).toBeUndefined();
  expect(watched.allowedActions).toEqual([]);
});

test("a number is shown to who handles the case, for an hour, and the resident sees that it was", async () => {
  const clerk = await signIn(testApp, "clerk-town");
  const partyId = made.parties.find(({ role }) => role === "respondent")?.id ?? "";
  const unmask = (who: Asking) =>
    who(api.cases.unmask, { params: { id: made.id }, body: { what: "party", partyId, reason: "打电话约时间" } });
  expect(await unmask(clerk)).toMatchObject({ name: "刘志远", phone: "13900002222" });
  expect((await open(clerk)).parties.find(({ id }) => id === partyId)?.phone).toBe("13900002222");
  expect(await refusalOf(unmask(await signIn(testApp, "leader-1")))).toMatchObject({ status: 403 });
  const other = await signIn(testApp, "clerk-county");
  expect((await open(other)).parties.find(({ id }) => id === partyId)?.phone).toBe("139****2222");

  const { items } = await resident(api.cases.viewers, { params: { id: made.id } });
  expect(items).toContainEqual(expect.objectContaining({ name: other.user.name, what: "打开", reason: "本辖区值守" }));
  expect(items).toContainEqual(
    expect.objectContaining({ name: "刘志强", what: "看了号码", reason: "打电话约时间", unit: "兴胜镇" }),
  );
  testApp.clock.forward(61 * 60_000);
  const later = await signIn(testApp, "clerk-town");
  expect((await open(later)).parties.find(({ id }) => id === partyId)?.phone).toBe("139****2222");
});

test("opening a case again within the half hour is one record", async () => {
  const leader = await signIn(testApp, "leader-1");
  const count = async () => {
    const { items } = await resident(api.cases.viewers, { params: { id: made.id }, query: { limit: 100 } });
    return items.filter(({ name }) => name === leader.user.name).length;
  };
  resident = await signIn(testApp, "sample-resident-1");
  await open(leader);
  const once = await count();
  await open(leader);
  expect(await count()).toBe(once);
});

test.each([
  ["its number", () => made.number],
  ["the beginning of its number", () => made.number.slice(0, 7)],
  ["words of what happened", () => "宠物店"],
  ["the other side's whole phone", () => "13900002222"],
])("a case is found by %s", async (_, q) => {
  const clerk = await signIn(testApp, "clerk-town");
  expect(await ids(clerk, { q: q() } as never)).toContain(made.id);
});

test("a case is not found by words that are not in it, by part of a phone, or from outside its region", async () => {
  const clerk = await signIn(testApp, "clerk-town");
  expect(await ids(clerk, { q: "宅基地" } as never)).toEqual([]);
  expect(await ids(clerk, { q: "1380000" } as never)).toEqual([]);
  const stranger = await signIn(testApp, "sample-resident-2");
  expect(await ids(stranger, { q: made.number } as never)).toEqual([]);
});

test("two who look at one case know of each other", async () => {
  const [clerk, leader] = [await signIn(testApp, "clerk-town"), await signIn(testApp, "leader-1")];
  expect(await clerk(api.cases.present, { params: { id: made.id } })).toEqual({ others: [] });
  const { others } = await leader(api.cases.present, { params: { id: made.id } });
  expect(others.map(({ id }) => id)).toEqual([clerk.user.id]);
});

interface Stage {
  stage?: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}
const stagesOf = (stage: Stage | undefined): string[] =>
  stage ? [stage.stage ?? "", ...[stage.inputStage, ...(stage.inputStages ?? [])].flatMap((one) => stagesOf(one))] : [];
const explained = async (query: ReturnType<typeof pageQuery>) => {
  const plan = (await query.explain("queryPlanner")) as unknown as { queryPlanner: { winningPlan: Stage } };
  return stagesOf(plan.queryPlanner.winningPlan);
};

test("every page of a list and of the work list is read from an index, in order, without a sort", async () => {
  const clerk = actorOf(await signIn(testApp, "clerk-county"));
  const mediator = actorOf(await signIn(testApp, "mediator-1"));
  const doors = {
    regions: testApp.app.regions,
    secrets: createSecrets(createFieldCipher(testApp.env.keys.field, testApp.env.keys.index)),
  };
  const now = testApp.clock();
  const queries = [
    pageOf(clerk, {}, doors, now),
    pageOf(clerk, { status: ["closed"] }, doors, now),
    pageOf(clerk, { region: "150204101001" }, doors, now),
    pageOf(clerk, { order: "due" }, doors, now),
    pageOf(clerk, { overdue: "true" }, doors, now),
    pageOf(clerk, { q: "宠物店" }, doors, now),
    pageOf(mediator, {}, doors, now),
    pageOf(mediator, { mine: "true" }, doors, now),
    pageOf(actorOf(resident), {}, doors, now),
    ...Object.values(workGroupsOf(mediator, now)).map((group) => ({ ...group, scope: visibleTo(mediator), limit: 20 })),
  ];
  for (const query of queries) {
    const stages = await explained(pageQuery(query));
    expect(stages).toContain("IXSCAN");
    expect([JSON.stringify(query.where), stages.includes("SORT"), stages.includes("COLLSCAN")]).toEqual([
      JSON.stringify(query.where),
      false,
      false,
    ]);
  }
});

test("no document keeps a name, a phone or an address in clear", async () => {
  const kept = JSON.stringify(await CaseModel.find({}).lean());
  for (const secret of ["刘志远", "13900002222", "13号楼", "13800001111"]) expect(kept).not.toContain(secret);
});
