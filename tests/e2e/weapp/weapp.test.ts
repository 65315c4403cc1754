import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { startServer } from "../server";
import { Weapp } from "./weapp";

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server?.stop());

const submitPage = "features/cases/pages/submit/index";

/** From the first page to the last question: `words`, or a recording where there are none. */
const writeReport = async (app: Weapp, words: string) => {
  await app.start("pages/open/index?scene=150204101001003");
  await app.tap("我有事要说");
  await app.waitFor("发生了什么？");
  if (words) await app.input("发生了什么", words);
  else {
    await app.hold("按住说话", 600);
    await app.waitFor("再说一段");
  }
  await app.tap("下一步");
  await app.tap("就在这一片");
  await app.tap("下一步");
  await app.waitFor("和谁有关？");
  await app.tap("跳过");
  await app.waitFor("有照片、录音吗？");
  await app.tap(words ? "跳过" : "下一步");
  await app.waitFor("您希望怎么办？");
  await app.tap("跳过");
  await app.waitFor("看一遍，没错就发");
};

test("in WeChat a report goes from the big button to its number, and a second tap makes no second case", async () => {
  const app = new Weapp({ loginCode: "sample-resident-71", api: server.url });
  await writeReport(app, "楼上漏水，泡了我家卧室，找他也不管");
  await app.waitFor("会交给谁、为什么");
  await Promise.all([app.tap("发送"), app.tap("发送")]);
  await app.waitFor(/编号 \d{4}-\d{4}/);
  await app.open("pages/cases/index");
  await app.waitFor("楼上漏水");
  expect(app.text().match(/\d{4}-\d{4}/g)).toHaveLength(1);
  expect(app.errors).toEqual([]);
  app.close();
}, 60_000);

test("what was written is there when the mini-program is opened again", async () => {
  const app = new Weapp({ loginCode: "sample-resident-72", api: server.url });
  await app.start();
  await app.tap("我有事要说");
  await app.waitFor("发生了什么？");
  await app.input("发生了什么", "邻居把地边子往我家挪了一垄");
  app.close();
  const again = new Weapp({ loginCode: "sample-resident-72", api: server.url, storage: app.phone.storage });
  await again.start(submitPage);
  await again.waitFor("下一步");
  expect(again.fieldValue("发生了什么")).toBe("邻居把地边子往我家挪了一垄");
  again.close();
}, 60_000);

test("where there is danger the numbers come first, and dial", async () => {
  const app = new Weapp({ loginCode: "sample-resident-73", api: server.url });
  await app.start();
  await app.tap("我有事要说");
  await app.waitFor("发生了什么？");
  await app.input("发生了什么", "我老公喝了酒拿刀要砍我");
  await app.waitFor("先打电话，救人要紧");
  await app.tap("拨打 110");
  await app.waitFor("快速离开");
  expect(app.phone.dialled).toEqual(["110"]);
  app.close();
}, 60_000);

/** A frame of MP3 (MPEG-1 layer III, 64 kbit/s, 44.1 kHz, one channel): 208 bytes, silent when it holds zeros. */
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x50, 0xc4]), Buffer.alloc(204)]);

test("a recording alone is a report: it is uploaded and sent without a word", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "qizhen-")), "voice.mp3");
  writeFileSync(path, Buffer.concat(Array<Buffer>(80).fill(frame)));
  const app = new Weapp({ loginCode: "sample-resident-74", api: server.url, recording: { path, ms: 2090 } });
  await writeReport(app, "");
  await app.waitFor("录音 1 段，有人会听");
  await app.tap("发送");
  await app.waitFor(/编号 \d{4}-\d{4}/);
  app.close();
}, 60_000);
