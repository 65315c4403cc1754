import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { api } from "@qizhen/shared/contract";
import type { Locator, Page } from "playwright-core";
import { signIn } from "./client";
import { judge, signInAsStaff, startWorld } from "./people";

const world = startWorld("hours");

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const today = dayOf(new Date());
/** Tuesday of the week after next: surely ahead, and within what can be booked. */
const tuesday = addDays(today, 16 - weekdayOf(today));

const openTuesdays = async () => {
  const mediator = await signIn(world.server.url, "mediator-1");
  const hours = await mediator(api.booking.createSchedule, {
    body: {
      hostId: mediator.user.id,
      service: "people",
      mode: "centre",
      place: "松石社区一楼 101",
      slotMinutes: 30,
      seats: 1,
      weekly: [
        { weekday: 2, start: "09:00", end: "11:00" },
        ...[1, 4].map((weekday) => ({ weekday, start: "14:30", end: "17:00" })),
      ],
      from: today,
      to: addDays(today, 90),
    },
  });
  // Whatever the calendar says of that Tuesday, it is open.
  await mediator(api.booking.changeSchedule, {
    params: { id: hours.id },
    body: { action: "except", day: tuesday, open: [{ start: "09:00", end: "11:00" }] },
  });
  const resident = await signIn(world.server.url, "sample-resident-1");
  const query = { hostId: mediator.user.id, from: tuesday, to: tuesday };
  const { items } = await resident(api.booking.slots, { query });
  await resident(api.booking.book, { body: { slotId: items[1]?.id ?? "", visitor: { name: "王桂兰" } } });
  return { mediator, query };
};

/** Takes something by its middle, or by a place from its top, and lets it go elsewhere, as a hand does. */
const dragBy = async (page: Page, what: Locator, by: { x: number; y: number }, grip?: "bottom") => {
  const box = await what.boundingBox();
  if (!box) throw new Error("nothing to take hold of");
  const [x, y] = [box.x + box.width / 2, grip === "bottom" ? box.y + box.height - 3 : box.y + box.height / 2 + 14];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 });
  await page.mouse.up();
};

test("a mediator lengthens and moves their hours with the mouse, sees whom it touches, and residents have the times at once", async () => {
  const { mediator, query } = await openTuesdays();
  const { page, wrong } = await signInAsStaff(world, "mediator-1");
  await page.goto(`${world.server.url}/admin/booking/hours?day=${tuesday}`);
  const stretch = page.getByRole("button", { name: /周二 09:00–11:00/ });
  await stretch.waitFor();
  await judge(page, "console-hours-week-1440");

  await dragBy(page, stretch, { x: 0, y: 48 }, "bottom");
  const drawer = page.getByRole("dialog");
  await drawer.getByText("不影响已经约好的人").waitFor();
  await judge(page, "console-hours-stretch-1440");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: /周二 09:00–12:00/ }).waitFor();
  const { items } = await mediator(api.booking.slots, { query });
  expect(items).toHaveLength(6);

  const column = (await page.getByTestId("week-columns").boundingBox())?.width ?? 0;
  await dragBy(page, page.getByRole("button", { name: /周二 09:00–12:00/ }), { x: column / 7, y: 0 });
  await drawer.getByText(/有 1 个已经约好的人要改时间/).waitFor();
  await judge(page, "console-hours-touched-1440");
  await page.keyboard.press("Escape");
  expect((await mediator(api.booking.slots, { query })).items).toHaveLength(6);

  await page.setViewportSize({ width: 1280, height: 800 });
  await drawer.waitFor({ state: "detached" });
  await judge(page, "console-hours-week-1280");
  await page.getByText("月", { exact: true }).click();
  await page.getByRole("button", { name: /周二：09:00–12:00，约了 1，共 6 个号/ }).waitFor();
  await judge(page, "console-hours-month-1280");
  await page.setViewportSize({ width: 1440, height: 900 });
  await judge(page, "console-hours-month-1440");
  await page.getByRole("button", { name: /周二：09:00–12:00/ }).focus();
  await page.keyboard.press("Enter");
  await drawer.getByText(/有 1 个已经约好的人要改时间/).waitFor();
  await judge(page, "console-hours-days-1440");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "修改" }).click();
  await drawer.getByLabel("同时接待几位").waitFor();
  await judge(page, "console-hours-settings-1440");
  expect(wrong).toEqual([]);
});

test("an address for the phone's calendar is made, opens there, and is shown once", async () => {
  const { page, wrong } = await signInAsStaff(world, "mediator-2");
  await page.goto(`${world.server.url}/admin/booking/hours`);
  await page.getByText("在日历上拖一下", { exact: false }).first().waitFor();
  await judge(page, "console-hours-empty-1440");
  await page.getByRole("button", { name: "手机日历" }).click();
  await page.getByRole("button", { name: "生成地址" }).click();
  const address = await page.getByLabel("地址只显示这一次", { exact: false }).inputValue();
  await judge(page, "console-hours-feed-1440");
  const answer = await fetch(address);
  expect([answer.status, (await answer.text()).slice(0, 15)]).toEqual([200, "BEGIN:VCALENDAR"]);
  expect(wrong).toEqual([]);
});
