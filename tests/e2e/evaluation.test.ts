import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBrowser } from "./browser";
import { signIn, type Person } from "./client";
import { foreignWords, look, picture, seriousFindings } from "./look";
import { button, judge, phone, seen, signInAsStaff, type World } from "./people";
import { startServer } from "./server";
import { Weapp } from "./weapp/weapp";

const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "qizhen-evaluation-"));
const world = {} as World;
beforeAll(async () => {
  world.server = await startServer({ folder });
  world.browser = await startBrowser();
}, 90_000);
afterAll(async () => {
  await world.browser?.close();
  await world.server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const story = "供暖试水，楼上303的暖气管漏了，水顺着墙流到我家，卧室顶和地板都泡了，找了他三回都不管。";
const address = "松石国际城13号楼2单元203";

/** Takes a matter up and ends it with an agreement, as whoever it went to. */
const settle = async (id: string, responsible: string | undefined) => {
  const all = await Promise.all(["mediator-1", "mediator-2", "mediator-3"].map((who) => signIn(world.server.url, who)));
  const mediator = all.find(({ user }) => user.id === responsible);
  if (!mediator) throw new Error("The case went to none of the three");
  await mediator(api.cases.act, { params: { id }, body: { action: "accept" } });
  await mediator(api.cases.act, {
    params: { id },
    body: { action: "close", outcome: "agreed", reason: "修好管子，赔八千元" },
  });
  return mediator;
};
const closedCaseOf = async (resident: Person) => {
  const { id, responsible } = await resident(api.cases.submit, { body: { description: story, address } });
  return { id, mediator: await settle(id, responsible?.id) };
};

/** The same data, some days later. */
const goOn = async (days: number) => {
  await world.server.stop();
  const preload = new URL("laterClock.mjs", import.meta.url).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, CLOCK_AHEAD_MS: String(days * dayMs) };
  world.server = await startServer({ folder, env });
};

/** Asks again until it holds: what jobs do comes a moment later. */
const until = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 100; tries > 0; tries -= 1) {
    const found = await read();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error("It did not come");
};

const rateLow = async (page: Page) => {
  await button(page, "评一评").click();
  await button(page, /总的来说：1 分/).click();
  await seen(page, /换人再办，也会告诉领导/).waitFor();
  await button(page, "拖得太久").click();
  await page.getByLabel("想说的话").locator("visible=true").fill("管子还在漏，一分钱没给");
  await judge(page, "rate-low");
  expect(await foreignWords(page)).toEqual([]);
  await button(page, "交上去").click();
  await seen(page, "收到了，这就换人再办").waitFor();
  await judge(page, "rate-thanks");
};

test("a matter that is rated 1 goes a level up, its leader is told, and whoever had it cannot read who said what", async () => {
  const resident = await signIn(world.server.url, "sample-resident-1");
  const { id, mediator } = await closedCaseOf(resident);
  const { page, wrong, close } = await look(
    world.browser,
    `${world.server.url}/h5/#/features/cases/pages/case/index?id=${id}`,
    phone,
  );
  await button(page, "示例居民 1").click();
  await rateLow(page);
  const clerk = await signIn(world.server.url, "clerk-town");
  const again = await clerk(api.cases.get, { params: { id } });
  expect(again).toMatchObject({ level: "town", status: "assigned" });
  expect(again.responsible?.id).not.toBe(mediator.user.id);
  const leader = await signIn(world.server.url, "leader-1");
  const told = await until(async () =>
    (await leader(api.notices.list, { query: {} })).items.find(({ caseId }) => caseId === id),
  );
  expect(told.text).toMatch(/评/);
  const town = await clerk(api.evaluation.ratingOf, { params: { id } });
  expect(town.all).toMatchObject([{ overall: 1, comment: "管子还在漏，一分钱没给", via: "app" }]);
  const own = await mediator(api.evaluation.ratingOf, { params: { id } }).catch(() => ({ all: undefined }));
  expect(own.all).toBeUndefined();
  expect(wrong).toEqual([]);
  await close();
}, 90_000);

test("in WeChat a party rates with two taps, and may change it", async () => {
  const resident = await signIn(world.server.url, "sample-resident-61");
  const { id } = await closedCaseOf(resident);
  const app = new Weapp({ loginCode: "sample-resident-61", api: world.server.url });
  await app.start(`features/evaluation/pages/rate/index?id=${id}`);
  await app.waitFor("这件事办得怎么样？");
  await app.tap("总的来说：4 分，满意");
  await app.tap("交上去");
  await app.waitFor("收到您的评价，谢谢");
  await app.open(`features/evaluation/pages/rate/index?id=${id}`);
  await app.waitFor("改一改您的评价");
  await app.tap("总的来说：5 分，很满意");
  await app.tap("交上去");
  await app.waitFor("收到您的评价，谢谢");
  expect((await resident(api.evaluation.ratingOf, { params: { id } })).mine).toMatchObject({ overall: 5, version: 2 });
  expect(app.errors).toEqual([]);
  app.close();
}, 60_000);

test("somebody other than the handler calls a week later; a broken agreement takes the matter up again", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const { id, responsible } = await clerk(api.cases.submit, {
    body: { description: story, address, applicant: { name: "赵桂英", phone: "13900001234" }, channel: "counter" },
  });
  await settle(id, responsible?.id);
  await goOn(8);
  const leader = await signIn(world.server.url, "leader-1");
  const visit = await until(async () => {
    const { items } = await leader(api.returnVisits.list, { query: { box: "due", limit: 100 } });
    return items.find(({ caseId, state }) => caseId === id && state === "calling");
  });
  expect(visit.assignee?.id).not.toBe(responsible?.id);
  const admin = await signIn(world.server.url, "admin");
  const { items } = await admin(api.accounts.listStaff, { query: { q: visit.assignee?.name ?? "", limit: 20 } });
  const caller = items.find((one) => one.id === visit.assignee?.id)?.username ?? "";

  const { page, wrong } = await signInAsStaff(world, caller);
  await page.getByRole("link", { name: "评价" }).click();
  await page.getByText(visit.caseNumber).first().waitFor();
  await judge(page, "evaluation-visits");
  expect(await foreignWords(page)).toEqual([]);
  await page.getByText(visit.caseNumber).first().click();
  const form = page.getByRole("form", { name: "回访记录" });
  await form.getByRole("radio", { name: "没办" }).check();
  await form.getByRole("textbox", { name: "还有什么要记的" }).fill("管子修了，钱没给");
  await judge(page, "evaluation-record");
  await form.getByRole("button", { name: "记下" }).click();
  await page.getByText(/案件已重新办/).waitFor();
  await page.getByRole("button", { name: "办完的" }).click();
  await page.getByText("已重新办", { exact: true }).first().waitFor();
  await picture(page, "evaluation-done");
  const town = await signIn(world.server.url, "clerk-town");
  expect(await town(api.cases.get, { params: { id } })).toMatchObject({ level: "town" });
  expect(await seriousFindings(page)).toEqual([]);
  expect(wrong).toEqual([]);
}, 120_000);
