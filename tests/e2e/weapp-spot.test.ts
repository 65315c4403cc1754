import { api } from "@qizhen/shared/contract";
import { signIn } from "./client";
import { startServer, type RunningServer } from "./server";
import { Weapp } from "./weapp/weapp";

let server: RunningServer;
let app: Weapp;
beforeAll(async () => {
  server = await startServer();
  app = new Weapp({ loginCode: "sample-resident-1", api: server.url });
}, 90_000);
afterAll(async () => {
  app?.close();
  await server?.stop();
});

test("in WeChat too a grid worker closes a small matter on the spot, and it reads off the five steps of its page", async () => {
  await app.start();
  await app.waitFor("我有事要说");
  await app.open("features/accounts/pages/bind-staff/index");
  await app.input("账号", "g150204101001003");
  await app.input("密码", "qizhen-sample");
  await app.tap("绑定");
  await app.waitFor("当场办结一件小事");
  await app.tap("当场办结一件小事");
  await app.waitFor("怎么办好的");
  await app.tap("楼道堆物");
  await app.tap("当场清走了");
  await app.tap("当场办结");
  await app.waitFor("办结了");
  await app.tap("看这件事");
  await app.waitFor("反馈居民");
  const staff = await signIn(server.url, "g150204101001003");
  const { items } = await staff(api.cases.list, { query: { status: "closed" } });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ channel: "grid_visit", outcome: "agreed" });
  expect(app.errors).toEqual([]);
}, 60_000);
