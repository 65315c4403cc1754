import { api } from "@qizhen/shared/contract";
import type { Rules } from "@qizhen/shared/contract/rulebook";
import { ApiError } from "@qizhen/shared/endpoint";
import { mergeRules, noRules } from "@qizhen/shared/rules/rulebookFields";
import { createApp } from "../../app";
import { createLog } from "../../kernel/log";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let admin: Person;
let clerk: Person;
let resident: Person;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  admin = await signIn(app, "admin");
  clerk = await signIn(app, "clerk-county");
  resident = await signIn(app, "sample-resident-1");
}, 60_000);
afterAll(() => app.stop());

const grid = "150204101001003";
const county = "150204000000";
const report = (description: string, who: Person = resident) =>
  who(api.cases.submit, { body: { description, gridCode: grid } });

const book = () => admin(api.rulebook.get);
const save = async (change: (rules: Rules) => Rules, reason = "试一试", who: Person = admin) => {
  const { head, rules } = await book();
  return who(api.rulebook.save, { body: { basedOn: head.number, rules: change(rules), reason } });
};
const replayed = async (number: number) => {
  const begun = await admin(api.rulebook.startReplay, { body: { number } });
  for (;;) {
    const now = await admin(api.rulebook.replay, { params: { id: begun.id } });
    if (now.status !== "running") return now;
    await new Promise((done) => setTimeout(done, 10));
  }
};
const adopt = async (number: number, lowered?: true) => {
  const { id } = await replayed(number);
  const body = { number, replayId: id, reason: "看过试算", ...(lowered && { lowered }) };
  return admin(api.rulebook.adopt, { body });
};
const refusal = async (asked: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await asked.then(
    () => new Error("not refused"),
    (failure: unknown) => failure,
  );
  if (error instanceof ApiError) return error;
  throw error;
};

test("a county reads what there is to change, each with its meaning and what the product has", async () => {
  const { county: own, mayEdit, adopted, defaults } = await book();
  expect({ own: own.code, mayEdit, adopted }).toEqual({ own: county, mayEdit: true, adopted: 0 });
  expect(defaults.thresholds.find(({ name }) => name === "crowd")).toMatchObject({ label: "多少人算群体", value: 10 });
  expect(defaults.deadlines.find(({ name }) => name === "steps:accept")?.limits).toHaveProperty("red");
  const numbers = [...defaults.thresholds, ...defaults.weights];
  expect(numbers.filter(({ label, name }) => label === name)).toEqual([]);
  expect(numbers.filter(({ value, min, max }) => value < min || value > max)).toEqual([]);
  const read = await clerk(api.rulebook.get);
  expect(read.mayEdit).toBe(false);
  const village = await signIn(app, "clerk-village");
  expect((await refusal(village(api.rulebook.get))).status).toBe(403);
});

test("an adopted rule decides the next case, and the case keeps the version and is decided again to the same", async () => {
  const text = "楼上漏水把我家卧室泡了，找他两回都不管";
  const before = await report(text);
  expect(before.triage).toMatchObject({ category: "neighbour" });
  const saved = await save((rules) => ({
    ...rules,
    levels: { neighbour: { blue: "county", yellow: "county" } },
    departments: { neighbour: { department: "县邻里办", village: "村邻里办" } },
  }));
  expect(saved).toMatchObject({ status: "draft", by: admin.user.name });
  expect((await report(text)).triage).toMatchObject({ level: before.triage.level });
  expect(await adopt(saved.number)).toMatchObject({ status: "adopted", adopted: { reason: "看过试算" } });
  const after = await report(text);
  expect(after.triage).toMatchObject({ category: "neighbour", level: "county", department: "县邻里办" });
  for (const { id } of [before, after]) {
    const again = await admin(api.rulebook.replayCase, { params: { id } });
    expect(again).toMatchObject({ equal: true, differences: [] });
    expect(again.notes.join()).toContain("地点按当时登记的算");
  }
  const versions = await Promise.all(
    [before, after].map(({ id }) => admin(api.rulebook.replayCase, { params: { id } })),
  );
  expect(versions.map(({ knowledge }) => /\+(\d+)$/.exec(knowledge)?.[1])).toEqual([undefined, String(saved.number)]);
}, 30_000);

test("what the resident chose is kept, so that the case is decided again to the same", async () => {
  const made = await resident(api.cases.submit, {
    body: {
      description: "钱借出去三年了要不回来",
      gridCode: grid,
      category: "family",
      choice: { service: "legal_aid" },
    },
  });
  expect(made.triage).toMatchObject({ category: "family", service: "legal_aid" });
  expect(await admin(api.rulebook.replayCase, { params: { id: made.id } })).toMatchObject({ equal: true });
});

test("another process works by a rule seconds after it is adopted", async () => {
  const other = createApp({ env: app.env, clock: app.clock, log: createLog("error") });
  await other.regions.start();
  await other.rulebook.start();
  try {
    const saved = await save((rules) => ({
      ...rules,
      deadlines: { "steps:accept": { blue: { count: 7, unit: "hour" } } },
      thresholds: { ...rules.thresholds, crowd: 12 },
    }));
    await adopt(saved.number);
    for (let tries = 0; other.rulebook.current(county)?.number !== saved.number && tries < 500; tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(other.rulebook.current(county)?.rules.thresholds).toMatchObject({ crowd: 12 });
    expect(other.rulebook.deadlines(county).steps.accept.blue).toEqual({ count: 7, unit: "hour" });
    expect(other.rulebook.deadlines(county).steps.accept.red).toEqual({ count: 1, unit: "hour" });
    const triaged = await other.triage.triageReport({ description: "楼上漏水", gridCode: grid }, app.clock());
    expect(triaged.knowledge).toMatch(new RegExp(`\\+${saved.number}$`));
    expect(other.rulebook.current("150822000000")).toBeUndefined();
  } finally {
    other.regions.stop();
    await other.rulebook.stop();
  }
}, 30_000);

test("of two administrators who change the same version, the second reads what the first changed, and nothing is lost", async () => {
  const { head, rules: base } = await book();
  const mine: Rules = { ...base, thresholds: { ...base.thresholds, several: 3, crowd: 20 } };
  const theirs: Rules = { ...base, thresholds: { ...base.thresholds, crowd: 8, largeSum: 50_000 } };
  const ask = (rules: Rules) => admin(api.rulebook.save, { body: { basedOn: head.number, rules, reason: "各改各的" } });
  const [first, second] = await Promise.allSettled([ask(theirs), ask(mine)]);
  expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
  const lost = first.status === "fulfilled" ? mine : theirs;
  const won = first.status === "fulfilled" ? theirs : mine;
  const error = (first.status === "rejected" ? first : (second as PromiseRejectedResult)).reason as ApiError;
  expect(error.status).toBe(409);
  expect(error.fields["rules.thresholds.crowd"]).toMatch(/把「多少人算群体」从 .+ 改成了 (8|20) 人/);
  const now = await book();
  expect(now.rules.thresholds).toEqual(won.thresholds);
  const merged = mergeRules(base, lost, now.rules);
  expect(merged.conflicts.map(({ path }) => path)).toEqual([["thresholds", "crowd"]]);
  const both = await admin(api.rulebook.save, {
    body: { basedOn: now.head.number, rules: merged.rules, reason: "合在一起" },
  });
  const { rules } = await admin(api.rulebook.version, { params: { number: String(both.number) } });
  expect(rules.thresholds).toMatchObject({ ...won.thresholds, ...lost.thresholds });
});

test("a save sent again is the same version, and its key with other rules is refused", async () => {
  const { head, rules } = await book();
  const body = { basedOn: head.number, rules: { ...rules, thresholds: { ...rules.thresholds, several: 5 } }, reason: "再发" };
  const [one, two] = [await admin(api.rulebook.save, { body, key: "rulebook-same-key" }), await admin(api.rulebook.save, { body, key: "rulebook-same-key" })];
  expect(two).toEqual(one);
  const other = { ...body, reason: "别的" };
  expect((await refusal(admin(api.rulebook.save, { body: other, key: "rulebook-same-key" }))).status).toBe(409);
}); // prettier-ignore

describe("a rule set that is not sound is refused, naming the field", () => {
  const bad: [string, (rules: Rules) => Rules, string, RegExp][] = [
    ["a category sent nowhere", (rules) => ({ ...rules, departments: { labour: { department: " " } } }), "departments.labour", /劳动争议.*没有去处/],
    ["a circle", (rules) => ({ ...rules, departments: { labour: { as: "consumer" }, consumer: { as: "land" }, land: { as: "labour" } } }), "departments.labour", /圈：劳动争议 → 消费 → 山林土地 → 劳动争议/],
    ["a category that is itself", (rules) => ({ ...rules, departments: { land: { as: "land" } } }), "departments.land", /圈：山林土地 → 山林土地/],
    ["a number out of range", (rules) => ({ ...rules, thresholds: { sure: 3 } }), "thresholds.sure", /0 到 0.95/],
    ["an unknown threshold", (rules) => ({ ...rules, thresholds: { nothing: 3 } }), "thresholds.nothing", /没有「nothing」/],
    ["thresholds in the wrong order", (rules) => ({ ...rules, thresholds: { crowd: 90 } }), "thresholds.crowd", /要比「多少人要县里出面」小/],
    ["a weight out of range", (rules) => ({ ...rules, weights: { special: -1 } }), "weights.special", /专长对口/],
    ["a deadline of nothing", (rules) => ({ ...rules, deadlines: { "steps:accept": { red: { count: 0, unit: "minute" } } } }), "deadlines.steps:accept.red", /接手（红色）.*至少是 1/],
    ["an absurd deadline", (rules) => ({ ...rules, deadlines: { reply: { blue: { count: 9999, unit: "calendarDay" } } } }), "deadlines.reply.blue", /最长 730/],
    ["an unknown clock", (rules) => ({ ...rules, deadlines: { nothing: { blue: { count: 1, unit: "hour" } } } }), "deadlines.nothing", /没有「nothing」/],
    ["a phrase with half a bracket", (rules) => ({ ...rules, words: { categories: {}, signals: { crowd_plan: { add: ["(聚集"], off: [] } } } }), "words.signals.crowd_plan.add.(聚集", /括号/],
    ["a phrase that matches everything", (rules) => ({ ...rules, words: { categories: { land: { add: [{ phrase: "…", weight: 1 }], off: [] } }, signals: {} } }), "words.categories.land.add.…", /什么话都配得上/],
    ["a phrase of one common character", (rules) => ({ ...rules, words: { categories: { land: { add: [{ phrase: "(的|了|我|你)", weight: 1 }], off: [] } }, signals: {} } }), "words.categories.land.add.(的|了|我|你)", /什么话都配得上/],
    ["an unknown signal", (rules) => ({ ...rules, words: { categories: {}, signals: { nothing: { add: ["聚众闹事"], off: [] } } } }), "words.signals.nothing", /没有「nothing」/],
    ["a region of another county", (rules) => ({ ...rules, local: [{ region: "150822100000", category: "land", department: "镇里", village: "村里" }] }), "local.150822100000.land", /不在本县/],
  ]; // prettier-ignore
  test.each(bad)("%s", async (_, change, field, message) => {
    const { head } = await book();
    const asked = admin(api.rulebook.save, {
      body: { basedOn: head.number, rules: change(noRules()), reason: "不对的" },
    });
    const error = await refusal(asked);
    expect(error.status).toBe(422);
    expect(error.fields[`rules.${field}`]).toMatch(message);
    expect(error.message).toMatch(message);
  });

  test("a weight that is no number", async () => {
    const { head } = await book();
    const rules = { ...noRules(), weights: { special: "很多" as unknown as number } };
    const error = await refusal(admin(api.rulebook.save, { body: { basedOn: head.number, rules, reason: "不对的" } }));
    expect([error.status, error.fields]).toEqual([400, { "rules.weights.special": "这里要填数字" }]);
  });
});

test("nobody but the county's administrators changes rules", async () => {
  const { head, rules } = await book();
  const body = { basedOn: head.number, rules: { ...rules, thresholds: { several: 3 } }, reason: "试一试" };
  for (const who of [clerk, resident, await signIn(app, "leader-1")])
    expect((await refusal(who(api.rulebook.save, { body }))).status).toBe(403);
});
