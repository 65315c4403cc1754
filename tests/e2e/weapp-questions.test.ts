import { api } from "@qizhen/shared/contract";
import { signIn } from "./client";
import { startServer, type RunningServer } from "./server";
import { Weapp } from "./weapp/weapp";

let server: RunningServer;
let app: Weapp;
beforeAll(async () => {
  server = await startServer();
  app = new Weapp({ loginCode: "sample-resident-91", api: server.url });
}, 90_000);
afterAll(async () => {
  app?.close();
  await server?.stop();
});

const grid = "150204101001003";
const like = { title: "楼上装修太吵了能不能管", body: "邻居家装修，晚上十点还在打电钻，太吵了，物业不管。" };
const story = "邻居家装修从早吵到晚，孩子复习不成，我电话19912345678，这归谁管？";

/** Staff's part: it is made public and answered. */
const publishAndAnswer = async (title: RegExp) => {
  const clerk = await signIn(server.url, "clerk-town");
  const { items } = await clerk(api.questionDesk.list, { query: { status: "pending" } });
  const id = items.find((row) => title.test(row.title))?.id ?? "";
  await clerk(api.questions.act, { params: { id }, body: { action: "publish" } });
  const lawyer = await signIn(server.url, "expert-1");
  await lawyer(api.questions.act, { params: { id }, body: { action: "answer", text: "先请物业管，再请调解员。" } });
  return id;
};

test("in WeChat a resident reads a question like theirs, asks without a name, says what helped and makes a matter of it", async () => {
  const other = await signIn(server.url, "sample-resident-92");
  await other(api.questions.ask, { body: { ...like, gridCode: grid } });
  await publishAndAnswer(/楼上装修太吵/);

  await app.start(`pages/open/index?scene=${grid}`);
  await app.tap("看看别人怎么解决");
  await app.input("找一找", "邻居家装修吵");
  await app.waitFor("找到这些");
  await app.tap("楼上装修太吵了能不能管");
  await app.waitFor("先请物业管");
  await app.tap("有用");
  await app.waitFor("您说了有用");
  await app.tap("跟我的不一样，我来问");
  await app.input("您想问什么", story);
  await app.waitFor("1 处私事已藏好");
  await app.waitFor("要藏的");
  await app.tap("都不是，我要问");
  await app.waitFor("我电话已藏");
  await Promise.all([app.tap("就这样，发出去"), app.tap("就这样，发出去")]);
  await app.waitFor("您的码");
  await app.tap("记好了，看我问的");
  await app.waitFor("收到了，正在看能不能公开");

  const id = await publishAndAnswer(/邻居家装修从早/);
  const stranger = new Weapp({ loginCode: "sample-resident-93", api: server.url });
  await stranger.start(`pages/open/index?question=${id}`);
  await stranger.waitFor("先请物业管");
  expect(stranger.text()).not.toContain("19912345678");
  stranger.close();

  await app.open(`features/questions/pages/own/index?id=${id}`);
  await app.tap("请调解员来办这件事");
  await app.tap("去办，问题也收起来");
  await app.waitForPage("features/cases/pages/case/index");
  const asker = await signIn(server.url, "sample-resident-91");
  const { items } = await asker(api.cases.list, {});
  expect(items).toHaveLength(1);
  expect((await other(api.questions.list, { query: {} })).items.map((card) => card.id)).not.toContain(id);
  expect(app.errors).toEqual([]);
}, 60_000);
