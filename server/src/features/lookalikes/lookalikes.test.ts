import { api } from "@qizhen/shared/contract";
import type * as z from "zod";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(120_000);
type Person = Awaited<ReturnType<typeof signIn>>;
type Report = z.input<typeof api.cases.submit.body>;
let app: TestApp;
let people = 200;
const grid = "150204101001003";

beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
});
afterAll(() => app.stop());

const settled = () => app.app.outbox.drain();
const newcomer = () => signIn(app, `sample-resident-${++people}`);

const submit = async (resident: Person, report: Report) => {
  const made = await resident(api.cases.submit, { body: { gridCode: grid, ...report } });
  await settled();
  return made;
};
const preview = (resident: Person, description: string, gridCode = grid) =>
  resident(api.lookalikes.preview, { body: { description, gridCode } }).then(({ found }) => found);
const textsOf = async (who: Person, id: string) =>
  (await who(api.cases.get, { params: { id } })).timeline.map(({ text }) => text);
const titlesOf = async (who: Person) =>
  (await who(api.notices.list, { query: { limit: 100 } })).items.map(({ title }) => title);
const beside = (who: Person, id: string) => who(api.lookalikes.ofCase, { params: { id } });

const lift = [
  "12号楼的电梯坏了半个月了，物业说等配件，老人上不去楼",
  "我们楼电梯坏了快二十天，找物业修，物业总说等配件，天天爬楼",
  "电梯坏着不修，物业费照收，物业光说等配件",
] as const;

describe("before a report is sent", () => {
  test("a resident learns that neighbours reported the same: its kind, the community, the month, and no more", async () => {
    const first = await newcomer();
    const made = await submit(first, {
      description: lift[0],
      address: "松石国际城12号楼7单元701",
      respondent: { name: "好邻居物业公司" },
    });
    const second = await newcomer();
    const found = await preview(second, lift[1]);
    expect(found).toMatchObject({
      kind: "物业方面的事",
      community: "松石社区",
      month: "2026年10月",
      howMany: "几户",
    });
    const { ref, ...shown } = found ?? { ref: "" };
    expect(JSON.stringify(shown)).not.toMatch(/电梯|12号楼|701|好邻居|王|2026-/);
    expect(ref).not.toContain(made.id);
    expect(await preview(first, lift[1])).toBeNull(); // one's own is no neighbour's
    expect(await preview(second, lift[1], "150204101002001")).toBeNull(); // another community
  });

  test("nothing is said of a family's matter, of danger, or of a single complaint about a neighbour", async () => {
    const words = [
      "我男人天天喝酒打我，打得我不敢回家",
      "楼上漏水泡了我家卧室的墙，找他三回都不赔",
      "医院把我妈的腿手术做坏了，现在走不了路",
      "他拿着刀堵在单元门口要砍人，我们不敢出门",
    ];
    for (const description of words) {
      await submit(await newcomer(), { description });
      expect(await preview(await newcomer(), description)).toBeNull();
    }
  });

  test("an empty, a foreign and a very long text find nothing and break nothing", async () => {
    const resident = await newcomer();
    expect(await preview(resident, "")).toBeNull();
    expect(await preview(resident, "😀😀😀😀")).toBeNull();
    expect(await preview(resident, "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ")).toBeNull();
    await preview(resident, "电梯坏了".repeat(1200));
  });
});

describe("a resident who goes together with the neighbours", () => {
  test("has a case of their own, is told of the lead's steps, and neither reads a word of the other", async () => {
    const [first, second] = [await newcomer(), await newcomer()];
    const lead = await submit(first, { description: "小区公共车位被物业租给外面的车，我们业主停不进来" });
    const found = await preview(second, "物业把小区公共车位租给外人，业主的车没处停");
    const own = await submit(second, {
      description: "物业把小区公共车位租给外人，业主的车没处停",
      joins: found?.ref ?? "",
    });
    expect(own.number).not.toBe(lead.number);
    expect(await textsOf(second, own.id)).toContain("邻居反映的是同一件事，放在一起办");
    expect((await beside(second, own.id)).line).toContain("连您有几户");
    expect((await beside(first, lead.id)).line).toContain("连您有几户");
    expect((await beside(second, own.id)).likely).toEqual([]);
    expect(await refusalOf(second(api.cases.get, { params: { id: lead.id } }))).toMatchObject({ status: 404 });

    const mediator = lead.responsible ? await holderOf(lead.responsible.id) : undefined;
    await mediator?.(api.cases.act, { params: { id: lead.id }, body: { action: "accept" } });
    await settled();
    expect(await textsOf(second, own.id)).toContain("一起办的同一件事：有调解员接手了");
    expect(await titlesOf(second)).toContain("一起办的事有进展");
    expect(JSON.stringify(await second(api.cases.get, { params: { id: own.id } }))).not.toContain(lead.number);
  });

  test("goes alone where the neighbours' matter is over, or the reference is another's or made up", async () => {
    const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()];
    const text = "供暖半个月了暖气片还是凉的，供热公司没人来修";
    const lead = await submit(first, { description: text });
    const ref = (await preview(second, text))?.ref ?? "";
    expect(ref).not.toBe("");
    const thief = await submit(third, { description: text, joins: ref });
    expect((await beside(third, thief.id)).line).toBeNull();
    const fake = await submit(third, { description: `${text}。`, joins: "made-up" });
    expect((await beside(third, fake.id)).line).toBeNull();
    await first(api.cases.act, { params: { id: lead.id }, body: { action: "withdraw" } });
    const late = await submit(second, { description: text, joins: ref });
    expect(await textsOf(second, late.id)).toContain("邻居的那件事已经办完了，您的事单独办");
  });
});

describe("a resident who only follows", () => {
  test("reads public lines, once however often it is asked, and stops when they want", async () => {
    const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()];
    const text = "村东头养鸡场臭得开不了窗户，苍蝇到处都是，鸡粪堆在路边";
    const lead = await submit(first, { description: text });
    const ref = (await preview(second, text))?.ref ?? "";
    const followed = await second(api.lookalikes.follow, { body: { ref } });
    expect((await second(api.lookalikes.follow, { body: { ref } })).id).toBe(followed.id);
    expect(await refusalOf(third(api.lookalikes.follow, { body: { ref } }))).toMatchObject({ status: 422 });
    const mediator = lead.responsible ? await holderOf(lead.responsible.id) : undefined;
    await mediator?.(api.cases.act, { params: { id: lead.id }, body: { action: "accept" } });
    const { items } = await second(api.lookalikes.follows);
    expect(items).toMatchObject([{ id: followed.id, over: false, lines: [{ text: "有调解员接手了" }] }]);
    expect(JSON.stringify(items)).not.toMatch(/养鸡场|2026-\d{4}"/);
    expect(await refusalOf(third(api.lookalikes.unfollow, { params: { id: followed.id } }))).toMatchObject({
      status: 404,
    });
    await second(api.lookalikes.unfollow, { params: { id: followed.id } });
    expect((await second(api.lookalikes.follows)).items).toEqual([]);
  });
});

/** The member of staff of the sample with this id, signed in. */
const holderOf = async (id: string): Promise<Person> => {
  const names = ["mediator-1", "mediator-2", "mediator-3", "mediator-4", "mediator-5", "mediator-6", `g${grid}`];
  for (const name of names) {
    const who = await signIn(app, name);
    if (who.user.id === id) return who;
  }
  const [found] = await app.app.accounts.staffByIds([id]);
  if (!found) throw new Error("given to nobody of the sample");
  return signIn(app, found.username);
};
