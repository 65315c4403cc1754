import type { Page } from "playwright-core";
import { look } from "./look";
import { button, judge, phone, seen, signInAsStaff, soon, startWorld } from "./people";

const world = startWorld("counter");
const mobile = "13847201357";
const told = "儿子借了我三万块钱不还，现在连电话也不接，我一个人过，看病都没钱。";

/** 登记一件: the clerk writes down what the old lady at the counter says. The number that the case got. */
const register = async (page: Page) => {
  await page.getByRole("link", { name: /登记一件/ }).click();
  await page.getByLabel("姓名", { exact: true }).fill("赵凤英");
  await page.getByLabel("手机", { exact: true }).fill(mobile);
  await page.getByRole("button", { name: "窗口" }).click();
  await page.getByLabel("发生了什么", { exact: true }).fill(told);
  await page.getByLabel("地址", { exact: true }).fill("松石国际城12号楼3单元501");
  await page.getByText("在 松石社区第03网格").waitFor();
  await judge(page, "register");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByText(/登记好了，编号 \d{4}-\d{4}/).waitFor();
  const [number = ""] = /\d{4}-\d{4}/.exec(await page.getByText(/登记好了，编号/).innerText()) ?? [];
  await page.getByText("窗口", { exact: true }).first().waitFor();
  return number;
};

/** 电话任务: the grid worker rings her up and says so. */
const callHer = async (page: Page, number: string) => {
  const calls = page.getByRole("region", { name: "要打的电话" });
  await calls.getByRole("link", { name: number }).waitFor(soon);
  expect(await calls.innerText()).not.toContain(mobile);
  await judge(page, "calls");
  await calls.getByRole("button", { name: "打过了" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("说到了").click();
  await drawer.getByRole("button", { name: "记下" }).click();
  await calls.getByText("没有要打的电话。").waitFor();
};

/** With the phone that she gave at the counter; in sample mode the code is shown instead of texted. */
const signInByPhone = async (page: Page) => {
  await button(page, "登录，看我的事").click();
  await page.getByLabel("手机号").locator("visible=true").fill(mobile);
  await button(page, "发验证码").click();
  const [code = ""] = /\d{6}/.exec(await seen(page, /验证码是 \d{6}/).innerText()) ?? [];
  await page.getByLabel("验证码").locator("visible=true").fill(code);
  await button(page, /^登录$/).click();
};

test("a case registered at the counter is told by phone, and found later by whoever signs in with that phone", async () => {
  const worker = await signInAsStaff(world, "g150204101001003");
  const clerk = await signInAsStaff(world, "clerk-village");
  const number = await register(clerk.page);
  await callHer(worker.page, number);

  const later = await look(world.browser, `${world.server.url}/h5/`, phone);
  await signInByPhone(later.page);
  await button(later.page, "我的事").click();
  await seen(later.page, number).waitFor(soon);
  await judge(later.page, "my-cases");
  await seen(later.page, number).click();
  await seen(later.page, told).waitFor();
  expect([...later.wrong, ...clerk.wrong, ...worker.wrong]).toEqual([]);
}, 120_000);
