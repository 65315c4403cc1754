import { api } from "@qizhen/shared/contract";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser";
import { signIn } from "./client";
import { look } from "./look";
import {
  beginReport,
  button,
  goToReview,
  judge,
  numberOn,
  phone,
  seen,
  signInAsStaff,
  soon,
  startWorld,
} from "./people";

const world = startWorld("trouble");
const openPhone = (more = {}) => look(world.browser, `${world.server.url}/h5/`, { ...phone, ...more });
const write = (page: Page, words: string) => page.locator("textarea:visible").fill(words);

/** What a resident has sent, as the server sees it. */
const sentBy = async (code: string) => (await (await signIn(world.server.url, code))(api.cases.list)).items;

test("what was begun is there when the app is opened again", async () => {
  const { page } = await openPhone();
  await beginReport(page, "示例居民 1");
  await write(page, "楼下的狗天天半夜叫，说了几回也不听");
  await button(page, "下一步").click();
  await page.getByLabel("地址").locator("visible=true").fill("中城国际3号楼");
  await page.close();

  const again = await page.context().newPage();
  await again.goto(`${world.server.url}/h5/`);
  await seen(again, "有一件没写完的事").click();
  await again.locator("textarea:visible").waitFor();
  expect(await again.locator("textarea:visible").inputValue()).toBe("楼下的狗天天半夜叫，说了几回也不听");
  await button(again, "下一步").click();
  await seen(again, "在松石社区第09网格").waitFor();
  expect(await again.getByLabel("地址").locator("visible=true").inputValue()).toBe("中城国际3号楼");
}, 60_000);

test("when the network goes after the server took it, it is sent once, not twice", async () => {
  const { page } = await openPhone();
  await beginReport(page, "示例居民 2");
  await write(page, "物业收了钱不修电梯，九楼的老人下不了楼");
  await goToReview(page, "松石国际城21号楼");
  let taken = 0;
  await page.route(
    "**/api/v1/cases",
    async (route) => {
      taken = (await route.fetch()).status();
      await page.context().setOffline(true);
      await route.abort("internetdisconnected");
    },
    { times: 1 },
  );
  await button(page, "发送").click();
  await seen(page, /现在没网。写的都存着/).waitFor();
  await judge(page, "submit-offline");
  expect(taken).toBe(201);
  const [only, ...others] = await sentBy("sample-resident-2");
  expect(others).toEqual([]);

  await page.context().setOffline(false); // it goes by itself now
  await seen(page, `网来了，您的事已经发出，编号 ${only?.number ?? ""}`).waitFor(soon);
  expect(await sentBy("sample-resident-2")).toHaveLength(1);
}, 60_000);

test("a double tap on 发送 makes one case", async () => {
  const { page } = await openPhone();
  await beginReport(page, "示例居民 3");
  await write(page, "老板欠我三个月工钱，一共一万五");
  await goToReview(page, "松石国际城1号楼");
  await button(page, "发送").dblclick();
  const number = await numberOn(page);
  expect((await sentBy("sample-resident-3")).map((row) => row.number)).toEqual([number]);
}, 60_000);

test("danger shows the resident 110 first, and stands red on top of the clerk's desk without a reload", async () => {
  const clerk = await signInAsStaff(world, "clerk-village");
  await clerk.page.getByRole("region", { name: "等我办的" }).waitFor();
  let loads = 0;
  clerk.page.on("load", () => (loads += 1));

  const { page } = await openPhone();
  await beginReport(page, "示例居民 4");
  await write(page, "他拿着菜刀在我家门口");
  const alarm = page.getByRole("alert").filter({ hasText: "先打电话，救人要紧" }).locator("visible=true");
  await alarm.waitFor();
  expect(await alarm.getByRole("button").first().innerText()).toContain("110");
  const [dial, question] = await Promise.all([
    alarm.getByRole("button").first().boundingBox(),
    page.getByRole("heading", { name: "发生了什么？" }).locator("visible=true").boundingBox(),
  ]);
  expect(dial?.y).toBeLessThan(question?.y ?? 0);
  await judge(page, "danger");
  await goToReview(page, "松石国际城30号楼1单元101");
  await button(page, "发送").click();
  const number = await numberOn(page);

  const first = clerk.page.locator("article.task").first();
  await clerk.page.locator("article.alarm").filter({ hasText: number }).waitFor(soon);
  expect(await first.innerText()).toContain("菜刀");
  await judge(clerk.page, "danger-workbench");
  expect(loads).toBe(0);
}, 90_000);

test("a report of voice alone arrives with its recording, which plays in the console", async () => {
  const browser = await startBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);
  try {
    const { page } = await look(browser, `${world.server.url}/h5/`, { ...phone, permissions: ["microphone"] });
    await beginReport(page, "示例居民 5");
    await button(page, "按住说话").click(); // a tap: it goes on until the next
    await button(page, "说完了，点这里").waitFor();
    await page.waitForFunction((since) => Date.now() - since > 1500, await page.evaluate(() => Date.now())); // it speaks
    await button(page, "说完了，点这里").click();
    await button(page, "再说一段").waitFor();
    await judge(page, "voice");
    await goToReview(page, "松石国际城16号楼");
    await seen(page, /有人听完您的录音/).waitFor();
    await button(page, "发送").click();
    const number = await numberOn(page);
    const [row] = await sentBy("sample-resident-5");

    const clerk = await signInAsStaff(world, "clerk-village");
    await clerk.page.goto(`${world.server.url}/admin/cases/${row?.id ?? ""}`);
    await clerk.page.getByText(number).first().waitFor();
    await clerk.page.getByRole("button", { name: "听录音" }).first().click();
    await clerk.page.waitForFunction(() => [...document.querySelectorAll("audio")].some((one) => one.currentTime > 0));
    await judge(clerk.page, "voice-console");
  } finally {
    await browser.close();
  }
}, 90_000);
