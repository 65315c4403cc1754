import { readFileSync } from "node:fs";
import { api } from "@qizhen/shared/contract";
import { ApiError } from "@qizhen/shared/endpoint";
import type { StaffRole } from "@qizhen/shared/vocabulary";
import { createLog } from "../../kernel/log";
import { startApp, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import { RegionModel } from "./model";
import { makeRegionFile, type RegionFile } from "./rules/makeRegions";
import { innerPoint } from "./rules/geometry";
import type { Position } from "./rules/region";
import { keepSnapshot } from "./snapshot";
import { regionStore } from "./store";

let app: TestApp;
let anyone: ReturnType<typeof asking>;
beforeAll(async () => {
  app = await startApp();
  anyone = asking(app.url);
}, 60_000);
afterAll(() => app.stop());

const sample = (name: string): RegionFile =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../../tests/samples/regions/${name}`, "utf8")) as RegionFile;
const importing = (file: unknown, force = false) =>
  app.app.regions.importFile({ file, by: "test", force, now: app.clock() });
const small = (towns = 2) => makeRegionFile({ seed: 7, towns, villages: 2, grids: 2, county: "150999" });
const statusOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (error: unknown) => (error instanceof ApiError ? error.status : error),
  );

test("a town comes in whole, with its grid workers, and again changes nothing", async () => {
  const first = await importing(sample("xingsheng.geojson"));
  expect(first).toMatchObject({ applied: true, defects: [], unchanged: 0, removed: [], changed: [] });
  expect(first.added).toHaveLength(80);
  expect(first.counts).toEqual({ county: 1, town: 1, village: 17, grid: 61 });
  const [worker] = await app.app.accounts.staffInRegions(["150204101001003"], "grid_worker");
  expect(worker).toMatchObject({ username: "g150204101001003", roles: ["grid_worker"], name: "松石网格员03" });
  expect(worker?.regionPath).toEqual(["150204000000", "150204101000", "150204101001", "150204101001003"]);
  const again = await importing(sample("xingsheng.geojson"));
  expect(again).toMatchObject({ applied: false, defects: [], unchanged: 80, added: [], changed: [], removed: [] });
  expect(await RegionModel.countDocuments({})).toBe(80);
});

test("a second county stands beside the first", async () => {
  await importing(sample("dengkou.geojson"));
  const { items } = await anyone(api.regions.list);
  expect(items.map((r) => r.name)).toEqual(["青山区（示例范围：兴胜镇）", "磴口县"]);
  expect((await anyone(api.regions.list, { query: { parent: "150822000000" } })).items).toHaveLength(11);
  expect((await anyone(api.regions.list, { query: { parent: "150204101001" } })).items).toHaveLength(12);
}, 60_000);

test("a file with a defect changes nothing, unless it is forced", async () => {
  const file = small();
  await importing(file);
  const bad = small();
  bad.features = bad.features.filter((f) => f.properties["code"] !== "150999100001001");
  const { revision } = await regionStore.readAll();
  expect(await importing(bad)).toMatchObject({ applied: false, defects: [{ kind: "gap" }] });
  expect(await regionStore.revision()).toBe(revision);
  const forced = await importing(bad, true);
  expect(forced).toMatchObject({ applied: true, removed: [{ code: "150999100001001" }] });
  expect(app.app.regions.byCode("150999100001001")).toMatchObject({ inForce: false, name: "示例0之0社区第1网格" });
  expect(await statusOf(anyone(api.regions.map, { params: { code: "150999100001001" } }))).toBe(404);
  expect(await importing(file)).toMatchObject({ applied: true, added: [{ code: "150999100001001" }] });
});

test("a county that runs into another one is refused", async () => {
  const beside = makeRegionFile({ seed: 7, towns: 1, villages: 1, grids: 2, county: "150998" });
  const report = await importing(beside);
  expect(report).toMatchObject({ applied: false });
  expect(report.defects.map((d) => [d.kind, d.codes])).toContainEqual(["overlap", ["150998000000", "150999000000"]]);
});

const signedIn = async (username: string, roles: StaffRole[], region: string) => {
  await app.app.accounts.ensureStaff([{ username, name: "测试人员", roles, region }], app.clock());
  const { accessToken } = await anyone(api.accounts.staff, { body: { username, password: "qizhen-sample" } });
  return asking(app.url, accessToken);
};

test("an administrator sees by code what a file would change before anything is written, and then imports it", async () => {
  const admin = await signedIn("admin-150999", ["admin"], "150999000000");
  const file = small();
  for (const { properties } of file.features)
    if (properties["code"] === "150999101002002") Object.assign(properties, { name: "新名字", households: 1 });
  const { revision } = await regionStore.readAll();
  const changed = [{ code: "150999101002002", name: "新名字", what: ["名称", "户数"] }];
  expect(await admin(api.regions.previewImport, { body: { file } })).toMatchObject({
    applied: false,
    changed,
    added: [],
  });
  expect(await regionStore.revision()).toBe(revision);
  expect(await admin(api.regions.import, { body: { file } })).toMatchObject({ applied: true, changed });
  expect((await anyone(api.regions.list, { query: { parent: "150999101002" } })).items.map((r) => r.name)).toContain(
    "新名字",
  );
});

test("only administrators of a whole county import, and only their own county or one that is new", async () => {
  const body = { file: small() };
  const statuses = await Promise.all(
    [
      await signedIn("clerk-150999", ["clerk"], "150999000000"),
      await signedIn("town-admin", ["admin"], "150999100000"),
      await signedIn("admin-150204", ["admin"], "150204000000"),
    ].map(async (ask) => [
      await statusOf(ask(api.regions.previewImport, { body })),
      await statusOf(ask(api.regions.import, { body })),
    ]),
  );
  // The third may look, and may import what changes nothing of another county.
  expect(statuses).toEqual([
    [403, 403],
    [403, 403],
    [200, 403],
  ]);
  const elsewhere = await signedIn("admin-150204", ["admin"], "150204000000");
  const moved = makeRegionFile({ seed: 1, towns: 1, villages: 1, grids: 1, county: "150997" });
  for (const { geometry } of moved.features)
    for (const point of geometry.coordinates.flat()) point[0] = (point[0] ?? 0) + 2;
  expect(await elsewhere(api.regions.import, { body: { file: moved } })).toMatchObject({ applied: true, defects: [] });
});

test.each([
  ["no file", {}],
  ["no feature collection", { file: { type: "Feature" } }],
  ["an unknown field", { file: { type: "FeatureCollection", features: [1] }, more: 1 }],
])("%s is refused by the import", async (_, body) => {
  const admin = await signedIn("admin-150999", ["admin"], "150999000000");
  expect(await statusOf(admin(api.regions.import, { body: body as never }))).toBe(400);
});

test("a file of nonsense is answered with its defects", async () => {
  const admin = await signedIn("admin-150999", ["admin"], "150999000000");
  const file = { type: "FeatureCollection" as const, features: [null, 7, { properties: { code: {} } }] };
  const report = await admin(api.regions.import, { body: { file } });
  expect(report).toMatchObject({ applied: false, added: [], removed: [] });
  expect(report.defects).toHaveLength(3);
});

test("of two imports at once one wins, and the other is told so", async () => {
  const [a, b] = [small(), small()];
  for (const [file, name] of [
    [a, "甲"],
    [b, "乙"],
  ] as const)
    Object.assign(file.features[0]?.properties ?? {}, { name });
  const results = await Promise.allSettled([importing(a), importing(b)]);
  const lost = results.filter((r) => r.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(lost[0]?.reason).toMatchObject({ status: 409 });
  expect(await RegionModel.countDocuments({ name: { $in: ["甲", "乙"] } })).toBe(1);
});

test("another server process follows an import", async () => {
  const other = keepSnapshot(regionStore, createLog("error"));
  await other.refresh();
  const file = small();
  Object.assign(file.features[0]?.properties ?? {}, { name: "改了名的县" });
  await importing(file);
  expect(other.current().byCode.get("150999000000")?.name).not.toBe("改了名的县");
  await other.refresh();
  expect(other.current().byCode.get("150999000000")?.name).toBe("改了名的县");
});

test("what an import that died has left behind is swept, and nothing else", async () => {
  const [one] = await RegionModel.find({}).limit(1).lean();
  const before = await RegionModel.countDocuments({});
  await RegionModel.create({ ...one, _id: "stray:1", set: "stray" });
  await app.app.jobs.runAll();
  expect(await RegionModel.countDocuments({})).toBe(before + 1);
  app.clock.forward(2 * 60 * 60 * 1000);
  await app.app.jobs.runAll();
  expect(await RegionModel.countDocuments({})).toBe(before);
});

test("a file cannot make its author an administrator, nor take over another's account", async () => {
  await app.app.accounts.ensureStaff(
    [{ username: "boss", name: "县管理员", roles: ["admin"], region: "150999000000" }],
    app.clock(),
  );
  const file = small();
  const grid = file.features.find((f) => f.properties["code"] === "150999100001001");
  Object.assign(grid?.properties ?? {}, { workers: [{ username: "boss", name: "冒充的人", phone: "19900000001" }] });
  const report = await importing(file);
  expect(report.mended.join()).toContain("boss");
  const admins = await app.app.accounts.staffInRegions(["150999000000"], "admin");
  expect(admins.find((admin) => admin.username === "boss")).toMatchObject({ name: "县管理员", roles: ["admin"] });
});

test("a point, an address and a code find their grid over HTTP", async () => {
  const grid = sample("xingsheng.geojson").features.find((f) => f.properties["code"] === "150204101001003");
  const [lng, lat] = innerPoint([grid?.geometry.coordinates as Position[][]]);
  const third = { code: "150204101001003", name: "松石社区第03网格" };
  expect(await anyone(api.regions.locate, { query: { lng, lat } })).toEqual({
    grid: third,
    village: { code: "150204101001", name: "松石社区" },
    town: { code: "150204101000", name: "兴胜镇" },
    county: { code: "150204000000", name: "青山区（示例范围：兴胜镇）" },
    inside: true,
    by: "point",
    candidates: [],
  });
  expect(await anyone(api.regions.locate, { query: { address: "松石国际城 12#3单元" } })).toMatchObject({
    grid: third,
    by: "address",
  });
  expect(await anyone(api.regions.locate, { query: { scene: "g=150204101001003" } })).toMatchObject({
    grid: third,
    by: "scene",
  });
  expect(await anyone(api.regions.locate, { query: { lng: 109.8, lat: 40.7 } })).toMatchObject({
    grid: null,
    inside: false,
    town: { name: "兴胜镇" },
  });
  expect(await anyone(api.regions.locate, { query: { scene: "nobody" } })).toMatchObject({ grid: null, by: null });
});

test.each<[string, Record<string, unknown>]>([
  ["a latitude alone", { lat: 40 }],
  ["an impossible longitude", { lng: 181, lat: 40 }],
  ["no number", { lng: "x", lat: 40 }],
  ["nothing", {}],
  ["an unknown parameter", { lng: 110, lat: 40, more: 1 }],
])("%s is refused", async (_, query) => {
  const search = new URLSearchParams(
    Object.entries(query).map(([k, v]): [string, string] => [k, String(v)]),
  ).toString();
  const answer = await fetch(`${app.url}/api/v1/grids/locate?${search}`);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(/[\u4e00-\u9fff]/);
});

test("a region's map holds its border, its children's, and the way to it", async () => {
  const map = await anyone(api.regions.map, { params: { code: "150204101001" } });
  expect(map.region).toMatchObject({ name: "松石社区", level: "village" });
  expect(map.region.polygons[0]?.[0]?.length).toBeGreaterThan(4);
  expect(map.children).toHaveLength(12);
  expect(map.within.map((r) => r.name)).toEqual(["青山区（示例范围：兴胜镇）", "兴胜镇"]);
  expect(JSON.stringify(map)).not.toContain("1991000");
  expect(await statusOf(anyone(api.regions.map, { params: { code: "999999000000" } }))).toBe(404);
  expect(await statusOf(anyone(api.regions.list, { query: { parent: "999999000000" } }))).toBe(404);
});
