import { readFileSync } from "node:fs";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { signIn } from "./client";
import { look, seriousFindings, sidewaysOverflow, picture } from "./look";
import { beginReport, button, goToReview, judge, phone, seen, startWorld } from "./people";

const world = startWorld("directory");
const day = (ahead: number) => addDays(dayOf(new Date()), ahead);

/** Mediators give mornings at the centre, and one of them afternoons at people's homes. */
beforeAll(async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "11:00" }));
  const open = async (who: string, more: object) => {
    const hostId = (await signIn(world.server.url, who)).user.id;
    const body = { hostId, service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly, from: day(1), to: day(40), ...more } as const; // prettier-ignore
    const { id } = await clerk(api.booking.createSchedule, { body });
    // on a public holiday too: whatever day the tests run on, there is a tomorrow
    await clerk(api.booking.changeSchedule, {
      params: { id },
      body: {
        action: "except",
        day: day(1),
        open: [{ start: body.weekly[0]?.start ?? "", end: body.weekly[0]?.end ?? "" }],
      },
    });
  };
  const afternoons = weekly.map(({ weekday }) => ({ weekday, start: "14:00", end: "16:00" }));
  await open("mediator-1", { place: "松石社区一楼 101" });
  await open("mediator-1", { mode: "home", weekly: afternoons });
  await open("mediator-3", { weekly: afternoons });
}, 60_000);

const at = (path: string) => `${world.server.url}/h5/#/${path}`;
const goAt = async (page: Page, path: string) => {
  await page.goto("about:blank");
  await page.goto(at(path));
};
const signInOnPhone = async (resident: string, size = phone) => {
  const looked = await look(world.browser, at("features/accounts/pages/sign-in/index"), size);
  await button(looked.page, resident).click();
  await button(looked.page, /我有事要说/).waitFor();
  return looked;
};

test("让平台帮我选 is the first button, and three taps from the home page a time is booked and goes into the phone's calendar", async () => {
  const { page, wrong } = await signInOnPhone("示例居民 3");
  await button(page, /约个时间/).click();
  const first = button(page, /让平台帮我选.*明天/);
  await first.waitFor();
  await first.click();
  await seen(page, "平台帮您选的").waitFor();
  await judge(page, "choosing-proposed");
  await button(page, "就约这个时间").click();
  await seen(page, "带什么").waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "加到手机日历").click()]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:\d{8}T\d{6}Z[\s\S]*SUMMARY:见/);
  expect(wrong).toEqual([]);
}, 90_000);

test("a resident reads what kinds of help there are, finds somebody by the first letters of the name and books a visit at home for her mother", async () => {
  const { page, wrong } = await signInOnPhone("示例居民 4");
  await button(page, /找人调解/).click();
  await seen(page, "您想要哪种帮忙？").waitFor();
  await button(page, /^人民调解/).click();
  await seen(page, "带什么").waitFor();
  await judge(page, "choosing-services");
  await button(page, "看看谁能做人民调解").click();
  await seen(page, "想找谁？").waitFor();
  await button(page, /^挑一挑/).click();
  await page.getByLabel("按姓名找").locator("visible=true").fill("lgf");
  await button(page, /^李桂芳/).waitFor();
  await button(page, /^张海峰/).waitFor({ state: "detached" });
  await judge(page, "choosing-people");
  await button(page, /^李桂芳/).click();
  await seen(page, "管什么事").waitFor();
  await judge(page, "choosing-person");
  await button(page, "看看哪天有空").click();
  await button(page, "到家里").click();
  await button(page, /^14:00/).click();
  await button(page, "请先写上家在哪里").waitFor();
  await page.getByLabel("家在哪里").locator("visible=true").fill("松石国际城 13 号楼 2 单元 203");
  await button(page, "替家里人约").click();
  await page.getByLabel("去的人叫什么").locator("visible=true").fill("王秀英");
  await judge(page, "choosing-home");
  await button(page, "就约这个时间").click();
  await seen(page, /松石国际城 13 号楼/).waitFor();
  await judge(page, "choosing-booked");
  expect(wrong).toEqual([]);
}, 90_000);

test("whoever is writing a report chooses among all who can be asked, and what was written is still there", async () => {
  const { page, wrong } = await look(world.browser, at("pages/home/index"), phone);
  await beginReport(page, "示例居民 5");
  await page.locator("textarea:visible").fill("楼上漏水，泡了我家卧室，找他三回都不管");
  await goToReview(page, "松石国际城13号楼2单元203");
  await button(page, "自己挑人").click();
  await button(page, "看看所有能找的人").click();
  await button(page, /^其木格/).click();
  await button(page, "就请他办我的事").click();
  await seen(page, "看一遍，没错就发").waitFor();
  await seen(page, "您挑的人").waitFor();
  await seen(page, /楼上漏水，泡了我家卧室/).waitFor();
  await button(page, "发送").click();
  await seen(page, /已经交给.*其木格/).waitFor();
  expect(wrong).toEqual([]);
}, 90_000);

test("the pages of choosing and booking look right at 360 px and in large type", async () => {
  const { page } = await signInOnPhone("示例居民 6", { width: 360, height: 780 });
  await goAt(page, "pages/me/index");
  await page.getByRole("switch", { name: /大字/ }).or(button(page, /大字/)).first().click();
  const hostId = (await signIn(world.server.url, "mediator-1")).user.id;
  const pages = [
    ["services", "features/directory/pages/services/index", "您想要哪种帮忙？"],
    ["people", "features/directory/pages/people/index", /^最早/],
    ["person", `features/directory/pages/person/index?id=${hostId}`, "管什么事"],
    ["times", `features/booking/pages/times/index?id=${hostId}&name=${encodeURIComponent("李桂芳")}`, "几点？"],
  ] as const;
  for (const [name, path, ready] of pages) {
    await goAt(page, path);
    await seen(page, ready).waitFor();
    await picture(page, `choosing-large-${name}`);
    expect([name, await sidewaysOverflow(page), await seriousFindings(page)]).toEqual([name, 0, []]);
  }
}, 90_000);

test("on a phone four times slower the times can be tapped; how soon is printed", async () => {
  const { page } = await signInOnPhone("示例居民 2");
  const hostId = (await signIn(world.server.url, "mediator-1")).user.id;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto("about:blank");
  const startedAt = performance.now();
  await page.goto(at(`features/booking/pages/times/index?id=${hostId}&name=${encodeURIComponent("李桂芳")}`));
  await button(page, /^9:30/).click();
  await button(page, "就约这个时间").waitFor();
  process.stdout.write(
    `times page, cold, CPU 4× slower: a time is picked after ${Math.round(performance.now() - startedAt)} ms\n`,
  );
  expect(await button(page, "就约这个时间").getAttribute("aria-disabled")).toBeNull();
}, 60_000);
