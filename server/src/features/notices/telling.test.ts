import { api } from "@qizhen/shared/contract";
import { startWechatStandIn } from "../../integrations/wechat/standIn";
import { createTestClock, startApp, tuesday, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { words } from "./words";

const template = "template-progress";
const account = { appId: "wx0123456789abcdef", secret: "0123456789abcdef0123456789abcdef" };
jest.setTimeout(60_000);
let app: TestApp;
let wechat: Awaited<ReturnType<typeof startWechatStandIn>>;
const standInClock = createTestClock(tuesday);

beforeAll(async () => {
  wechat = await startWechatStandIn(account, standInClock);
  wechat.template(template, ["character_string1", "thing2", "time3"]);
  app = await startApp({
    env: {
      WECHAT_URL: wechat.url,
      WECHAT_APPID: account.appId,
      WECHAT_SECRET: account.secret,
      WECHAT_TEMPLATES: JSON.stringify({ progress: template }),
    },
  });
  await loadRegions(app, "xingsheng");
}, 60_000);
afterAll(async () => {
  await app.stop();
  await wechat.stop();
});

const forward = (ms: number) => {
  app.clock.forward(ms);
  standInClock.forward(ms);
};
const minute = 60_000;
const drain = () => app.app.outbox.drain();
const follower = async (openid: string) => {
  const { accessToken, user } = await asking(app.url)(api.accounts.wechat, {
    body: { code: wechat.loginCode(openid) },
  });
  return Object.assign(asking(app.url, accessToken), { user });
};
type Follower = Awaited<ReturnType<typeof follower>>;
const report = { description: "楼上漏水，把我家卧室泡了，找他三回都不修", gridCode: "150204101001003" };
const allow = async (who: Follower, openid: string, times = 1) => {
  for (let i = 0; i < times; i++) {
    wechat.consent(openid, template);
    await who(api.notices.subscribed, { body: { results: { [template]: "accept" } } });
  }
};
const leftOf = async (who: Follower) => (await who(api.notices.subscribed, { body: { results: {} } })).left[template];
const sentTo = (openid: string) => wechat.sent.filter((message) => message.openid === openid);

describe("by WeChat", () => {
  test("a resident who allowed one message gets one, with the number and the step and no more", async () => {
    const who = await follower("openid-one");
    await allow(who, "openid-one");
    const made = await who(api.cases.submit, { body: report });
    await drain();
    expect(sentTo("openid-one")).toHaveLength(1);
    const message = JSON.stringify(sentTo("openid-one")[0]);
    expect(message).toContain(made.number);
    expect(message).not.toMatch(/漏水|卧室/);
    expect(await leftOf(who)).toBe(0);
    await who(api.cases.act, { params: { id: made.id }, body: { action: "withdraw" } });
    await drain();
    expect(sentTo("openid-one")).toHaveLength(1);
    expect((await who(api.notices.list, {})).items.length).toBeGreaterThan(0);
  });

  test("while WeChat is down the notice is in the app, and the message comes when it is back", async () => {
    const who = await follower("openid-down");
    await allow(who, "openid-down");
    wechat.fail("/cgi-bin/message/subscribe/send", { kind: "badGateway" }, 20);
    await who(api.cases.submit, { body: report });
    await drain();
    expect((await who(api.notices.list, {})).items.length).toBeGreaterThan(0);
    expect(sentTo("openid-down")).toEqual([]);
    expect(await leftOf(who)).toBe(1);
    wechat.heal();
    forward(30 * minute);
    await drain();
    expect(sentTo("openid-down")).toHaveLength(1);
    expect(await leftOf(await follower("openid-down"))).toBe(0);
  });

  test("when WeChat says that no consent is left, ours counts none either", async () => {
    const who = await follower("openid-gone");
    for (const key of ["tap-gone-1", "tap-gone-2"])
      await who(api.notices.subscribed, { body: { results: { [template]: "accept" } }, key });
    await who(api.cases.submit, { body: report });
    await drain();
    expect(sentTo("openid-gone")).toEqual([]);
    expect(await leftOf(who)).toBe(0);
  });

  test("a consent counts once, and one for a template we do not have is refused", async () => {
    const who = await follower("openid-taps");
    const tap = () => who(api.notices.subscribed, { body: { results: { [template]: "accept" } }, key: "tap-once-1" });
    await Promise.all([tap(), tap(), tap()]);
    expect(await leftOf(who)).toBe(1);
    await expect(who(api.notices.subscribed, { body: { results: { other: "accept" } } })).rejects.toMatchObject({
      status: 422,
    });
    await expect(
      who(api.notices.subscribed, { body: { results: { [template]: "reject" } }, key: "tap-once-1" }),
    ).rejects.toMatchObject({ status: 409 });
  });
});

describe("by a call", () => {
  /** Somebody at the counter, whose number nobody here has. */
  const register = async (phone: string) => {
    const clerk = await signIn(app, "clerk-village");
    const made = await clerk(api.cases.submit, {
      body: { ...report, applicant: { name: "王秀兰", phone }, channel: "counter" },
    });
    await drain();
    return made;
  };
  const worker = () => signIn(app, "g150204101001003");
  const callsOf = async (caseId: string, done = false) =>
    (
      await (
        await worker()
      )(api.notices.callTasks, { query: { limit: 100, ...(done && { done: "true" }) } })
    ).items.filter((call) => call.caseId === caseId);

  test("who has no app is called by the grid's worker, who sees neither name nor number whole", async () => {
    const made = await register("13911112222");
    const calls = await callsOf(made.id);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls[0]).toMatchObject({ who: "王**", phone: "139****2222", caseNumber: made.number });
    expect(calls[0]?.dueAt).toBe(new Date("2026-10-21T12:00:00+08:00").toISOString());
    const elsewhere = await signIn(app, "g150204101001005");
    expect((await elsewhere(api.notices.callTasks, {})).items.filter((call) => call.caseId === made.id)).toEqual([]);
  });

  test("nobody there: it is tried three times, then somebody must think of another way", async () => {
    const made = await register("13911113333");
    for (let attempt = 1; attempt <= 3; attempt++) {
      const [call] = await callsOf(made.id);
      await (
        await worker()
      )(api.notices.callDone, { params: { id: call?.id ?? "" }, body: { result: "no_answer" } });
      await drain();
    }
    expect(await callsOf(made.id)).toEqual([]);
    expect(await callsOf(made.id, true)).toHaveLength(3);
    const responsible = await signIn(app, await usernameOf(made.responsible?.id));
    expect((await responsible(api.notices.list, {})).items.map(({ title }) => title)).toContain("电话没打通");
  });

  test("two who end the same call: one did, the other is told", async () => {
    const made = await register("13911114444");
    const [call] = await callsOf(made.id);
    const end = (who: Follower | Awaited<ReturnType<typeof signIn>>) =>
      who(api.notices.callDone, {
        params: { id: call?.id ?? "" },
        body: { result: "told", note: "本人，电话 13911114444" },
      });
    const first = await end(await worker());
    expect(first.done?.result).toBe("说到了：本人，电话 139****4444");
    await expect(end(await signIn(app, "clerk-village"))).rejects.toMatchObject({ status: 409 });
    expect((await end(await worker())).id).toBe(call?.id);
  });

  const usernameOf = async (id: string | undefined) => {
    const admin = await signIn(app, "admin");
    return (await admin(api.accounts.getStaff, { params: { id: id ?? "" } })).username;
  };
});

describe("danger", () => {
  const danger = { description: "他现在拿着菜刀在我家门口砍门，说要杀了我", gridCode: "150204101001003" };
  const urgentOf = async (who: string, caseId: string) =>
    (await (await signIn(app, who))(api.notices.list, { query: { limit: 100 } })).items.filter(
      (notice) => notice.caseId === caseId && notice.urgent && notice.title === words.forStaff("red")[0],
    );

  test("is told to the centres at once, and marked urgent", async () => {
    const made = await (
      await signIn(app, "sample-resident-20").catch(() => follower("openid-danger"))
    )(api.cases.submit, { body: danger });
    await drain();
    for (const who of ["clerk-village", "clerk-town", "clerk-county"])
      expect(await urgentOf(who, made.id)).toHaveLength(1);
  });

  test("that nobody looks at for five minutes is told to the centre above, once", async () => {
    const made = await (await follower("openid-unseen"))(api.cases.submit, { body: danger });
    await drain();
    const told = async () => [
      (await urgentOf("clerk-village", made.id)).length,
      (await urgentOf("clerk-town", made.id)).length,
      (await urgentOf("clerk-county", made.id)).length,
    ];
    forward(4 * minute);
    await app.app.jobs.runAll();
    expect(await told()).toEqual([1, 1, 1]);
    forward(2 * minute);
    await app.app.jobs.runAll();
    expect(await told()).toEqual([1, 2, 2]);
    await app.app.jobs.runAll();
    expect(await told()).toEqual([1, 2, 2]);
  });

  test("that somebody has looked at goes no further up", async () => {
    const made = await (await follower("openid-seen"))(api.cases.submit, { body: danger });
    await drain();
    await (
      await signIn(app, "clerk-village")
    )(api.notices.read, { body: {} });
    forward(6 * minute);
    await app.app.jobs.runAll();
    expect(await urgentOf("clerk-town", made.id)).toHaveLength(1);
  });
});
