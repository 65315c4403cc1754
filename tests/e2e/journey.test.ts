import type { Page } from "playwright-core";
import { look } from "./look";
import { button, judge, numberOn, phone, seen, signInAsStaff, startWorld } from "./people";

const world = startWorld("journey");
const story =
  "供暖试水，楼上303的暖气管漏了，水顺着墙流到我家，卧室顶和地板都泡了，估摸着要一万二才能修好。我找了他三回，他都不管。";

const tellWhatHappened = async (page: Page) => {
  await button(page, /我有事要说/).click();
  await button(page, "示例居民 1").click();
  await page.locator("textarea:visible").fill(story);
  await judge(page, "submit-1");
  await button(page, "下一步").click();
  await page.locator("input:visible").first().fill("松石国际城13号楼2单元203");
  await page.getByText("在松石社区第03网格").waitFor();
  await judge(page, "submit-2");
  await button(page, "下一步").click();
  await page.locator("input:visible").first().fill("孙志强");
  await button(page, "下一步").click();
  await button(page, "跳过").click();
  await page.locator("textarea:visible").fill("把管子修好，赔修理钱");
  await button(page, "下一步").click();
  await page.getByText("会交给谁、为什么").waitFor();
};

/** Sends what was told; the number under which it stands. */
const sendIt = async (page: Page) => {
  await button(page, "发送").click();
  const number = await numberOn(page);
  await judge(page, "sent");
  await button(page, "看这件事").click();
  return number;
};

/** The mediator takes it up, asks when, and hears the answer without a reload. */
const answerIt = async (page: Page, number: string) => {
  await page.getByText(number).first().waitFor({ timeout: 20_000 });
  await judge(page, "workbench");
  await page
    .getByRole("link", { name: /供暖试水/ })
    .first()
    .click();
  await page.getByText("待接手", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^接手/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "接手" }).click();
  await page.getByText("调解中", { exact: true }).waitFor();
  await page.getByPlaceholder(/^写给/).fill("周四下午三点您方便吗？");
  await page.getByRole("button", { name: /发出/ }).click();
  await page.getByText("周四下午三点您方便吗？").last().waitFor();
};

const say = async (page: Page, words: string) => {
  await button(page, /说一句/).click();
  await page.locator("textarea:visible").fill(words);
  await button(page, "发送").click();
};

const close = async (page: Page) => {
  await page.getByRole("button", { name: /^了结/ }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("怎么了结的").click();
  await page.getByTitle("谈成了", { exact: true }).click();
  await drawer.getByRole("textbox").fill("双方说好：周日修好管子，赔八千元");
  await judge(page, "close");
  await drawer.getByRole("button", { name: "了结" }).click();
  await page.getByText("已办结，谈成了").waitFor();
};

const rate = async (page: Page) => {
  await button(page, "评一评").click();
  await page.getByRole("group", { name: "总的来说" }).getByRole("button").last().click();
  await page.getByRole("group", { name: "态度好不好" }).getByRole("button").last().click();
  await page.locator("textarea:visible").fill("来得快，讲得明白");
  await judge(page, "rate");
  await button(page, "交上去").click();
  await seen(page, "收到您的评价，谢谢").waitFor();
  await button(page, "好的").click();
  await seen(page, "您评了 5 分，谢谢").waitFor();
};

test("a resident's report reaches the mediator, is answered, closed and rated", async () => {
  const desks = await Promise.all(["mediator-1", "mediator-2", "mediator-3"].map((name) => signInAsStaff(world, name)));
  const resident = await look(world.browser, `${world.server.url}/h5/`, phone);
  await button(resident.page, /我有事要说/).waitFor();
  await judge(resident.page, "home");
  await tellWhatHappened(resident.page);
  await judge(resident.page, "submit-6");
  const number = await sendIt(resident.page);

  // whoever of the three it went to sees it come up
  const mediator = await Promise.any(
    desks.map(async (one) => {
      await one.page.getByText(number).first().waitFor({ timeout: 20_000 });
      return one;
    }),
  );
  await answerIt(mediator.page, number);
  await resident.page.getByText("周四下午三点您方便吗？").waitFor({ timeout: 20_000 });
  await judge(resident.page, "case");
  await say(resident.page, "方便，我闺女陪我来。");
  await mediator.page.getByText("方便，我闺女陪我来。").waitFor({ timeout: 20_000 });
  await judge(mediator.page, "case-console");
  await close(mediator.page);
  await rate(resident.page);
  await judge(resident.page, "case-closed");
  // the centre reads who said what; whoever had the case does not
  const centre = await signInAsStaff(world, "clerk-village");
  await centre.page.goto(mediator.page.url());
  await centre.page.getByText("来得快，讲得明白").first().waitFor({ timeout: 20_000 });
  await mediator.page.reload();
  await mediator.page.getByText("评价只看汇总，不看单份。").waitFor();
  expect(await mediator.page.getByText("来得快，讲得明白").count()).toBe(0);
  expect([...resident.wrong, ...desks.flatMap(({ wrong }) => wrong)]).toEqual([]);
}, 180_000);
