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
let clerk: Person;
let people = 200;
const grid = "150204101001003";

beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  clerk = await signIn(app, "clerk-village");
});
afterAll(() => app.stop());

const settled = () => app.app.outbox.drain();
const newcomer = () => signIn(app, `sample-resident-${++people}`);

const submit = async (resident: Person, report: Report) => {
  const made = await resident(api.cases.submit, { body: { gridCode: grid, ...report } });
  await settled();
  return made;
};
const textsOf = async (who: Person, id: string) =>
  (await who(api.cases.get, { params: { id } })).timeline.map(({ text }) => text);
const titlesOf = async (who: Person) =>
  (await who(api.notices.list, { query: { limit: 100 } })).items.map(({ title }) => title);
const beside = (who: Person, id: string) => who(api.lookalikes.ofCase, { params: { id } });

describe("a clerk", () => {
  test("is shown what the same person sent twice, and what says the same", async () => {
    const resident = await newcomer();
    const first = await submit(resident, { description: "修路占了我家的地，补偿款到现在没到账" });
    const again = await submit(resident, { description: "征地的补偿款怎么还没到账，再问一遍" });
    const other = await submit(await newcomer(), { description: "修路占地的补偿款别人都发了，我家一直没到账" });
    const { likely } = await beside(clerk, first.id);
    expect(likely.find(({ id }) => id === again.id)?.why).toContain("person");
    expect(likely.find(({ id }) => id === other.id)?.why).toContain("words");
    expect((await beside(await signIn(app, "leader-1"), first.id)).mayMerge).toBe(false);
  });

  test("sees owners of one developer as a cluster, merges them, and each keeps number and page", async () => {
    const owners = [await newcomer(), await newcomer(), await newcomer()];
    const made = [];
    for (const owner of owners)
      made.push(
        await submit(owner, {
          description: "开发商去年就该交房，现在还没交，我们要违约金",
          respondent: { name: "中城置业有限公司" },
        }),
      );
    const { items } = await clerk(api.lookalikes.probable);
    const ids = made.map(({ id }) => id).sort();
    const cluster = items.find(({ cases }) => cases.some(({ id }) => id === ids[0]));
    expect(cluster?.cases.map(({ id }) => id).sort()).toEqual(ids);
    expect(cluster?.why).toContain("other");

    const [lead, second, third] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
    const body = { leadId: lead.id, memberIds: [second.id, third.id] };
    const merged = await clerk(api.lookalikes.merge, { body, key: "merge-once-key-1" });
    const again = await clerk(api.lookalikes.merge, { body, key: "merge-once-key-1" });
    await settled();
    expect(again.id).toBe(merged.id);
    expect(merged).toMatchObject({ size: 3, large: false, leftOut: [], leadNumber: lead.number });
    expect(
      (await clerk(api.lookalikes.probable)).items.some(({ cases }) => cases.some(({ id }) => ids.includes(id))),
    ).toBe(false);
    expect(await textsOf(clerk, second.id)).toContain(`并入群体事项（主件 ${lead.number}）`);
    expect(await titlesOf(owners[1] as Person)).toContain("和邻居的事一起办");

    const out = await clerk(api.lookalikes.act, {
      params: { id: merged.id },
      body: { action: "remove", memberId: third.id, reason: "他的房子是另一期的" },
    });
    expect(out.size).toBe(2);
    await settled();
    expect(await textsOf(owners[2] as Person, third.id)).toContain("这件事改为单独办");
  });

  test("closes the members with the lead's outcome, all or one by one, only after the lead", async () => {
    const made = [];
    for (let at = 0; at < 3; at += 1)
      made.push(
        await submit(await newcomer(), {
          description: "在健身房办了年卡，才去了两个月就关门，老板不退剩下的一千二百块钱",
        }),
      );
    const [lead, second, third] = made.map(({ id }) => id) as [string, string, string];
    const group = await clerk(api.lookalikes.merge, { body: { leadId: lead, memberIds: [second, third] } });
    const close = (memberIds?: string[]) =>
      clerk(api.lookalikes.act, {
        params: { id: group.id },
        body: { action: "close", outcome: "agreed", reason: "老板退了卡里的钱", ...(memberIds && { memberIds }) },
      });
    expect(await refusalOf(close())).toMatchObject({ status: 409 });
    const holder = await holderOf(made[0]?.responsible?.id ?? "");
    await holder(api.cases.act, { params: { id: lead }, body: { action: "accept" } });
    await holder(api.cases.act, {
      params: { id: lead },
      body: { action: "close", outcome: "agreed", reason: "老板退了卡里的钱" },
    });
    await settled();
    expect(await titlesOf(clerk)).toContain("群体事项的主件办结了");
    const detail = await clerk(api.lookalikes.group, { params: { id: group.id } });
    expect(detail.leadOutcome).toBe("agreed");
    const one = await close([second]);
    expect(
      one.members
        .filter(({ status }) => status === "closed")
        .map(({ id }) => id)
        .sort(),
    ).toEqual([lead, second].sort());
    const all = await close();
    expect(all.members.every(({ status }) => status === "closed")).toBe(true);
    expect(await clerk(api.cases.get, { params: { id: third } })).toMatchObject({ outcome: "agreed" });
  });

  test("is told, once, to judge the colour again when ten are in a group; the colour itself stays", async () => {
    const made = [];
    for (let at = 0; at < 11; at += 1)
      made.push(await submit(await newcomer(), { description: "自来水三天两头停，村里说水泵坏了没水做饭" }));
    const [lead, ...members] = made.map(({ id }) => id);
    const group = await clerk(api.lookalikes.merge, {
      body: { leadId: lead ?? "", memberIds: members.slice(0, 8) },
    });
    await settled();
    const told = async () => (await titlesOf(clerk)).filter((title) => title === "同一群体已有 10 件以上").length;
    expect([group.size, await told()]).toEqual([9, 0]);
    for (const memberIds of [members.slice(8, 9), members.slice(9)])
      await clerk(api.lookalikes.act, { params: { id: group.id }, body: { action: "add", memberIds } });
    await settled();
    expect(await told()).toBe(1);
    const after = await clerk(api.cases.get, { params: { id: lead ?? "" } });
    expect(after.risk).toBe(made[0]?.risk ?? after.risk);
    expect(after.timeline.map(({ text }) => text).join()).toContain("请重新判定风险");
  });

  test("is refused a group of itself, of closed cases, in a circle, of another's cases, and of violence at home", async () => {
    const make = async (description: string) => (await submit(await newcomer(), { description })).id;
    const [a, b, c, d] = [
      await make("楼道堆杂物，物业不清"),
      await make("楼道里堆满杂物没人清"),
      await make("楼道的杂物谁来管"),
      await make("楼道杂物挡路"),
    ];
    const merge = (leadId: string, memberIds: string[]) => clerk(api.lookalikes.merge, { body: { leadId, memberIds } });
    expect(await refusalOf(merge(a, [a, b]))).toMatchObject({ status: 422 });
    expect(await refusalOf(merge(a, ["0123456789abcdef01234567"]))).toMatchObject({ status: 404 });
    const first = await merge(a, [b]);
    const second = await merge(c, [d]);
    expect(await refusalOf(merge(b, [c]))).toMatchObject({ status: 409 }); // a member of one leads no other
    expect(await refusalOf(merge(d, [a]))).toMatchObject({ status: 409 }); // nor do two groups go round
    const into = await clerk(api.lookalikes.act, {
      params: { id: first.id },
      body: { action: "add", memberIds: [c] },
    });
    expect(into).toMatchObject({ size: 2, leftOut: [{ id: c, why: "已经在别的群体事项里" }] });
    expect(
      await refusalOf(
        clerk(api.lookalikes.act, {
          params: { id: second.id },
          body: { action: "remove", memberId: c, reason: "错了" },
        }),
      ),
    ).toMatchObject({ status: 409 });

    const far = await signIn(app, "sample-resident-399");
    const abroad = await far(api.cases.submit, {
      body: { description: "楼道堆杂物没人清", gridCode: "150822100001003" },
    });
    expect(await refusalOf(merge(a, [abroad.id]))).toMatchObject({ status: 404 });
    const violent = await make("我男人喝了酒就打我，上个月打得住了院，我要离婚");
    expect(await refusalOf(merge(violent, [await make("楼道又堆杂物")]))).toMatchObject({ status: 422 });
  });

  test("dissolves a group, and each case goes on alone", async () => {
    const make = async () => (await submit(await newcomer(), { description: "垃圾桶满了一星期没人清运，物业不管" })).id;
    const [a, b] = [await make(), await make()];
    const group = await clerk(api.lookalikes.merge, { body: { leadId: a, memberIds: [b] } });
    const stale = { action: "dissolve" as const, reason: "不是一回事", version: group.version + 1 };
    const params = { id: group.id };
    expect(await refusalOf(clerk(api.lookalikes.act, { params, body: stale }))).toMatchObject({ status: 409 });
    const gone = await clerk(api.lookalikes.act, { params, body: { action: "dissolve", reason: "不是一回事" } });
    expect(gone).toMatchObject({ size: 0, open: false });
    expect((await beside(clerk, a)).group).toBeNull();
    expect(
      await refusalOf(clerk(api.lookalikes.act, { params, body: { action: "add", memberIds: [b] } })),
    ).toMatchObject({ status: 409 });
    const { items } = await clerk(api.lookalikes.groups, { query: { open: "false" } });
    expect(items.map(({ id }) => id)).toContain(group.id);
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
