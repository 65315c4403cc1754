import { readFileSync } from "node:fs";
import { api } from "@qizhen/shared/contract";
import { ApiError } from "@qizhen/shared/endpoint";
import { createLog } from "../../kernel/log";
import { startApp, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { keepSnapshot } from "./snapshot";
import { regionStore } from "./store";

jest.setTimeout(60_000); // a busy machine starts a database slowly

let running: TestApp;
beforeAll(async () => {
  running = await startApp();
  await loadRegions(running, "xingsheng");
  await loadRegions(running, "dengkou");
});
afterAll(() => running.stop());

const village = "150204101001";
const [third, fifth] = [`${village}003`, `${village}005`];
const far = "150822100001003";
type Who = Awaited<ReturnType<typeof signIn>>;
const add = (who: Who, code: string, name: string, estate?: string) =>
  who(api.regions.addAlias, { params: { code }, body: { name, ...(estate && { estate }) } });
const gridOf = async (address: string) =>
  (await asking(running.url)(api.regions.locate, { query: { address } })).grid?.code;
const statusOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (error: unknown) => (error instanceof ApiError ? error.status : error),
  );

test("a clerk gives a grid the name that people use, and from then on an address with it is known", async () => {
  const clerk = await signIn(running, "clerk-village");
  expect(await gridOf("老供销社对面")).toBeUndefined();
  const made = await add(clerk, third, "老供销社");
  expect(made).toMatchObject({ code: third, name: "老供销社" });
  expect(await gridOf("老供销社对面")).toBe(third);
  const { items, mayEdit } = await clerk(api.regions.aliases, { params: { code: third } });
  expect(items).toEqual([made]);
  expect(mayEdit).toBe(true);
});

test("the same again is the same alias; for another grid of the village it is refused, naming whose it is", async () => {
  const clerk = await signIn(running, "clerk-village");
  const first = await add(clerk, third, "面粉厂");
  expect(await add(clerk, third, "面 粉厂")).toEqual(first);
  const refused = add(clerk, fifth, "面粉厂");
  await expect(refused).rejects.toMatchObject({ status: 409 });
  await expect(refused).rejects.toThrow(running.app.regions.nameOf(third));
});

test("an estate's alias has all its buildings", async () => {
  const clerk = await signIn(running, "clerk-village");
  const { estates } = await clerk(api.regions.aliases, { params: { code: village } });
  expect(estates).toContain("松石国际城");
  await add(clerk, village, "国际城", "松石国际城");
  expect(await gridOf("国际城12号楼")).toBe(third);
  expect(await statusOf(add(clerk, village, "花园", "没有的小区"))).toBe(422);
});

test("what is taken away is known no more; a second time it is the same", async () => {
  const clerk = await signIn(running, "clerk-village");
  const { id } = await add(clerk, third, "老粮站");
  expect(await gridOf("老粮站")).toBe(third);
  for (let time = 0; time < 2; time++)
    expect(await clerk(api.regions.removeAlias, { params: { code: third, id } })).toEqual({ removed: true });
  expect(await gridOf("老粮站")).toBeUndefined();
});

test("with another region's code nothing is taken away", async () => {
  const clerk = await signIn(running, "clerk-village");
  const { id } = await add(clerk, third, "水塔院");
  await clerk(api.regions.removeAlias, { params: { code: fifth, id } });
  expect(await gridOf("水塔院")).toBe(third);
});

test.each(["12号楼", "我家", "，。"])("%s is refused as an alias, in words", async (name) => {
  const clerk = await signIn(running, "clerk-village");
  await expect(add(clerk, third, name)).rejects.toMatchObject({ status: 422, fields: { name: /会认错地方/ } });
});

test("an address that stands in the region file cannot be made to mean another grid", async () => {
  const clerk = await signIn(running, "clerk-village");
  await expect(add(clerk, fifth, "松石国际城12号楼")).rejects.toMatchObject({ status: 409 });
});

test("names are given by administrators and clerks, in their own subtree only", async () => {
  const clerk = await signIn(running, "clerk-village");
  expect(await statusOf(add(clerk, far, "老粮库"))).toBe(403);
  expect(await statusOf(add(clerk, "150204101002001", "老粮库"))).toBe(403);
  expect(await statusOf(add(clerk, "150204000000", "老粮库"))).toBe(403);
  expect(await statusOf(add(await signIn(running, "mediator-1"), third, "老粮库"))).toBe(403);
  expect(await statusOf(add(await signIn(running, "sample-resident-1"), third, "老粮库"))).toBe(403);
  expect(await statusOf(clerk(api.regions.aliases, { params: { code: far } }))).toBe(403);
  const worker = await signIn(running, `g${third}`);
  expect(await worker(api.regions.aliases, { params: { code: third } })).toMatchObject({ mayEdit: false });
  expect(await statusOf(add(await signIn(running, "admin"), third, "老粮库"))).toBe(200);
  expect(await statusOf(add(clerk, "150204101999", "老粮库"))).toBe(404);
});

test("aliases survive a new import of their county", async () => {
  const clerk = await signIn(running, "clerk-village");
  await add(clerk, third, "机修厂");
  const { items: before } = await clerk(api.regions.aliases, { params: { code: third } });
  const path = `${import.meta.dirname}/../../../../tests/samples/regions/xingsheng.geojson`;
  const file = JSON.parse(readFileSync(path, "utf8")) as { features: { properties: Record<string, unknown> }[] };
  for (const { properties } of file.features) if (properties["code"] === third) properties["households"] = 1;
  const report = await running.app.regions.importFile({ file, by: "test", force: false, now: running.clock() });
  expect(report.applied).toBe(true);
  expect((await clerk(api.regions.aliases, { params: { code: third } })).items).toEqual(before);
  expect(await gridOf("机修厂")).toBe(third);
});

test("another process knows of an alias when it next looks", async () => {
  const other = keepSnapshot(regionStore, createLog("error"));
  await other.refresh();
  const clerk = await signIn(running, "clerk-village");
  await add(clerk, third, "老电影院");
  expect(other.current().index.locate({ address: "老电影院" }).grid).toBeNull();
  await other.refresh();
  expect(other.current().index.locate({ address: "老电影院" }).grid).toBe(third);
});
