import type { Category } from "@qizhen/shared/vocabulary";
import fc from "fast-check";
import { createTestClock, startTestDatabase } from "../../../testing/app";
import { createSearch, type SearchQuestion } from "./index";
import { GramListModel, GramModel, QuestionSearchModel } from "./model";

const empty = () =>
  Promise.all([QuestionSearchModel.deleteMany({}), GramListModel.deleteMany({}), GramModel.deleteMany({})]);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(() => empty());

const search = createSearch({ clock: createTestClock() });
const question = (id: string, title: string, more: Partial<SearchQuestion> = {}): SearchQuestion => ({
  id,
  title,
  body: "",
  answers: [],
  category: "neighbour",
  helped: 0,
  day: "2026-10-01",
  ...more,
});
const every = async function* (questions: readonly SearchQuestion[]) {
  for (const one of questions) yield Promise.resolve(one);
};
const find = async (q: string, more: { category?: Category; town?: string } = {}) =>
  (await search.search({ q, limit: 20, ...more })).ids;

const noise = question("noise", "邻居家装修吵得睡不成", { body: "天天早上六点电钻，娃娃要考试", town: "150204101000" });
const wages = question("wages", "老板欠工资不给", { category: "labour", body: "工地干了三个月", town: "150204102000" });
const water = question("water", "楼上漏水把墙泡了", { answers: ["可以照民法典相邻关系的规定要求赔偿"] });
const fill = () => search.rebuild(every([noise, wages, water]));

test.each([
  ["the words themselves", "装修吵", "noise"],
  ["a wrong character that sounds alike", "邻局装修", "noise"],
  ["a wrong character that only looks alike", "漏氺", "water"],
  ["pinyin in one piece", "zhuangxiu", "noise"],
  ["pinyin with blanks, capitals and full width", "Ｚhuang Xiu", "noise"],
  ["pinyin as it is spoken here", "zuangxiu", "noise"],
  ["another word for the same thing", "薪水", "wages"],
  ["one character", "泡", "water"],
  ["a word that only an answer says", "民法典", "water"],
])("a question is found by %s", async (_how, typed, id) => {
  await fill();
  expect((await find(typed))[0]).toBe(id);
});

test.each([["$"], ["{$gt: 1}"], [".*"], ["(a+)+$"], ["|t0"], ["   "], ["，。！"], ["的"], ["🙂"], ["__proto__"]])(
  "signs without a word find nothing and break nothing: %s",
  async (typed) => {
    await fill();
    expect(await find(typed)).toEqual([]);
  },
);

test("two thousand characters typed find the question that is like them", async () => {
  await fill();
  const long = "我家隔壁装修，电钻从早上响到晚上，老人和娃娃都睡不成。".repeat(80).slice(0, 2000);
  expect((await search.similar(long))[0]).toBe("noise");
  expect(await search.similar(long, { except: ["noise"] })).not.toContain("noise");
});

test("only questions of the category and of the town are found", async () => {
  await fill();
  expect(await find("工资", { category: "labour" })).toEqual(["wages"]);
  expect(await find("工资", { category: "neighbour" })).toEqual([]);
  expect(await find("装修", { town: "150204101000" })).toEqual(["noise"]);
  expect(await find("装修", { town: "150204102000" })).toEqual([]);
});

test("of two alike the one that helped more stands first, then the newer; and the title says more than the text", async () => {
  const alike = (id: string, more: Partial<SearchQuestion>) => question(id, "狗咬人谁赔", more);
  await search.rebuild(
    every([
      alike("old", { day: "2023-01-01" }),
      alike("new", { day: "2026-10-01" }),
      alike("helped", { helped: 30 }),
      question("aside", "院子里的事", { body: "那天邻居家的狗咬人了，谁赔还没说" }),
    ]),
  );
  expect(await find("狗咬人谁赔")).toEqual(["helped", "new", "old", "aside"]);
});

test("what is hidden is found by nobody from the first moment on, and leaves no trace", async () => {
  await fill();
  const dropping = search.drop("noise");
  while (await QuestionSearchModel.exists({ _id: "noise", gone: false })) await Promise.resolve();
  expect(await find("邻居装修吵")).not.toContain("noise");
  await dropping;
  await search.drop("noise");
  expect(await find("邻居装修吵")).not.toContain("noise");
  expect(await GramListModel.countDocuments({ _id: /^=?lin ju/, list: { $ne: Buffer.alloc(0) } })).toBe(0);
});

test("a question that was edited is found by its new words, no longer by its old ones", async () => {
  await fill();
  await search.put({ ...noise, title: "院墙占了我家地", body: "" });
  expect((await find("院墙"))[0]).toBe("noise");
  expect(await find("电钻")).toEqual([]);
});

test("pages follow each other without a gap or a repeat, and a cursor that is none is refused", async () => {
  await search.rebuild(every(Array.from({ length: 23 }, (_, nth) => question(`q${nth}`, `装修第${nth}回`))));
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { ids, next } = await search.search({ q: "装修", limit: 5, cursor });
    seen.push(...ids);
    if (next === null) break;
    cursor = next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
  await expect(search.search({ q: "装修", limit: 5, cursor: "eyJ4IjoxfQ" })).rejects.toMatchObject({ status: 400 });
});

/** What the index says, without the numbers of the questions and the versions, which tell how it came to be. */
const contents = async () => {
  const ids = new Map((await QuestionSearchModel.find({}).lean()).map(({ no, _id }) => [no, _id]));
  const lists = await GramListModel.find({}).lean();
  const said = lists.flatMap(({ _id, list }) => {
    const bytes = Buffer.from((list as unknown as { buffer: Uint8Array }).buffer);
    return Array.from({ length: bytes.length / 6 }, (_, nth) => {
      const entry = bytes.subarray(nth * 6, nth * 6 + 6);
      return `${_id} ${ids.get(entry.readUInt16BE(0)) ?? "nobody"} ${entry.subarray(2).toString("hex")}`;
    });
  });
  const grams = await GramModel.find({}).lean();
  const counts = grams.flatMap(({ _id, n }) => Object.entries(n).map(([place, stamp]) => `${_id}|${place} ${stamp % 16_384}`)); // prettier-ignore
  return { said: said.sort(), counts: counts.filter((one) => !one.endsWith(" 0")).sort() };
};

const titles = ["装修吵", "漏水", "欠薪", "装修漏水", "狗叫"];
const steps = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b", "c"),
    title: fc.option(fc.constantFrom(...titles), { nil: undefined, freq: 2 }),
    category: fc.constantFrom<Category>("neighbour", "labour"),
    helped: fc.nat(2),
  }),
  { minLength: 1, maxLength: 7 },
);

test("after any puts and drops, also at once, the index is what it would be if made anew", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await empty();
      const work = all.map(({ id, title, ...more }) => () => (title ? search.put(question(id, title, more)) : search.drop(id))); // prettier-ignore
      const half = Math.ceil(work.length / 2);
      for (const one of work.slice(0, half)) await one();
      await Promise.all(work.slice(half).map((one) => one()));
      const kept = await QuestionSearchModel.find({}).lean();
      const before = await contents();
      await search.rebuild(every(kept.map(({ _id, ...one }) => ({ ...one, id: _id }))));
      expect(before).toEqual(await contents());
    }),
    { numRuns: 8 },
  );
});
