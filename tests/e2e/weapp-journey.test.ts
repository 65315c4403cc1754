import { api } from "@qizhen/shared/contract";
import { signIn, type Person } from "./client";
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

const story =
  "供暖试水，楼上303的暖气管漏了，水顺着墙流到我家，卧室顶和地板都泡了，估摸着要一万二才能修好。我找了他三回，他都不管。";

/** The six questions, answered with the words on the screens. */
const tell = async () => {
  await app.tap("我有事要说");
  await app.input("发生了什么", story);
  await app.tap("下一步");
  await app.input("地址", "松石国际城13号楼2单元203");
  await app.waitFor("在松石社区第03网格");
  await app.tap("下一步");
  await app.input("姓名或称呼", "孙志强");
  await app.tap("下一步");
  await app.waitFor("有照片、录音吗？");
  await app.tap("跳过");
  await app.input("希望怎么办", "把管子修好，赔修理钱");
  await app.tap("下一步");
  await app.waitFor("会交给谁、为什么");
  await app.waitFor("楼上303");
};

/** Whose it is: the mediator who finds it among their own work, and its id. */
const findIts = async (number: string): Promise<{ mediator: Person; id: string }> => {
  for (const name of ["mediator-1", "mediator-2", "mediator-3"]) {
    const mediator = await signIn(server.url, name);
    const { items } = await mediator(api.cases.list, { query: { mine: "true" } });
    const mine = items.find((row) => row.number === number);
    if (mine) return { mediator, id: mine.id };
  }
  throw new Error(`Nobody has ${number}`);
};

/** What a mediator reads in a room once these words are there: one's own words stand on the page before the server has them. */
const heardBy = async (mediator: Person, id: string, room: string, words: string) => {
  const read = async () =>
    (await mediator(api.messages.list, { params: { id }, query: { room } })).items.map(({ text }) => text);
  let texts = await read();
  for (let tries = 50; tries > 0 && !texts.includes(words); tries -= 1) {
    await new Promise((done) => setTimeout(done, 100));
    texts = await read();
  }
  return texts;
};

test("what the built mini-program sends reaches the mediator, and the answer stands on its page of the case", async () => {
  await app.start();
  await tell();
  await app.tap("发送");
  await app.waitFor(/编号 \d{4}-\d{4}/);
  const [number = ""] = /\d{4}-\d{4}/.exec(app.text()) ?? [];

  const { mediator, id } = await findIts(number);
  const matter = await mediator(api.cases.get, { params: { id } });
  expect(matter).toMatchObject({
    description: story,
    channel: "miniprogram",
    grid: { name: "松石社区第03网格" },
    wish: "把管子修好，赔修理钱",
  });
  await mediator(api.cases.act, { params: { id }, body: { action: "accept" } });
  const room = matter.rooms.find((one) => one.room.startsWith("party"))?.room ?? "";
  await app.tap("看这件事");
  await app.waitFor("有话就在这里说");
  await mediator(api.messages.send, { params: { id }, body: { room, text: "周四下午三点您方便吗？" } });
  await app.waitFor("周四下午三点您方便吗？", 20_000);

  await app.tap("说一句");
  await app.input("写给调解员", "方便，我闺女陪我来。");
  await app.tap("发送");
  await app.waitFor("方便，我闺女陪我来。");
  expect(await heardBy(mediator, id, room, "方便，我闺女陪我来。")).toContain("方便，我闺女陪我来。");
  expect(app.errors).toEqual([]);
}, 60_000);
