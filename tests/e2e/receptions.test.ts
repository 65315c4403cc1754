import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api } from "@qizhen/shared/contract";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser";
import { signIn } from "./client";
import { look, picture } from "./look";
import { button, judge as judged, phone, seen, signInAsStaff, type World } from "./people";
import { startServer } from "./server";

const county = "150204000000";
const world = {} as World;
const folder = mkdtempSync(join(tmpdir(), "qizhen-receptions-"));
beforeAll(async () => {
  world.server = await startServer({ folder });
  world.browser = await startBrowser();
}, 90_000);
afterAll(async () => {
  await world.browser?.close();
  await world.server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Looked at without the pointer on anything. */
const judge = async (page: Page, name: string) => {
  await page.mouse.move(0, 0);
  await judged(page, name);
};

/** The same data, on a later day. */
const goOnAt = async (at: Date) => {
  await world.server.stop();
  const preload = new URL("laterClock.mjs", import.meta.url).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, CLOCK_AHEAD_MS: String(at.getTime() - Date.now()) };
  world.server = await startServer({ folder, env });
};

/** The first day from `first` on that is worked on, as the county's calendar has it. */
const workdayFrom = async (first: string) => {
  const clerk = await signIn(world.server.url, "clerk-county");
  for (let day = first; ; day = addDays(day, 1)) {
    const { rest } = await clerk(api.receptions.month, { query: { centre: county, month: day.slice(0, 7) } });
    if (!rest.includes(day)) return day;
  }
};
const say = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const small = { width: 1280, height: 800 };
const openCalendar = async (who: string, month: string) => {
  const looked = await signInAsStaff(world, who, small);
  await looked.page.getByRole("link", { name: "接访" }).click();
  await looked.page.goto(`${world.server.url}/admin/receptions?month=${month}`);
  return looked;
};

/** The clerk has a month drafted, adds a day that is near where the draft has none, and saves. */
const draftMonth = async (day: string) => {
  const { page, wrong } = await openCalendar("clerk-county", day.slice(0, 7));
  await page.getByText("这个月还没有接访日历").waitFor();
  await judge(page, "receptions-empty");
  await page.getByRole("button", { name: "按规则拟一份" }).click();
  await page.getByText("拟好了").waitFor();
  const edit = page.getByRole("button", { name: new RegExp(`^改${say(day)} `) });
  if (!(await edit.isVisible())) {
    await page.getByRole("button", { name: `${say(day)}加一场` }).click();
    await judge(page, "receptions-day-form");
    await page.getByRole("button", { name: "改好" }).click();
    await page.getByText("有改动还没保存").waitFor();
    await judge(page, "receptions-unsaved");
    await page.getByRole("button", { name: "保存改动" }).click();
    await page.getByText("保存好了").waitFor();
  }
  await judge(page, "receptions-draft");
  return { page, wrong };
};

const approve = async (month: string) => {
  const { page, wrong } = await openCalendar("leader-1", month);
  await page.getByRole("button", { name: "审定" }).click();
  await page.getByText("审定了", { exact: true }).waitFor();
  await judge(page, "receptions-approved");
  expect(wrong).toEqual([]);
};

const publish = async (page: Page) => {
  await page.reload();
  await page.getByRole("button", { name: "公布" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "公布" }).click();
  await page.getByText("公布了，居民现在就能约").waitFor();
  await judge(page, "receptions-published");
};

/** A resident in large type finds the day on the phone and books its first time. */
const bookOnPhone = async (day: string) => {
  const { page, wrong } = await look(world.browser, `${world.server.url}/h5/#/features/accounts/pages/sign-in/index`, phone); // prettier-ignore
  await button(page, "示例居民 1").click();
  await button(page, /我有事要说/).waitFor();
  await page.goto("about:blank");
  await page.goto(`${world.server.url}/h5/#/pages/me/index`);
  await page.getByRole("switch", { name: /大字/ }).or(button(page, /大字/)).first().click();
  await page.goto("about:blank");
  await page.goto(`${world.server.url}/h5/#/features/receptions/pages/days/index`);
  await seen(page, "哪天、找哪位领导？").waitFor();
  await judge(page, "receptions-phone-375-large");
  await page.setViewportSize({ width: 360, height: 780 });
  await judge(page, "receptions-phone-360");
  await page.setViewportSize(phone);
  expect(await page.locator("body").innerText()).not.toContain("周建平");
  await button(page, "约区分管领导").click();
  await seen(page, "哪一天？").waitFor();
  await button(page, /^9:00/).click();
  await picture(page, "receptions-phone-times");
  await button(page, /就约这个时间/).click();
  await seen(page, /约好了/).waitFor();
  expect(wrong).toEqual([]);
  const resident = await signIn(world.server.url, "sample-resident-1");
  const { items } = await resident(api.booking.list, {});
  expect(items.map(({ slot, service }) => [dayOf(new Date(slot.start)), service])).toEqual([[day, "reception"]]);
};

/** On the day: the desk checks the visitor in, the leader registers what is said. */
const registerOnTheDay = async (day: string) => {
  const desk = await openCalendar("clerk-county", day.slice(0, 7));
  await desk.page.getByRole("link", { name: new RegExp(`^${say(day)}接访`) }).click();
  await desk.page.getByRole("button", { name: "到了" }).click();
  await desk.page.getByText("已到").waitFor();
  await judge(desk.page, "receptions-day-desk");
  const { page, wrong } = await openCalendar("leader-1", day.slice(0, 7));
  await page.getByRole("link", { name: new RegExp(`^${say(day)}接访`) }).click();
  await page.getByRole("button", { name: "登记这件事" }).click();
  await page.getByLabel("说了什么").fill("去年修路占了我家三分地，一直没有给补偿，找了村里好几回。");
  await judge(page, "receptions-register");
  await page.getByRole("dialog").getByRole("button", { name: "登记这件事" }).click();
  await page.getByText("登记好了，督办单已经开出").waitFor();
  await page.getByText(/前答复/).waitFor();
  await judge(page, "receptions-day");
  await page.getByRole("link", { name: "督办单" }).click();
  await page.getByText("督 办 单").waitFor();
  await page.getByText("周建平").first().waitFor();
  await picture(page, "receptions-order");
  await page.goto(`${world.server.url}/admin/receptions/report?month=${day.slice(0, 7)}`);
  await page.getByRole("table", { name: "按中心、领导" }).waitFor();
  await judge(page, "receptions-report");
  expect([...desk.wrong, ...wrong]).toEqual([]);
};

test("a month is drafted, approved and published; a resident books on the phone; the leader registers the matter, and its order stands with a day", async () => {
  const day = await workdayFrom(addDays(dayOf(new Date()), 1));
  const { page, wrong } = await draftMonth(day);
  await approve(day.slice(0, 7));
  await publish(page);
  await bookOnPhone(day);
  expect(wrong).toEqual([]);
  await goOnAt(new Date(atHour(day, "08:40").getTime()));
  await registerOnTheDay(day);
  const resident = await signIn(world.server.url, "sample-resident-1");
  const { items } = await resident(api.cases.list, {});
  expect(items).toHaveLength(1);
  expect(items[0]?.channel).toBe("reception");
  const leader = await signIn(world.server.url, "leader-1");
  const { items: orders } = await leader(api.supervision.list, { query: { caseId: items[0]?.id ?? "" } });
  expect(orders).toHaveLength(1);
  // A time limit that ends on a day of rest ends on the next workday.
  expect(dayOf(new Date(orders[0]?.dueAt ?? 0))).toBe(await workdayFrom(addDays(day, 30)));
}, 240_000);
