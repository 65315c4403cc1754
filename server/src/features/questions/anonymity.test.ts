import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { ChangeModel } from "../../kernel/live/changes";
import { NoticeModel } from "../notices/model";
import { QuestionModel, QuestionVoteModel } from "./model";

jest.setTimeout(180_000);
let testApp: TestApp;
/** Two anonymous questions of one resident, and one of another, asked and published minutes apart. */
let asked: { id: string; code: string }[];
let asker: Awaited<ReturnType<typeof signIn>>;
const stranger = () => asking(testApp.url);

const texts = [
  ["楼下饭馆油烟太大", "楼下开饭馆，油烟天天往家里灌，该找哪个部门管？"],
  ["工资拖了三个月", "在工地干了三个月，老板一直说没钱，该怎么要？"],
  ["老人的房子怎么分", "老人走了没留遗嘱，兄弟几个为房子吵，怎么分？"],
] as const;

const askAt = async (minute: number, who: string, [title, body]: readonly [string, string]) => {
  testApp.clock.set(`2026-10-20T10:${String(minute).padStart(2, "0")}:00+08:00`);
  const resident = await signIn(testApp, who);
  const made = await resident(api.questions.ask, { body: { title, body, anonymous: true } });
  return { id: made.id, code: made.code ?? "" };
};

beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  asker = await signIn(testApp, "sample-resident-1");
  const [first, second, third] = texts;
  asked = [
    await askAt(1, "sample-resident-1", first),
    await askAt(2, "sample-resident-2", second),
    await askAt(3, "sample-resident-1", third),
  ];
  const clerk = await signIn(testApp, "clerk-county");
  for (const { id } of asked) await clerk(api.questions.act, { params: { id }, body: { action: "publish" } });
  const expert = await signIn(testApp, "expert-1");
  for (const { id } of asked)
    await expert(api.questions.act, { params: { id }, body: { action: "answer", text: "可以先找物业和社区。", cards: ["mfd-188"] } }); // prettier-ignore
  await asker(api.questions.act, { params: { id: asked[0]?.id ?? "" }, body: { action: "helped" } });
  await testApp.app.outbox.drain();
});
afterAll(() => testApp.stop());

/** Every path of a value, arrays as `[]`. */
const pathsIn = (value: unknown, at = ""): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${at}[]`));
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([name, one]) => pathsIn(one, at ? `${at}.${name}` : name));
};

const who = ["badge", "label", "name"];
const card = ["id", "law", "article", "text", "summary", "validFrom", "validTo", "source", "version"];
const row = ["id", "title", "excerpt", "category", "town.code", "town.name", "answers", "helped", "day", ...who.map((field) => `answeredBy.${field}`)]; // prettier-ignore
const rows = ["next", "items[]", ...row.map((field) => `items[].${field}`)];
/** All that a stranger may be told of questions; a new field is thought about here first. */
const mayBePublic: Readonly<Record<"list" | "similar" | "read", readonly string[]>> = {
  list: rows,
  similar: rows,
  read: [
    ...["id", "title", "body", "category", "town.code", "town.name", "edited", "helped", "day", "mine"],
    ...["id", "text", "helped", "best", "stale", "edited", "day"].map((field) => `answers[].${field}`),
    ...who.map((field) => `answers[].by.${field}`),
    ...card.map((field) => `answers[].cards[].${field}`),
    ...["id", "text", "day"].map((field) => `followUps[].${field}`),
  ],
};

const everythingPublic = async () => {
  const list = await stranger()(api.questions.list, {});
  const found = await stranger()(api.questions.list, { query: { q: "老人" } });
  const similar = await stranger()(api.questions.similar, { query: { text: "工资拖着不给怎么办" } });
  const pages = await Promise.all(asked.map(({ id }) => stranger()(api.questions.read, { params: { id } })));
  return { list, found, similar, pages };
};

test("a stranger is told nothing of a question that is not on the list", async () => {
  const { list, found, similar, pages } = await everythingPublic();
  expect([list.items.length, found.items.length, similar.items.length]).toEqual([3, 1, 1]);
  const told = { list: [list, found], similar: [similar], read: pages } as const;
  for (const [what, answers] of Object.entries(told))
    for (const path of answers.flatMap((one) => pathsIn(one)))
      expect([what, path, mayBePublic[what as keyof typeof told].includes(path)]).toEqual([what, path, true]);
});

test("nothing public that two questions of one asker have in common is not in a third asker's too", async () => {
  const { pages } = await everythingPublic();
  const values = pages.map((page) => new Set(JSON.stringify(page).match(/"[^"]*":("[^"]*"|[^,[\]{}]+)/g)));
  const [one = new Set(), other = new Set(), same = new Set()] = values;
  // What the two share is what everybody's share: the badge, the law, the day.
  const helped = /^"helped"/;
  expect([...one].filter((value) => same.has(value) && !other.has(value) && !helped.test(String(value)))).toEqual([]);
});

test("neither an id nor a place in the list tells when something was asked", async () => {
  const documents = await QuestionModel.find({ state: "answered" }).lean();
  const now = testApp.clock().getTime() / 1000;
  const near = (id: string) => Math.abs(Number.parseInt(id.slice(0, 8), 16) - now) < 86_400;
  const ids = documents.flatMap(({ _id, answers }) => [_id.toHexString(), ...answers.map(({ id }) => id)]);
  expect(ids.filter(near)).toEqual([]);
  const { items, next } = await stranger()(api.questions.list, { query: { limit: 2 } });
  expect(items.every(({ day }) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
  const place = JSON.parse(Buffer.from(next ?? "", "base64url").toString()) as string[];
  expect(place).toEqual([expect.stringMatching(/^2026-10-20 [0-9a-f]{24}$/)]);
});

test("what is kept names nobody, and its keyed indexes are told to nobody", async () => {
  const kept = JSON.stringify([await QuestionModel.find({ rank: 1 }).lean(), await QuestionVoteModel.find({ of: { $exists: true } }).lean()]); // prettier-ignore
  expect(kept).not.toContain(asker.user.id);
  const index = (await QuestionModel.findById(asked[0]?.id).lean())?.who ?? "";
  expect(index.length).toBeGreaterThan(20);
  const clerk = await signIn(testApp, "clerk-county");
  const desks = await Promise.all(asked.map(({ id }) => clerk(api.questionDesk.read, { params: { id } })));
  expect(JSON.stringify([await everythingPublic(), desks])).not.toContain(index);
});

test("no hint and no notice says whose a question is", async () => {
  const ids = asked.map(({ id }) => id);
  const staff = (await signIn(testApp, "expert-1")).user.id;
  const heard = (await ChangeModel.find({ subject: { $in: ids } }).lean()).flatMap(({ audience }) => audience);
  expect(heard.filter((key) => !key.startsWith("centre:") && key !== `user:${staff}`)).toEqual([]);
  const told = JSON.stringify(await NoticeModel.find({ to: asker.user.id }).lean());
  expect(told).toContain("有人解答");
  for (const { id } of asked) expect(told).not.toContain(id);
  for (const [title] of texts) expect(told).not.toContain(title);
});

test("another resident, a stranger, and one question's code learn nothing of the other question", async () => {
  const [first, , third] = asked;
  const other = await signIn(testApp, "sample-resident-2");
  const answers = await Promise.all(
    [third?.id ?? "", "0123456789abcdef01234567"].map((id) => refusalOf(other(api.questions.own, { params: { id } }))),
  );
  expect(answers[0]).toEqual(answers[1]);
  const own = await stranger()(api.questions.byCode, { body: { code: first?.code ?? "" } });
  expect(JSON.stringify(own)).not.toContain(third?.id ?? "?");
  const body = { action: "follow_up" as const, code: first?.code ?? "", text: "我再问一句。" };
  const refusals = await Promise.all(
    [third?.id ?? "", asked[1]?.id ?? ""].map((id) =>
      refusalOf(stranger()(api.questions.act, { params: { id }, body })),
    ),
  );
  expect(refusals[0]).toEqual(refusals[1]);
  expect(first?.code).not.toBe(third?.code);
});

test("who guesses codes is stopped, whatever they guess", async () => {
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, nth) =>
      refusalOf(stranger()(api.questions.byCode, { body: { code: `22222-22222-${22222 + nth}` } })),
    ),
  );
  expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(8);
});
