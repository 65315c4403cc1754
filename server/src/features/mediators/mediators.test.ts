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

const village = "150204101001";
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);

test("a resident finds the mediators of the town and of the community, without their phones", async () => {
  const ask = await signIn(running, "sample-resident-1");
  const { items, next } = await ask(api.mediators.list, { query: { region: village } });
  expect(names(items)).toEqual(["高秀英", "乌兰", "马文斌", "李桂芳", "张海峰", "其木格"]);
  expect(next).toBeNull();
  expect(JSON.stringify(items)).not.toContain("1991000");
  expect(items[3]).toMatchObject({ region: { code: village, name: "松石社区" }, load: "free", onLeave: false });
});

test("page by page the list is the same, each once", async () => {
  const ask = await signIn(running, "sample-resident-1");
  for (const limit of [1, 2, 3, 4, 5]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(api.mediators.list, { query: { region: village, limit, ...(cursor && { cursor }) } });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...names(page.items));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["高秀英", "乌兰", "马文斌", "李桂芳", "张海峰", "其木格"]);
  }
});

test("a whole county is asked for with everybody in it; a region that is none has nobody", async () => {
  const ask = await signIn(running, "clerk-county");
  const all = await ask(api.mediators.list, { query: { region: "150204000000" } });
  expect(all.items).toHaveLength(6);
  expect((await ask(api.mediators.list, { query: { region: "999999999999" } })).items).toEqual([]);
});

test("a cursor that is none is refused in words", async () => {
  const ask = await signIn(running, "sample-resident-1");
  await expect(ask(api.mediators.list, { query: { cursor: "xx" } })).rejects.toMatchObject({ status: 400 });
});

test("who has no place left is shown as full, and how many they have in hand only to staff", async () => {
  const ask = await signIn(running, "admin");
  const { items } = await ask(api.accounts.listStaff, { query: { q: "mediator-1" } });
  const person = items[0];
  if (!person) throw new Error("mediator-1 is missing");
  await ask(api.accounts.updateStaff, { params: { id: person.id }, body: { capacity: 1 } });
  await running.app.mediators.claimFirstOf([{ id: person.id }], newId(), running.clock());
  expect((await ask(api.accounts.getStaff, { params: { id: person.id } })).open).toBe(1);
  const { items: shown } = await ask(api.mediators.list, { query: { region: village } });
  expect(shown.find(({ id }) => id === person.id)?.load).toBe("full");
});
