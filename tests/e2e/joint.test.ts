import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { signIn } from "./client";
import { foreignWords, look, picture, seriousFindings, sidewaysOverflow, smallTargets } from "./look";
import { button, judge, phone, seen, signInAsStaff, soon, startWorld } from "./people";

const world = startWorld("joint");
const worker = "g150204101001003";
const at = (path: string) => `${world.server.url}/h5/#/${path}`;

/** A resident's browser becomes the grid worker's: signed in once, bound to the staff account once. */
const bindWorker = async (page: Page, resident: string) => {
  await button(page, resident).click();
  await button(page, /我有事要说/).waitFor();
  await page.goto("about:blank");
  await page.goto(at("features/accounts/pages/bind-staff/index"));
  await page.getByLabel("账号").locator("visible=true").fill(worker);
  await page.getByLabel("密码").locator("visible=true").fill("qizhen-sample");
  await button(page, "绑定").click();
  await button(page, /当场办结一件小事/).waitFor();
};

const openWorker = async (resident: string, size: { width: number; height: number } = phone) => {
  const looked = await look(world.browser, at("features/accounts/pages/sign-in/index"), size);
  await seen(looked.page, resident).waitFor();
  await bindWorker(looked.page, resident);
  return looked;
};

/** Counts what a finger does. */
const counting = (page: Page) => {
  const counted = { taps: 0 };
  return {
    counted,
    tap: async (name: string | RegExp) => {
      counted.taps += 1;
      await button(page, name).click();
    },
  };
};

test("a grid worker closes a small matter in four taps, and it is on the record", async () => {
  const { page, wrong } = await openWorker("示例居民 1");
  const { tap, counted } = counting(page);
  await tap(/当场办结一件小事/);
  await tap("楼道堆物");
  await tap("当场清走了");
  await judge(page, "spot");
  await tap("当场办结");
  await seen(page, "办结了").waitFor();
  await judge(page, "spot-done");
  expect(counted.taps).toBeLessThanOrEqual(4);
  const staff = await signIn(world.server.url, worker);
  const { items } = await staff(api.cases.list, { query: { status: "closed" } });
  expect(items[0]).toMatchObject({ channel: "grid_visit", outcome: "agreed", responsible: { id: staff.user.id } });
  await button(page, "看这件事").click();
  await seen(page, "格内报告").waitFor();
  await judge(page, "spot-case");
  expect(wrong).toEqual([]);
}, 90_000);

test("what is dangerous shows 110 first and goes up with nothing typed again", async () => {
  const { page } = await openWorker("示例居民 2");
  await button(page, /当场办结一件小事/).click();
  await page.getByLabel("发生了什么").locator("visible=true").fill("他拿着菜刀站在邻居家门口要砍人");
  await seen(page, "先打电话，救人要紧").waitFor();
  await judge(page, "spot-alarm");
  await button(page, "说和了").click();
  await button(page, "当场办结").click();
  await button(page, "按普通案件报上去").waitFor();
  await judge(page, "spot-danger");
  await button(page, "按普通案件报上去").click();
  await seen(page, "报上去了").waitFor();
  await judge(page, "spot-raised");
  const clerk = await signIn(world.server.url, "clerk-village");
  const { items } = await clerk(api.cases.list, { query: { risk: "red" } });
  const found = await clerk(api.cases.get, { params: { id: items[0]?.id ?? "" } });
  expect(found).toMatchObject({ description: "他拿着菜刀站在邻居家门口要砍人", channel: "grid_visit" });
}, 90_000);

test("without a network it is kept on the phone, and closes once when the network is back", async () => {
  const { page } = await openWorker("示例居民 3");
  await button(page, /当场办结一件小事/).click();
  await button(page, "养狗扰邻").click();
  await button(page, "答应改了").click();
  await page.context().setOffline(true);
  await button(page, "当场办结").click();
  await seen(page, "存好了，等有网就发").waitFor(soon);
  await picture(page, "spot-offline");
  await page.context().setOffline(false);
  await seen(page, /已经办结，编号/).waitFor({ timeout: 60_000 });
  const staff = await signIn(world.server.url, worker);
  const { items } = await staff(api.cases.list, { query: { status: "closed", limit: 100 } });
  expect(items.filter(({ title }) => title.includes("养狗"))).toHaveLength(1);
}, 120_000);

test("a small matter that was given to the worker is taken and closed from the list", async () => {
  const clerk = await signIn(world.server.url, "clerk-village");
  const staff = await signIn(world.server.url, worker);
  const { id } = await clerk(api.cases.submit, {
    body: {
      description: "垃圾没扔进桶里，邻居有意见",
      gridCode: "150204101001003",
      applicant: { name: "田桂英" },
      channel: "counter",
    },
  });
  const before = await clerk(api.cases.get, { params: { id } });
  if (before.responsible?.id !== staff.user.id)
    await clerk(api.cases.act, {
      params: { id },
      body: { action: "assign", mediatorId: staff.user.id, reason: "就近" },
    });
  const { page } = await openWorker("示例居民 6");
  await seen(page, "垃圾没扔进桶里").waitFor();
  await judge(page, "work-mine");
  await button(page, "当场办好了").click();
  await button(page, "说和了").click();
  await judge(page, "work-quick");
  await button(page, /^办结$/).click();
  await seen(page, "已办结").waitFor();
  expect(await clerk(api.cases.get, { params: { id } })).toMatchObject({ status: "closed", outcome: "agreed" });
}, 90_000);

test.each([
  { width: 360, height: 780, large: false, target: 48 },
  { width: 375, height: 812, large: true, target: 60 },
])(
  "the grid worker's pages look right at $width px, large type: $large",
  async ({ large, target, ...size }) => {
    const { page } = await openWorker(`示例居民 ${large ? 5 : 4}`, size);
    const found: string[] = [];
    const check = async (name: string) => {
      await picture(page, `phone-${size.width}-${name}`);
      const faults = [
        ...((await sidewaysOverflow(page)) > 0 ? ["wider than the window"] : []),
        ...(await seriousFindings(page)),
        ...(await foreignWords(page)),
        ...(await smallTargets(page, target, ".nav")),
      ];
      found.push(...faults.map((fault) => `${name}: ${fault}`));
    };
    if (large) {
      await page.goto("about:blank");
      await page.goto(at("pages/me/index"));
      await page.getByRole("switch", { name: /大字/ }).or(button(page, /大字/)).first().click();
      await page.goto("about:blank");
      await page.goto(at("pages/workbench/index"));
    }
    await button(page, /当场办结一件小事/).waitFor();
    await check("work");
    await button(page, /当场办结一件小事/).click();
    await button(page, "楼道堆物").waitFor();
    await check("spot");
    for (const tap of ["楼道堆物", "说和了", "当场办结", "看这件事"]) await button(page, tap).click();
    await seen(page, "反馈居民").waitFor();
    await check("chain");
    expect(found).toEqual([]);
  },
  90_000,
);

test("the village asks a department; it signs, answers, and the lead and the resident read it off", async () => {
  const resident = await signIn(world.server.url, "sample-resident-26");
  const made = await resident(api.cases.submit, {
    body: {
      description: "楼上漏水，把我家卧室的顶子和地板都泡了，找他三回都不管，物业也劝过。",
      address: "松石国际城13号楼2单元203",
    },
  });
  const lead = await signInAsStaff(world, "clerk-village");
  await lead.page.goto(`${world.server.url}/admin/cases/${made.id}`);
  await lead.page
    .getByRole("button", { name: /请单位一起/ })
    .first()
    .click();
  await lead.page.getByLabel("请哪些单位").fill("人社局");
  await lead.page
    .getByTitle(/区人社局/)
    .first()
    .click();
  await lead.page.keyboard.press("Escape");
  await lead.page.getByLabel("请区人社局办什么").fill("请看看这栋楼的管道归谁修，给个书面意见");
  await judge(lead.page, "joint-invite");
  await lead.page.getByRole("button", { name: "请他们办" }).click();
  await lead.page.getByText("等签收").first().waitFor();
  await judge(lead.page, "joint-asked");

  const department = await signInAsStaff(world, "department-1", { width: 1280, height: 800 });
  await department.page.goto(`${world.server.url}/admin/workbench`);
  await department.page.getByRole("link", { name: /管道归谁修/ }).waitFor();
  await judge(department.page, "joint-mine");
  await department.page.getByRole("link", { name: /管道归谁修/ }).click();
  await department.page.getByText("签收以后，就能看到这件事").waitFor();
  await judge(department.page, "joint-door");
  await department.page.getByRole("button", { name: "签收" }).click();
  await department.page.getByText("谁看过这件事").waitFor(soon); // the case itself is open now
  await department.page.getByRole("button", { name: "反馈意见" }).first().click();
  await department.page.getByLabel("办得怎样、什么意见").fill("管道是公共部分，由物业来修");
  await department.page.getByRole("button", { name: "反馈意见" }).last().click();
  await department.page.getByText("已反馈").first().waitFor();
  await judge(department.page, "joint-done");

  await lead.page.getByText("管道是公共部分，由物业来修").waitFor(soon);
  await judge(lead.page, "joint-answered");
  const told = await resident(api.cases.get, { params: { id: made.id } });
  expect(told.timeline.map(({ text }) => text).join()).toContain("区人社局给了意见");
}, 120_000);
