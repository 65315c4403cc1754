import type { Browser, Page } from "playwright-core";
import { startBrowser } from "./browser";
import { look, picture, seriousFindings, sidewaysOverflow, type Looked } from "./look";
import { startServer, type RunningServer } from "./server";

export const phone = { width: 375, height: 812 };
export const desk = { width: 1440, height: 900 };
/** For what reaches another screen by itself: a hint over the socket, or the poll after a lost one. */
export const soon = { timeout: 20_000 };

/** A running server and a browser, for the tests of one file. */
export interface World {
  server: RunningServer;
  browser: Browser;
}

/** Starts them before the first test of the file. What stood on each screen when a test ended, well or not, is kept as a picture. */
export const startWorld = (name: string): World => {
  const world = {} as World;
  beforeAll(async () => {
    world.server = await startServer();
    world.browser = await startBrowser();
  }, 90_000);
  afterEach(async () => {
    const contexts = world.browser.contexts();
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await picture(page, `end-${name}-${index}`);
    await Promise.all(contexts.map((context) => context.close()));
  });
  afterAll(async () => {
    await world.browser?.close();
    await world.server?.stop();
  });
  return world;
};

/** Looked at as UX.md asks: a picture, nothing sideways, no serious finding of axe. */
export const judge = async (page: Page, name: string) => {
  await picture(page, name);
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
};

/** The button that can be seen now: pages below this one stay in the document. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).locator("visible=true").first();

/** What is written on the page that can be seen now. */
export const seen = (page: Page, words: string | RegExp) => page.getByText(words).locator("visible=true").first();

/** Opens the console as one of the sample staff. */
export const signInAsStaff = async ({ browser, server }: World, username: string, size = desk): Promise<Looked> => {
  const looked = await look(browser, `${server.url}/admin/`, size);
  await looked.page.getByLabel("用户名").fill(username);
  await looked.page.getByLabel("密码").fill("qizhen-sample");
  await looked.page.keyboard.press("Enter");
  await looked.page.getByRole("link", { name: "案件" }).waitFor();
  return looked;
};

/** Opens the mini-program in a browser and begins a report as one of the sample residents: the first question is on the screen. */
export const beginReport = async (page: Page, resident: string) => {
  await button(page, /我有事要说/).click();
  await button(page, resident).click();
  await page.locator("textarea:visible").waitFor();
};

/** Says where, and leaves out the other questions: what was told is on one page, ready to be sent. */
export const goToReview = async (page: Page, address: string) => {
  await button(page, "下一步").click();
  await page.getByLabel("地址").locator("visible=true").fill(address);
  for (const step of [3, 4, 5]) {
    await button(page, /^(下一步|跳过)$/).click();
    await seen(page, new RegExp(`第\\s${step}\\s步`)).waitFor();
  }
  await button(page, "跳过").click();
  await seen(page, "看一遍，没错就发").waitFor();
};

/** The case number that stands on the page. */
export const numberOn = async (page: Page) => {
  await seen(page, /编号\s*\d{4}-\d{4}/).waitFor();
  const [number = ""] = /\d{4}-\d{4}/.exec(await page.locator("body").innerText()) ?? [];
  return number;
};
