import { api } from "@qizhen/shared/contract";
import { addDays, dayOf, startOfDay } from "@qizhen/shared/rules/shanghaiDays";
import type { Page } from "playwright-core";
import { signIn, type Person } from "./client";
import { look, picture } from "./look";
import { button, judge, phone, seen, signInAsStaff, soon, startWorld } from "./people";

const world = startWorld("waiting-room");
const wall = { width: 1920, height: 1080 };
const room = "调解室一";
const names = ["贺兰英", "布和巴特尔", "欧阳锦绣"];

/** Minutes before midnight nobody is received any more: then it begins with the next day. */
const leaveTheDay = async () => {
  const left = startOfDay(addDays(dayOf(new Date()), 1)).getTime() - Date.now();
  if (left < 10 * 60_000) await new Promise((done) => setTimeout(done, left + 1000));
};

beforeAll(leaveTheDay, 11 * 60_000);

/** Somebody receives all of today, one at a time, in a room. */
const openToday = async (clerk: Person, hostId: string, where: { room: string } | { place: string }) => {
  const today = dayOf(new Date());
  const allDay = { start: "00:00", end: "24:00" };
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...allDay }));
  const hours = { service: "people", mode: "centre", slotMinutes: 10, seats: 1 } as const;
  const body = { ...hours, hostId, weekly, from: today, to: today, ...where };
  const { id } = await clerk(api.booking.createSchedule, { body });
  const except = { action: "except" as const, day: today, open: [allDay] };
  await clerk(api.booking.changeSchedule, { params: { id }, body: except });
};

/** Everything that the page was sent, by answer or by socket. */
const keepWhatCame = (page: Page) => {
  const came: string[] = [];
  page.on("response", (answer) => {
    if (answer.url().includes("/api/"))
      void answer.text().then(
        (text) => came.push(text),
        () => undefined,
      );
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => came.push(String(payload))));
  return came;
};

/** The wall of the hall, with a voice that writes down what it says. */
const openWall = async (address: string) => {
  const context = await world.browser.newContext({ viewport: wall, locale: "zh-CN", reducedMotion: "reduce" });
  await context.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    // What looks at the page from outside counts as a touch of it.
    Object.defineProperty(navigator, "userActivation", { value: { hasBeenActive: false } });
    Object.defineProperty(window, "speechSynthesis", {
      value: { speak: ({ text, lang }: SpeechSynthesisUtterance) => said.push(`${lang} ${text}`) },
    });
  });
  const page = await context.newPage();
  const came = keepWhatCame(page);
  await page.goto(address);
  return { page, context, came, said: () => page.evaluate(() => (window as unknown as { said: string[] }).said) };
};

test("the desk calls a number with one tap: the wall of the hall shows it and says it, and nobody's name is anywhere on it", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const hosts = await Promise.all(["mediator-1", "mediator-2"].map((who) => signIn(world.server.url, who)));
  await openToday(clerk, hosts[0]?.user.id ?? "", { room });
  await openToday(clerk, hosts[1]?.user.id ?? "", { place: "松石社区一楼 102" });
  const matter = "楼上漏水，泡了卧室";
  for (const [nth, name] of names.entries())
    await clerk(api.desk.register, { body: { name, phone: `1390000777${nth}`, matter } });

  const desk = await signInAsStaff(world, "clerk-village");
  await desk.page.getByRole("link", { name: "接待台" }).click();
  const lane = desk.page.getByRole("region", { name: room });
  await lane.waitFor();
  await desk.page.getByRole("button", { name: "候诊屏" }).click();
  await desk.page.getByLabel("放在哪里").fill("一楼大厅");
  await desk.page.getByRole("button", { name: "生成地址" }).click();
  const address = await desk.page.locator(".dk-made code").innerText();
  await judge(desk.page, "desk-screens");
  await desk.page.keyboard.press("Escape");

  const { page, context, came, said } = await openWall(address);
  await page.getByText("还没有叫号").waitFor();
  await page.getByRole("button", { name: "打开语音" }).click();
  await lane.getByRole("button", { name: "叫下一位：1 号" }).click();
  await page.getByText(room).waitFor(soon);
  expect(await page.locator(".wr-now").innerText()).toMatch(/请\s*1 号\s*到\s*调解室一/);
  await expect(said()).resolves.toEqual(Array(2).fill(`zh-CN 请，1号，到，${room}。`));
  await lane.getByRole("button", { name: "再叫一遍" }).click();
  await page.waitForFunction(() => (window as unknown as { said: string[] }).said.length === 4, undefined, soon);
  await desk.page.mouse.move(0, 0);
  await judge(page, "screen-1920");
  await judge(desk.page, "desk-1440");

  const all = [await page.content(), ...came].join("\n");
  expect(came.length).toBeGreaterThan(3);
  for (const secret of [
    ...names,
    ...names.map((name) => `${name.slice(0, 1)}*`),
    matter,
    "139000",
    ...hosts.map(({ user }) => user.name ?? "?"),
  ])
    expect(all).not.toContain(secret);
  for (const { id } of (await clerk(api.desk.board, {})).visits) expect(all).not.toContain(id);

  await context.setOffline(true);
  await page.getByText("网络断了，正在重连").waitFor(soon);
  await page.getByText(room).waitFor();
  await picture(page, "screen-offline");
  await context.setOffline(false);
  await page.getByText("网络断了，正在重连").waitFor({ ...soon, state: "detached" });

  await desk.page.getByRole("button", { name: "候诊屏" }).click();
  await desk.page.getByRole("button", { name: "停用" }).click();
  await desk.page.getByRole("tooltip").getByRole("button", { name: "停用" }).click();
  await page.getByText("这块候诊屏已经停用").waitFor(soon);
  expect(desk.wrong).toEqual([]);
}, 180_000);

test("whoever scans the code at the door takes a number in two taps, is told how many are before them, and is called by name of the room", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const { centre } = await clerk(api.desk.board, {});
  const door = `${world.server.url}/h5/#/pages/open/index?scene=d${centre.code}`;
  const { page, wrong } = await look(world.browser, door, phone);
  await button(page, "示例居民 5").click();
  await seen(page, "您今天在这里没有预约").waitFor();
  await judge(page, "arrive-375");
  await button(page, "取个号").click();
  await seen(page, "您的号").waitFor();
  const number = await page.locator(".arrive-number:visible").innerText();
  await judge(page, "arrive-375-number");
  const { visits } = await clerk(api.desk.board, {});
  const visit = visits.find((one) => `${one.number} 号` === number);
  await clerk(api.desk.call, { body: { visitId: visit?.id ?? "", room: "102" } });
  await seen(page, "叫到您了，请到 102").waitFor(soon);
  await judge(page, "arrive-375-called");
  expect(wrong).toEqual([]);
}, 120_000);

test("the page for the door is one sheet with the code of the centre", async () => {
  const { page, wrong } = await signInAsStaff(world, "clerk-village", { width: 1280, height: 800 });
  await page.getByRole("link", { name: "接待台" }).click();
  await page.getByRole("link", { name: "门口的码" }).click();
  await page.getByRole("heading", { name: "到了，扫一扫" }).waitFor();
  await judge(page, "desk-door");
  expect(wrong).toEqual([]);
}, 60_000);
