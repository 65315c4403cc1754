import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { signIn } from "./client";
import { look } from "./look";
import { button, judge, phone, seen, signInAsStaff, startWorld } from "./people";

const world = startWorld("booking");
const shanghaiDay = (days: number) => addDays(dayOf(new Date()), days);

/** A mediator gives every morning of the coming weeks, one visit at a time. */
const openMornings = async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const mediator = await signIn(world.server.url, "mediator-1");
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "10:00" }));
  const body = {
    hostId: mediator.user.id,
    service: "people",
    mode: "centre",
    place: "松石社区一楼 101",
    slotMinutes: 30,
    seats: 1,
    weekly,
    from: shanghaiDay(1),
    to: shanghaiDay(40),
  } as const;
  const schedule = await clerk(api.booking.createSchedule, { body });
  for (const day of [0, 1, 2].map((ahead) => shanghaiDay(1 + ahead)))
    await clerk(api.booking.changeSchedule, {
      params: { id: schedule.id },
      body: { action: "except", day, open: [{ start: "09:00", end: "10:00" }] },
    });
  return mediator;
};

const at = (path: string) => `${world.server.url}/h5/#/${path}`;
const goAt = async (page: Page, path: string) => {
  await page.goto("about:blank"); // a new address after # alone would only turn the page
  await page.goto(at(path));
};

const signInOnPhone = async (resident: string) => {
  const looked = await look(world.browser, at("features/accounts/pages/sign-in/index"), phone);
  await button(looked.page, resident).click();
  await button(looked.page, /我有事要说/).waitFor();
  return looked;
};

const useLargeType = async (page: Page) => {
  await goAt(page, "pages/me/index");
  await page.getByRole("switch", { name: /大字/ }).or(button(page, /大字/)).first().click();
};

test("an old resident in large type books for tomorrow with four taps; the next queues, and gets the place when it is given back", async () => {
  const mediator = await openMornings();
  const { page, wrong } = await signInOnPhone("示例居民 1");
  await useLargeType(page);
  await goAt(page, "pages/home/index");
  let taps = 0;
  const tap = async (name: string | RegExp) => {
    taps += 1;
    await button(page, name).click();
  };
  await tap(/约个时间/);
  await seen(page, "想找谁？").waitFor();
  await judge(page, "booking-hosts");
  await tap(new RegExp(`^${mediator.user.name}`));
  await seen(page, "哪一天？").waitFor();
  await tap(/^9:00/);
  await judge(page, "booking-times");
  await tap("就约这个时间");
  await seen(page, "约好了").waitFor();
  expect(taps).toBe(4);
  await seen(page, "带什么").waitFor();
  await judge(page, "booking-booked");
  await button(page, "看我的预约").click();
  await seen(page, "我的预约").waitFor();
  await judge(page, "booking-visits");

  const second = await signInOnPhone("示例居民 2");
  await goAt(second.page, "pages/home/index");
  await button(second.page, /约个时间/).click();
  await button(second.page, new RegExp(`^${mediator.user.name}`)).click();
  await button(second.page, /^9:00.*可以排队/).click();
  await button(second.page, "排队等这个时间").click();
  await seen(second.page, "您排在第一个").waitFor();
  await button(second.page, "看我的预约").click();

  await button(page, "取消预约").click();
  await button(page, "不去了，取消").click();
  await seen(page, "已取消").waitFor();
  const offered = seen(second.page, /给您留到/);
  for (let tries = 20; tries > 0 && !(await offered.isVisible()); tries -= 1) {
    await second.page.reload();
    await seen(second.page, "我的预约").waitFor();
    await offered.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await judge(second.page, "booking-offered");
  await button(second.page, "要这个号").click();
  await seen(second.page, "约好了").waitFor();
  expect([...wrong, ...second.wrong]).toEqual([]);
}, 120_000);

test("a mediator opens hours and sees the day's visits in the console", async () => {
  const { page, wrong } = await signInAsStaff(world, "mediator-2");
  await page.getByRole("link", { name: "预约" }).click();
  await page.getByRole("button", { name: "开放时间" }).first().click();
  await page.getByLabel("地点").fill("松石社区一楼 102");
  await judge(page, "booking-hours");
  await page
    .getByRole("button", { name: "开 放" })
    .or(page.getByRole("button", { name: "开放", exact: true }))
    .click();
  await page.getByText("时间已开放，居民现在就能约").waitFor();
  await judge(page, "booking-console");
  expect(wrong).toEqual([]);
}, 90_000);
