import { api } from "@qizhen/shared/contract";
import { signIn } from "./client";
import { look } from "./look";
import { button, judge, phone, seen, startWorld } from "./people";

const world = startWorld("questions");
const at = (path: string) => `${world.server.url}/h5/#/${path}`;
const grid = "150204101001003";
const story =
  "邻居家装修从早上六点吵到晚上十点，孩子中考复习不成，跟他说了也不听。我电话 199 1234 5678，这种事归谁管？";

/** The moderator's part: what they read, and that it becomes public. */
const publish = async (title: RegExp) => {
  const clerk = await signIn(world.server.url, "clerk-town");
  const { items } = await clerk(api.questionDesk.list, { query: { status: "pending" } });
  const row = items.find((one) => title.test(one.title));
  if (!row) throw new Error(`Not in the queue: ${title}`);
  const read = await clerk(api.questionDesk.read, { params: { id: row.id } });
  await clerk(api.questions.act, { params: { id: row.id }, body: { action: "publish" } });
  return read;
};

/** The lawyer's part: an answer that stands on an article of law. */
const answer = async (id: string, text: string) => {
  const lawyer = await signIn(world.server.url, "expert-1");
  const { items } = await lawyer(api.lawCards.list, { query: { q: "相邻" } });
  const [card] = items;
  if (!card) throw new Error("No article of law is stored");
  await lawyer(api.questions.act, { params: { id }, body: { action: "answer", text, cards: [card.id] } });
  return card;
};

const answered = { title: "楼上装修太吵了能不能管", body: "邻居家装修，晚上十点还在打电钻，太吵了，物业不管。" };
beforeAll(async () => {
  const asker = await signIn(world.server.url, "sample-resident-31");
  await asker(api.questions.ask, { body: { ...answered, gridCode: grid } });
  const { id } = await publish(/楼上装修太吵/);
  await answer(id, "先请物业按约定的时间管；他不听，请社区调解员上门说。");
}, 60_000);

test("a resident meets a question like theirs, asks without a name, and makes a matter of it; a stranger finds it by a slip of the pen", async () => {
  const { page, wrong } = await look(world.browser, at(`pages/open/index?scene=${grid}`), phone);
  await button(page, /看看别人怎么解决/).click();
  await page.getByLabel("找一找").locator("visible=true").fill("邻居家装修吵");
  await seen(page, "找到这些").waitFor();
  await judge(page, "questions-find");
  await button(page, /楼上装修太吵.*律师答了/).click();
  await button(page, /^《.*》第/).click();
  await seen(page, /^出处：/).waitFor();
  await judge(page, "questions-question");
  await button(page, "跟我的不一样，我来问").click();

  await page.getByLabel("您想问什么").locator("visible=true").fill(story);
  await page.locator("mark:visible", { hasText: "199 1234 5678" }).waitFor();
  await seen(page, /1 处私事已藏好/).waitFor();
  await button(page, /楼上装修太吵.*律师答了/).waitFor();
  await judge(page, "questions-ask");
  await button(page, "都不是，我要问").click();
  await button(page, "示例居民 1").click();
  await seen(page, "别人看到的就是这些").waitFor();
  await seen(page, /我电话/).waitFor();
  expect(await page.locator(".shown:visible").innerText()).not.toMatch(/199|5678/);
  await judge(page, "questions-preview");
  await button(page, "就这样，发出去").click();
  const code = await page.locator(".code:visible").innerText();
  await judge(page, "questions-sent");
  await button(page, "记好了，看我问的").click();
  await seen(page, "收到了，正在看能不能公开").waitFor();

  const read = await publish(/邻居家装修从早上六点/);
  expect(JSON.stringify(read)).not.toMatch(/199 ?1234/);
  const card = await answer(read.id, "夜里和中午不能施工，可以打 12345 反映。");

  const stranger = await look(world.browser, at("features/questions/pages/find/index"), phone);
  await stranger.page.getByLabel("找一找").locator("visible=true").fill("孩子中靠复习，装休太吵");
  await button(stranger.page, /邻居家装修从早上六点/).click();
  await button(stranger.page, new RegExp(card.article)).waitFor();
  expect(await stranger.page.locator("body").innerText()).not.toMatch(/199|5678|示例居民/);
  expect(stranger.wrong).toEqual([]);

  await stranger.page.goto("about:blank");
  await stranger.page.goto(at("features/questions/pages/code/index"));
  await stranger.page.getByLabel("码").locator("visible=true").fill(code.toLowerCase());
  await button(stranger.page, "看我问的").click();
  await seen(stranger.page, /199 1234 5678/).waitFor();

  await page.reload();
  await judge(page, "questions-own");
  await button(page, "请调解员来办这件事").click();
  await button(page, "去办，问题留着帮帮别人").click();
  await page.waitForURL(/features\/cases\/pages\/case/);
  await seen(page, /邻居家装修从早上六点/).waitFor();
  const asker = await signIn(world.server.url, "sample-resident-1");
  const { items } = await asker(api.cases.list, {});
  expect(items.map(({ title }) => title)).toEqual([expect.stringContaining("邻居家装修")]);
  expect(wrong).toEqual([]);
}, 90_000);
