import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { readFileSync } from "node:fs";
import { api } from "@qizhen/shared/contract";
import { newId } from "../../kernel/ids";
import { startApp, type TestApp } from "../../testing/app";
import { signIn } from "../../testing/signIn";

jest.setTimeout(60_000); // a busy machine starts a database slowly

let running: TestApp;
beforeAll(async () => {
  running = await startApp();
  const file: unknown = JSON.parse(readFileSync(`${__dirname}/../../demo/xingsheng.geojson`, "utf8"));
  await running.app.regions.importFile({ file, by: "test", force: false, now: running.clock() });
});
afterAll(() => running.stop());

const preview = async (body: Parameters<typeof ask>[1], who = "sample-resident-1") =>
  ask(await signIn(running, who), body);
type Asker = Awaited<ReturnType<typeof signIn>>;
const ask = (asker: Asker, body: { description: string } & Record<string, unknown>) =>
  asker(api.triage.preview, { body });
const grid = "150204101001003";

test("before sending, a resident sees where it will go and why", async () => {
  const description = "租房到期，房东扣着押金一千二不退，说墙上的钉子眼是我打的";
  const result = await preview({ description, gridCode: grid });
  expect(result).toMatchObject({
    category: "housing",
    risk: "blue",
    grid: { code: grid },
    centre: { code: "150204101001", name: "松石社区" },
    urgent: [],
  });
  expect(result.categories).toHaveLength(3);
  expect(result.candidates.length).toBeGreaterThan(0);
  for (const { unit, reasons } of result.candidates) {
    expect(unit).not.toMatch(/^\d+$/);
    expect(reasons.some((reason) => reason.startsWith("手上"))).toBe(true);
  }
  for (const { because, span } of result.reasons) if (span) expect(because).toContain(description.slice(...span));
});

test("danger answers with the numbers to dial, before anything else", async () => {
  const result = await preview({ description: "他拿着刀在砸门，救命", gridCode: grid });
  expect(result).toMatchObject({ risk: "red", level: "110", questions: [] });
  expect(result.urgent.map(({ number }) => number)).toEqual(["110", "120", "119"]);
});

test("whom the resident asks for comes first", async () => {
  const asker = await signIn(running, "sample-resident-2");
  const { items } = await asker(api.mediators.list, { query: { region: grid } });
  const wanted = items.at(-1);
  if (!wanted) throw new Error("nobody to ask for");
  const result = await ask(asker, { description: "楼上漏水", gridCode: grid, choice: { mediatorId: wanted.id } });
  expect(result.candidates[0]).toMatchObject({ id: wanted.id });
});

test("a point outside every grid goes to the nearest town, and says so", async () => {
  const result = await preview({ description: "邻居占了我家地", location: { lng: 111.5, lat: 41.2 } });
  expect(result.grid).toBeNull();
  expect(result.centre?.name).toBe("兴胜镇");
  expect(result.reasons.some(({ what }) => what.includes("不在已有的网格里"))).toBe(true);
});

test("who is on leave is not offered", async () => {
  const admin = await signIn(running, "admin");
  const { items } = await admin(api.accounts.listStaff, { query: { q: "mediator-2" } });
  const id = items[0]?.id ?? "";
  await admin(api.accounts.updateStaff, {
    params: { id },
    body: { leave: [{ from: "2026-10-20", to: "2026-10-20" }] },
  });
  const offered = async () =>
    (await preview({ description: "房东不退押金一千二", gridCode: grid })).candidates.map((one) => one.id);
  expect(await offered()).not.toContain(id);
  running.clock.forward(24 * 60 * 60 * 1000);
  expect(await offered()).toContain(id);
});

test("what is sure goes on by itself; danger, doubt and silence wait for a person", async () => {
  const waits = async (description: string) =>
    (await running.app.triage.triageReport({ description, gridCode: grid }, running.clock())).waitingFor;
  expect(await waits("包工头欠我两个月工资八千块，一直拖着不给")).toBeNull();
  expect(await waits("我不想活了")).toBe("confirmation");
  expect(await waits("？")).toBe("confirmation");
  expect(await waits("")).toBe("confirmation");
});

test("a decision names the knowledge that made it and the regions it lies in", async () => {
  const { knowledge, regions, inside } = await running.app.triage.triageReport(
    { description: "楼上漏水", gridCode: grid },
    running.clock(),
  );
  expect(knowledge).toMatch(/^2026-/);
  expect(regions.map(({ level }) => level)).toEqual(["county", "town", "village", "grid"]);
  expect(inside).toBe(true);
});

test("a case that goes on does not come back to who had it", async () => {
  const search = {
    regionPath: ["150204000000", "150204101000", "150204101001", grid],
    level: "village" as const,
    category: "neighbour" as const,
    service: "people" as const,
    risk: "blue" as const,
  };
  const [first] = await running.app.triage.who({ ...search, not: [] }, running.clock());
  const next = await running.app.triage.who({ ...search, not: [first?.id ?? ""] }, running.clock());
  expect(next.map(({ id }) => id)).not.toContain(first?.id);
  expect(next.length).toBeGreaterThan(0);
});

test.each([
  ["an unknown field", { description: "吵架", nonsense: 1 }],
  ["a category that is none", { description: "吵架", category: "war" }],
  ["coordinates that cannot be", { description: "吵架", location: { lng: 200, lat: 40 } }],
  ["too long a text", { description: "长".repeat(5001) }],
  ["a NUL", { description: "吵\u0000架" }],
])("%s is refused in words", async (_, body) => {
  await expect(preview(body)).rejects.toMatchObject({ status: 400 });
});

const staffIdOf = async (username: string) => {
  const admin = await signIn(running, "admin");
  const { items } = await admin(api.accounts.listStaff, { query: { q: username } });
  return items[0]?.id ?? "";
};
const change = async (username: string, body: Record<string, unknown>) => {
  const admin = await signIn(running, "admin");
  await admin(api.accounts.updateStaff, { params: { id: await staffIdOf(username) }, body });
};
const ordinary = "租房到期，房东扣着押金一千二不退，说墙上的钉子眼是我打的";
const becauseOf = (result: Awaited<ReturnType<typeof preview>>, what: string) =>
  result.reasons.find((one) => one.what === what)?.because;

test("whom the resident asked for and who is away, of another trade or elsewhere is named, with who is asked instead", async () => {
  const id = await staffIdOf("mediator-1");
  const choose = () => preview({ description: ordinary, gridCode: grid, choice: { mediatorId: id } });
  const today = dayOf(running.clock());
  await change("mediator-1", { leave: [{ from: today, to: today }] });
  const away = await choose();
  expect(becauseOf(away, "您选的人")).toBe(
    `您选的李桂芳正在休假（到 ${today}），先请${away.candidates[0]?.name ?? ""}`,
  );
  expect(away.candidates.map((one) => one.id)).not.toContain(id);
  await change("mediator-1", { leave: [], specialities: ["medical"] });
  expect(becauseOf(await choose(), "您选的人")).toContain("不办");
  await change("mediator-1", { specialities: [], capacity: 0 });
  expect(becauseOf(await choose(), "您选的人")).toContain("现在不接案子");
  await change("mediator-1", { capacity: 30 });
  expect(becauseOf(await choose(), "您选的人")).toBeUndefined();
  const elsewhere = await preview({ description: ordinary, gridCode: "150204101002001", choice: { mediatorId: id } });
  expect(becauseOf(elsewhere, "您选的人")).toContain("不管这一片");
  const nobody = await preview({ description: ordinary, gridCode: grid, choice: { mediatorId: "0".repeat(24) } });
  expect(becauseOf(nobody, "您选的人")).toContain("不在了");
});

test("where all of the village are full, the town is asked, and both the candidates and the people to ask say so", async () => {
  const village = ["mediator-1", "mediator-2", "mediator-3"];
  for (const username of village) {
    await change(username, { capacity: 1 });
    await running.app.mediators.claimFirstOf([{ id: await staffIdOf(username) }], newId(), running.clock());
  }
  const result = await preview({ description: ordinary, gridCode: grid });
  expect(result.candidates[0]?.unit).toBe("兴胜镇");
  expect(result.candidates[0]?.reasons).toContain("松石社区的人手上都满了，往上一级到兴胜镇找");
  const { people, waitingFor } = await running.app.triage.triageReport(
    { description: ordinary, gridCode: grid },
    running.clock(),
  );
  expect(waitingFor).toBeNull();
  expect(people.map(({ tier }) => tier)).toEqual([0, 0, 0, 1, 1, 1]);
  for (const username of village) await change(username, { capacity: 30 });
});

test("nobody is given a matter of their own, and it is not said who stood aside", async () => {
  const id = await staffIdOf("mediator-1");
  const [seen] = await running.app.accounts.staffByIds([id]);
  const parties = {
    userIds: [],
    staffIds: [],
    phoneIndexes: [running.app.accounts.phoneIndexOf(seen?.phone ?? "")],
    household: [],
  };
  const { result, people } = await running.app.triage.triageReport(
    { description: ordinary, gridCode: grid, parties },
    running.clock(),
  );
  expect(people.map((one) => one.id)).not.toContain(id);
  expect(becauseOf(result, "回避")).toBe("有 1 人和这件事的当事人有关系，按规定不派给他们");
});
