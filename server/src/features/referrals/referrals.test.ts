import { api } from "@qizhen/shared/contract";
import type { Body } from "@qizhen/shared/contract/referrals";
import type * as z from "zod";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(120_000);
type Person = Awaited<ReturnType<typeof signIn>>;
const county = "150204000000";
let app: TestApp;
let admin: Person;
let clerk: Person;
let townClerk: Person;
let labour: Person;
let market: Person;
let labourBody: Body;
let court: Body;
let people = 100;

beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  [admin, clerk, townClerk, labour, market] = await Promise.all([
    signIn(app, "admin"),
    signIn(app, "clerk-village"),
    signIn(app, "clerk-town"),
    signIn(app, "department-1"),
    signIn(app, "department-2"),
  ]);
  labourBody = await admin(api.referrals.createBody, {
    body: {
      region: county,
      name: "青山区人社局",
      kind: "department",
      phone: "0472-3600001",
      receiverIds: [labour.user.id],
    },
  });
  court = await admin(api.referrals.createBody, {
    body: { region: county, name: "青山区人民法院", kind: "court", address: "富强路" },
  });
});
afterAll(() => app.stop());

const settled = () => app.app.outbox.drain();

/** A resident's matter in the village, and that resident. */
const makeCase = async (description = "厂里欠我三个月工资，老板不接电话") => {
  const resident = await signIn(app, `sample-resident-${++people}`);
  const made = await resident(api.cases.submit, { body: { description, gridCode: "150204101001003" } });
  await settled();
  return { resident, caseId: made.id, number: made.number };
};

const sendTo = async (caseId: string, body: Body, key?: string) => {
  const sent = await clerk(api.referrals.send, {
    params: { id: caseId },
    body: { bodyId: body.id, purpose: "handle", reason: "属于人社部门管", materials: ["工资条复印件"] },
    ...(key && { key }),
  });
  await settled();
  return sent;
};

type Move = z.input<typeof api.referrals.act.body>;
const act = async (who: Person, id: string, body: Move) => {
  const saved = await who(api.referrals.act, { params: { id }, body });
  await settled();
  return saved;
};

const caseOf = (who: Person, id: string) => who(api.cases.get, { params: { id } });
const textsOf = async (who: Person, id: string) => (await caseOf(who, id)).timeline.map(({ text }) => text);
const eventsOf = async (who: Person) => {
  const { items } = await who(api.notices.list, { query: { limit: 100 } });
  return items;
};

describe("a case that is handed to a department", () => {
  test("stands in its inbox, is signed for, comes back with a result, and the resident reads each move", async () => {
    const { resident, caseId, number } = await makeCase();
    const sent = await sendTo(caseId, labourBody);
    expect(sent).toMatchObject({ number, state: "sent", direction: "out", allowedActions: [] });
    expect(sent.body).toMatchObject({ name: "青山区人社局", hasAccount: true });
    expect(await textsOf(resident, caseId)).toContain("已转给青山区人社局，3 个工作日内签收，电话 0472-3600001");

    const inbox = await labour(api.referrals.list, { query: { side: "received", box: "sign" } });
    expect(inbox.items.find(({ id }) => id === sent.id)?.allowedActions).toEqual(["receive", "refuse"]);
    expect((await caseOf(labour, caseId)).number).toBe(number);

    await act(labour, sent.id, { action: "receive" });
    expect(await textsOf(resident, caseId)).toContain("青山区人社局收下了，正在办");
    const back = await act(labour, sent.id, { action: "return", result: "已责令企业一周内付清" });
    expect(back).toMatchObject({ state: "returned", stateText: "已退回" });
    expect((await caseOf(clerk, caseId)).status).toBe("mediating");
    expect(await textsOf(resident, caseId)).toContain("转出去的事回来了：已责令企业一周内付清");
  });

  test("may be settled there, and is closed with that", async () => {
    const { resident, caseId } = await makeCase();
    const sent = await sendTo(caseId, labourBody);
    await act(labour, sent.id, { action: "receive" });
    await act(labour, sent.id, { action: "settle", result: "工资已全部发放" });
    expect(await caseOf(resident, caseId)).toMatchObject({ status: "closed", outcome: "resolved_elsewhere" });
  });

  test("is refused with a reason and is back at once; a second refusal goes to the centre above", async () => {
    const { caseId, number } = await makeCase();
    const first = await sendTo(caseId, labourBody);
    expect(await refusalOf(act(labour, first.id, { action: "refuse" }))).toMatchObject({ status: 422 });
    await act(labour, first.id, { action: "refuse", reason: "企业注册地不在本区" });
    expect((await caseOf(clerk, caseId)).status).toBe("mediating");
    const refusedTo = async (who: Person) =>
      (await eventsOf(who)).filter((one) => one.title === "移送的事对方不收" && one.caseNumber === number).length;
    expect([await refusedTo(clerk), await refusedTo(townClerk)]).toEqual([1, 0]);

    const second = await sendTo(caseId, labourBody);
    await act(labour, second.id, { action: "refuse", reason: "还是不归我们管" });
    expect(await refusedTo(townClerk)).toBe(1);
    expect(await textsOf(clerk, caseId)).toContain("青山区人社局不收，这件事已经第二次被拒收，请上一级中心定由谁办");
  });

  test("is moved by nobody but that department", async () => {
    const { resident, caseId } = await makeCase();
    const sent = await sendTo(caseId, labourBody);
    expect(await refusalOf(act(market, sent.id, { action: "receive" }))).toMatchObject({ status: 404 });
    expect(await refusalOf(market(api.referrals.get, { params: { id: sent.id } }))).toMatchObject({ status: 404 });
    expect(await refusalOf(act(clerk, sent.id, { action: "receive" }))).toMatchObject({ status: 403 });
    expect(await refusalOf(act(resident, sent.id, { action: "receive" }))).toMatchObject({ status: 403 });
    expect(await refusalOf(act(labour, sent.id, { action: "return", result: "好了" }))).toMatchObject({ status: 409 });
  });

  test("is signed for once, however often and from however many windows it is asked", async () => {
    const { caseId } = await makeCase();
    const sent = await sendTo(caseId, labourBody);
    const answers = await Promise.allSettled([1, 2, 3].map(() => act(labour, sent.id, { action: "receive" })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lines = (await textsOf(clerk, caseId)).filter((text) => text.startsWith("青山区人社局已签收"));
    expect(lines).toHaveLength(1);
  });

  test("is handed over once for one intent, and another body under the same key is refused", async () => {
    const { caseId } = await makeCase();
    const first = await sendTo(caseId, labourBody, "one-intent-of-sending");
    const again = await sendTo(caseId, labourBody, "one-intent-of-sending");
    expect(again.id).toBe(first.id);
    expect(await refusalOf(sendTo(caseId, court, "one-intent-of-sending"))).toMatchObject({ status: 409 });
    const { items } = await clerk(api.referrals.ofCase, { params: { id: caseId } });
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  });
});

describe("the plain step of handing over", () => {
  test("opens the same referral where the name is in the directory", async () => {
    const { caseId } = await makeCase();
    await clerk(api.cases.act, {
      params: { id: caseId },
      body: { action: "transfer", to: "青山区人社局", reason: "归人社管" },
    });
    await settled();
    const { items } = await clerk(api.referrals.ofCase, { params: { id: caseId } });
    expect(items).toMatchObject([{ state: "sent", body: { id: labourBody.id, hasAccount: true } }]);
  });

  test("a clerk who takes the case back ends the referral with what was said", async () => {
    const { caseId } = await makeCase();
    const sent = await sendTo(caseId, labourBody);
    await clerk(api.cases.act, { params: { id: caseId }, body: { action: "receive_back", result: "企业自己付了" } });
    await settled();
    const after = await clerk(api.referrals.get, { params: { id: sent.id } });
    expect(after).toMatchObject({ state: "returned", ending: { text: "企业自己付了", forBody: true } });
    expect(await refusalOf(act(labour, sent.id, { action: "receive" }))).toMatchObject({ status: 409 });
  });
});

test("a court has nobody here: the clerk records receipt and result with date and document number", async () => {
  const { caseId } = await makeCase();
  const sent = await sendTo(caseId, court);
  expect(sent.body.hasAccount).toBe(false);
  expect(await refusalOf(act(labour, sent.id, { action: "receive" }))).toMatchObject({ status: 404 });
  expect(await refusalOf(act(clerk, sent.id, { action: "receive", date: "2026-10-21" }))).toMatchObject({
    status: 422,
  });
  const got = await act(clerk, sent.id, { action: "receive", date: "2026-10-20", documentNumber: "青法收12号" });
  expect(got.receipt).toMatchObject({ forBody: true, date: "2026-10-20", documentNumber: "青法收12号" });
  expect(await textsOf(clerk, caseId)).toContain("青山区人民法院已签收，中心代记（2026-10-20 青法收12号）");
  await act(clerk, sent.id, { action: "return", result: "诉前调解不成，当事人另行起诉" });
  expect((await caseOf(clerk, caseId)).status).toBe("mediating");
});

test("of violence at home neither place nor phone leaves on the sheet, and the other side does not read who helps", async () => {
  const resident = await signIn(app, `sample-resident-${++people}`);
  const made = await resident(api.cases.submit, {
    body: {
      description: "我男人喝了酒就打我，上个月打得住了院，我不想过了要离婚",
      gridCode: "150204101001003",
      address: "松石国际城12号楼7单元701",
      respondent: { name: "赵铁柱", phone: "13911112222" },
    },
  });
  await settled();
  expect((await caseOf(clerk, made.id)).violenceAtHome).toBe(true);
  const sent = await sendTo(made.id, court);
  const sheet = await clerk(api.referrals.get, { params: { id: sent.id } });
  expect(JSON.stringify(sheet)).not.toMatch(/松石国际城|13911112222|139\*/);
  expect(sheet.notice).toContain("家庭暴力");
  expect(sheet.parties.map(({ name }) => name)).toContain("赵**");
});

describe("a matter that another body hands to us", () => {
  const report = {
    description: "两家因为赡养老人的钱谈不拢，请镇上调解",
    gridCode: "150204101001003",
    applicant: { name: "马秀兰", phone: "13800001111" },
  };
  const hand = (who: Person, body: object, key?: string) =>
    who(api.referrals.receiveFrom, {
      body: { purpose: "mediate", documentNumber: "青人社转8号", consented: true, report, ...body },
      ...(key && { key }),
    });

  test("is a case of ours under one number, and the body reads what becomes of it and no more", async () => {
    const made = await hand(labour, {}, "handed-in-once-key");
    const again = await hand(labour, {}, "handed-in-once-key");
    await settled();
    expect(again.id).toBe(made.id);
    expect(made).toMatchObject({ direction: "in", stateText: "等中心受理", body: { name: "青山区人社局" } });
    const c = await caseOf(clerk, made.caseId);
    expect(c).toMatchObject({ number: made.number, channel: "department" });
    expect(c.timeline.map(({ text }) => text)).toContain("青山区人社局转来（青人社转8号）");
    const holder = await signIn(app, "mediator-1");
    await clerk(api.cases.act, {
      params: { id: c.id },
      body: { action: "assign", mediatorId: holder.user.id, reason: "换一位" },
    }).catch(() => undefined);
    await holder(api.cases.act, { params: { id: c.id }, body: { action: "accept" } });
    await holder(api.cases.act, {
      params: { id: c.id },
      body: { action: "close", outcome: "agreed", reason: "每家每月五百，细节写在协议里" },
    });
    await settled();
    const { items } = await labour(api.referrals.list, { query: { side: "sent", box: "ended" } });
    expect(items[0]).toMatchObject({ state: "returned", ending: { text: "谈成了" } });
    expect(JSON.stringify(items)).not.toContain("五百");
  });

  test("needs the parties' consent, a body that is in the directory, and somebody to mediate for", async () => {
    expect(await refusalOf(hand(labour, { consented: false }))).toMatchObject({ status: 422 });
    expect(await refusalOf(hand(market, {}))).toMatchObject({ status: 403 });
    expect(await refusalOf(hand(market, { bodyId: labourBody.id }))).toMatchObject({ status: 403 });
    expect(await refusalOf(hand(clerk, {}))).toMatchObject({ status: 422 });
    const { applicant, ...nobody } = report;
    void applicant;
    expect(await refusalOf(hand(labour, { report: nobody }))).toMatchObject({ status: 422 });
  });

  test("comes from the court by the clerk's hand", async () => {
    const made = await hand(clerk, {
      bodyId: court.id,
      documentNumber: "（2026）内0204诉前调12号",
      date: "2026-10-30",
    });
    expect(made.body.name).toBe("青山区人民法院");
  });
});
