import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { signIn, type Person } from "./client";
import { look } from "./look";
import { button, judge, phone, seen, signInAsStaff, startWorld } from "./people";

const world = startWorld("leave");
const narrow = { width: 360, height: 780 };
const shanghaiDay = (days: number) => addDays(dayOf(new Date()), days);
const morning = { start: "09:00", end: "10:30" };

/** Three times of half an hour on each of these days from today, whatever day of the week they are. */
const openDays = async (clerk: Person, hostId: string, place: string, days: readonly number[]) => {
  const weekly = [{ weekday: 1, start: "13:00", end: "13:30" }];
  const { id } = await clerk(api.booking.createSchedule, {
    body: { hostId, service: "people", mode: "centre", place, slotMinutes: 30, seats: 1, weekly, from: shanghaiDay(1), to: shanghaiDay(20) }, // prettier-ignore
  });
  for (const day of days)
    await clerk(api.booking.changeSchedule, {
      params: { id },
      body: { action: "except", day: shanghaiDay(day), open: [morning] },
    });
};

const slotsOn = async (person: Person, hostId: string, days: number) => {
  const query = { hostId, from: shanghaiDay(days), to: shanghaiDay(days) };
  return (await person(api.booking.slots, { query })).items;
};

const at = (path: string) => `${world.server.url}/h5/#/${path}`;
const goAt = async (page: Page, path: string) => {
  await page.goto("about:blank"); // a new address after # alone would only turn the page
  await page.goto(at(path));
};
const visitsPage = "features/booking/pages/visits/index";

const signInOnPhone = async (resident: string, size = phone) => {
  const looked = await look(world.browser, at("features/accounts/pages/sign-in/index"), size);
  await button(looked.page, resident).click();
  await button(looked.page, /我有事要说/).waitFor();
  return looked;
};
const useLargeType = async (page: Page) => {
  await goAt(page, "pages/me/index");
  await page.getByRole("switch", { name: /大字/ }).or(button(page, /大字/)).first().click();
};
/** What a notice tells comes within moments of the change. */
const openUntil = async (page: Page, what: RegExp) => {
  for (let tries = 20; tries > 0; tries -= 1) {
    await goAt(page, visitsPage);
    const found = await seen(page, what)
      .waitFor({ timeout: 2000 })
      .then(() => true)
      .catch(() => false);
    if (found) return;
  }
  throw new Error(`nothing said ${what.source}`);
};

test("a mediator takes sick leave and the three people booked each choose another time, with one tap", async () => {
  const [clerk, admin, mediator, colleague] = (await Promise.all(
    ["clerk-village", "admin", "mediator-1", "mediator-2"].map((who) => signIn(world.server.url, who)),
  )) as [Person, Person, Person, Person];
  await openDays(clerk, mediator.user.id, "松石社区一楼 101", [1, 6]);
  await openDays(clerk, colleague.user.id, "松石社区一楼 102", [3, 4]);
  const people = await Promise.all([1, 2, 3].map((nth) => signIn(world.server.url, `sample-resident-${nth}`)));
  const slots = await slotsOn(clerk, mediator.user.id, 1);
  for (const [nth, person] of people.entries())
    await person(api.booking.book, { body: { slotId: slots[nth]?.id ?? "" } });

  const leave = [{ from: shanghaiDay(0), to: shanghaiDay(4) }];
  await admin(api.accounts.updateStaff, { params: { id: mediator.user.id }, body: { leave } });

  const wrong: string[] = [];
  for (const nth of [1, 2, 3]) {
    const looked = await signInOnPhone(`示例居民 ${nth}`, nth === 2 ? narrow : phone);
    const { page } = looked;
    if (nth === 1) await useLargeType(page);
    await openUntil(page, /给您留了 3 个别的时间/);
    await seen(page, "时间要改").waitFor();
    await judge(page, `leave-offers-${nth}`);
    await page.locator(".offer:visible").first().click();
    await seen(page, "约好了").waitFor();
    await judge(page, `leave-chosen-${nth}`);
    wrong.push(...looked.wrong);
  }
  const visits = await Promise.all(people.map(async (person) => (await person(api.booking.list, {})).items[0]));
  expect(visits.map((visit) => [visit?.status, visit?.unsettled])).toEqual([1, 2, 3].map(() => ["booked", undefined]));
  expect(new Set(visits.map((visit) => visit?.slot.id)).size).toBe(3);
  expect((await clerk(api.visits.unsettled, {})).items).toEqual([]);
  expect(wrong).toEqual([]);
}, 180_000);

test("two exchange their times by a link that one sends the other; then one asks kindly whether to cancel, and changes the time instead", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const host = await signIn(world.server.url, "mediator-3");
  await openDays(clerk, host.user.id, "松石社区一楼 103", [2, 3, 5]);
  const [wang, zhao] = (await Promise.all([4, 5].map((nth) => signIn(world.server.url, `sample-resident-${nth}`)))) as [
    Person,
    Person,
  ];
  const [early] = await slotsOn(clerk, host.user.id, 2);
  const [late] = await slotsOn(clerk, host.user.id, 3);
  const one = await wang(api.booking.book, { body: { slotId: early?.id ?? "" } });
  const other = await zhao(api.booking.book, { body: { slotId: late?.id ?? "" } });

  const first = await signInOnPhone("示例居民 4", narrow);
  await goAt(first.page, visitsPage);
  await button(first.page, "和别人换").click();
  await seen(first.page, "您想换掉的时间").waitFor();
  await judge(first.page, "swap-offered");
  const said = await seen(first.page, /换时间的口令/).innerText();
  const code = /[2-9a-z]{12}/.exec(said)?.[0] ?? "";

  const second = await signInOnPhone("示例居民 5");
  await useLargeType(second.page);
  await goAt(second.page, `features/booking/pages/swap/index?code=${code}`);
  await seen(second.page, "有人想和您换时间").waitFor();
  await judge(second.page, "swap-asked");
  await button(second.page, /^用 .* 换/).click();
  await button(second.page, /^真的换/).click();
  await seen(second.page, "我的预约").waitFor();
  const after = await Promise.all([wang, zhao].map(async (person) => (await person(api.booking.list, {})).items[0]));
  expect(after.map((visit) => visit?.slot.id)).toEqual([other.slot.id, one.slot.id]);

  await goAt(second.page, visitsPage);
  await button(second.page, "放进手机日历").click();
  await button(second.page, "生成地址").click();
  await seen(second.page, "地址只显示这一次，请现在复制").waitFor();
  await judge(second.page, "visit-calendar");
  const address = await second.page.locator(".feed-address:visible").innerText();
  expect(await (await fetch(address.trim())).text()).toMatch(/^BEGIN:VCALENDAR[^]*BEGIN:VEVENT/);

  await goAt(second.page, visitsPage);
  await button(second.page, "取消预约").click();
  await seen(second.page, /真的不去了吗/).waitFor();
  await judge(second.page, "visit-cancel-asked");
  await second.page.getByRole("button", { name: "改时间" }).locator("visible=true").first().click();
  await seen(second.page, /换成.*的哪个时间/).waitFor();
  await second.page.locator(".time:visible").last().click();
  await judge(second.page, "visit-change");
  await button(second.page, "就改成这个时间").click();
  await seen(second.page, "我的预约").waitFor();
  const moved = (await zhao(api.booking.list, {})).items[0];
  expect(moved?.slot.id).not.toBe(one.slot.id);
  expect([...first.wrong, ...second.wrong]).toEqual([]);
}, 180_000);

test("leave that leaves nobody: the clerk is told, and finds the visit with its number on the console", async () => {
  const [clerk, admin, host] = (await Promise.all(
    ["clerk-village", "admin", "mediator-3"].map((who) => signIn(world.server.url, who)),
  )) as [Person, Person, Person];
  const resident = await signIn(world.server.url, "sample-resident-6");
  const [slot] = (await slotsOn(clerk, host.user.id, 5)).filter(({ free }) => free > 0);
  await resident(api.booking.book, { body: { slotId: slot?.id ?? "" } });
  for (const who of ["mediator-1", "mediator-2", "mediator-3"]) {
    const { user } = await signIn(world.server.url, who);
    const leave = [{ from: shanghaiDay(0), to: shanghaiDay(90) }];
    await admin(api.accounts.updateStaff, { params: { id: user.id }, body: { leave } });
  }
  const { page, wrong } = await signInAsStaff(world, "clerk-village");
  await page.getByRole("link", { name: "预约" }).click();
  const panel = page.getByRole("region", { name: /要改时间的预约/ });
  await panel.getByText("没有别的时间可给，请打电话商量").first().waitFor();
  await judge(page, "leave-console");
  await panel.getByRole("button", { name: "看电话" }).first().click();
  await panel.getByText("没有留电话").first().waitFor();
  expect(wrong).toEqual([]);
}, 120_000);
