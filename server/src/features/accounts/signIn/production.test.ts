import { randomBytes } from "node:crypto";
import { api } from "@qizhen/shared/contract";
import { startSmsStandIn } from "../../../integrations/sms/standIn";
import { startWechatStandIn, type WechatStandIn } from "../../../integrations/wechat/standIn";
import { createTestClock, startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { ResidentModel } from "../store/model";

/** As in production: keys from the environment, WeChat and an SMS gateway at their addresses. */
let app: TestApp;
let wechat: WechatStandIn;
let sms: Awaited<ReturnType<typeof startSmsStandIn>>;
const account = { appId: "wx0123456789abcdef", secret: "a secret" };
const key = () => randomBytes(32).toString("base64");

beforeAll(async () => {
  const clock = createTestClock();
  wechat = await startWechatStandIn(account, () => (app as TestApp | undefined)?.clock() ?? clock());
  sms = await startSmsStandIn("sms key");
  app = await startApp({
    env: {
      NODE_ENV: "production",
      TOKEN_KEY: key(),
      FIELD_KEY: key(),
      INDEX_KEY: key(),
      WECHAT_URL: wechat.url,
      WECHAT_APPID: account.appId,
      WECHAT_SECRET: account.secret,
      SMS_URL: sms.url,
      SMS_KEY: "sms key",
      LOG_LEVEL: "silent",
    },
  });
});
afterAll(async () => {
  await app.stop();
  await Promise.all([wechat.stop(), sms.stop()]);
});
afterEach(() => {
  wechat.heal();
  sms.goWrong(undefined);
});

const { accounts } = api;
const stranger: ReturnType<typeof asking> = (...args) => asking(app.url)(...args);
const withCode = (code: string) => stranger(accounts.wechat, { body: { code } });
let phones = 0;
const newPhone = () => `137000000${String(++phones).padStart(2, "0")}`;

describe("nothing of the sample can be reached", () => {
  test("no sample code signs anybody in", async () => {
    expect((await refusalOf(withCode("sample-resident-1"))).status).toBe(401);
    expect(await ResidentModel.countDocuments({})).toBe(0);
  });

  test("no list of sample accounts is there, and no sample password is good", async () => {
    expect((await refusalOf(stranger(accounts.sample))).status).toBe(404);
    await app.app.accounts.ensureStaff(
      [{ username: "g1", name: "网格员", roles: ["grid_worker"], region: "150204101001003" }],
      app.clock(),
    );
    const body = { username: "g1", password: "qizhen-sample" };
    expect((await refusalOf(stranger(accounts.staff, { body }))).status).toBe(401);
  });

  test("a texted code is not in the answer, but in the message", async () => {
    const phone = newPhone();
    expect(await stranger(accounts.phoneCode, { body: { phone } })).toEqual({ retryAfterSeconds: 60 });
    const code = sms.codeOf(phone) ?? "";
    expect((await stranger(accounts.phone, { body: { phone, code } })).user.kind).toBe("resident");
  });
});

test("the first administrator is made once, and can be let in again", async () => {
  const form = { username: "chief", name: "管理员", region: "150204000000", password: "the first password" };
  const made = (more: object, reset: boolean) =>
    app.app.accounts.makeAdmin({ ...form, ...more }, { reset, now: app.clock() });
  const signIn = (password: string) => stranger(accounts.staff, { body: { username: "chief", password } });
  expect(await made({}, false)).toBe("made");
  expect((await signIn(form.password)).user).toMatchObject({ roles: ["admin"], region: { code: form.region } });
  expect(await made({ password: "somebody else's" }, false)).toBe("taken");
  expect((await refusalOf(signIn("somebody else's"))).status).toBe(401);
  expect(await made({ password: "the next password" }, true)).toBe("reset");
  expect((await signIn("the next password")).user.roles).toEqual(["admin"]);
  expect((await refusalOf(signIn(form.password))).status).toBe(401);
});

describe("WeChat", () => {
  test("signs a resident in; the same person twice is one, and its session key stays here", async () => {
    const first = await withCode(wechat.loginCode("o-wang", { unionid: "u-wang" }));
    const second = await withCode(wechat.loginCode("o-wang"));
    expect(second.user.id).toBe(first.user.id);
    expect(JSON.stringify([first, second])).not.toMatch(/session_?key|o-wang|u-wang/i);
    const kept = await ResidentModel.findOne({ _id: first.user.id }).lean();
    expect(kept?.sessionKey).toEqual(expect.any(String));
    expect(JSON.stringify(kept)).not.toMatch(/o-wang|u-wang/);
  });

  test("twenty first sign-ins of one person at once make one resident", async () => {
    const codes = Array.from({ length: 20 }, () => wechat.loginCode("o-racer"));
    const all = await Promise.all(codes.map(withCode));
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
  });

  test("a code that was used is asked for again, kindly", async () => {
    const code = wechat.loginCode("o-li");
    await withCode(code);
    expect(await refusalOf(withCode(code))).toMatchObject({ status: 401, message: "微信登录没有成功，请再点一次" });
  });

  test.each([
    ["badGateway", 503, "微信那边暂时连不上"],
    ["resetMidBody", 503, "微信那边暂时连不上"],
  ] as const)("%s is told as what it is, and is no error of ours", async (kind, status, sentence) => {
    wechat.fail("/sns/jscode2session", { kind }, 1);
    const refused = await refusalOf(withCode(wechat.loginCode("o-li")));
    expect(refused).toMatchObject({ status, message: expect.stringContaining(sentence) as string });
  });

  test("an account that WeChat holds for risky is shown another way", async () => {
    wechat.block("o-risky");
    expect(await refusalOf(withCode(wechat.loginCode("o-risky")))).toMatchObject({
      status: 403,
      message: expect.stringContaining("手机号登录") as string,
    });
  });

  test("who signs in too often waits a minute", async () => {
    wechat.fail("/sns/jscode2session", { kind: "errcode", errcode: 45011 }, 1);
    expect((await refusalOf(withCode(wechat.loginCode("o-li")))).status).toBe(429);
  });

  test("gives the phone of whoever taps the button", async () => {
    const { accessToken } = await withCode(wechat.loginCode("o-zhao"));
    const me = asking(app.url, accessToken);
    const phone = newPhone();
    const body = { wechatCode: wechat.phoneCode(phone) };
    expect((await me(accounts.bindPhone, { body, key: "bind-wechat" })).phone).toBe(`137****${phone.slice(-4)}`);
    expect((await me(accounts.bindPhone, { body, key: "bind-wechat" })).phone).toBe(`137****${phone.slice(-4)}`);
    expect((await refusalOf(me(accounts.bindPhone, { body }))).status).toBe(422);
    const foreign = { wechatCode: wechat.phoneCode("81234567", { country: "852" }) };
    expect(await refusalOf(me(accounts.bindPhone, { body: foreign }))).toMatchObject({
      status: 422,
      message: "目前只能绑定国内的手机号",
    });
    wechat.fail("/wxa/business/getuserphonenumber", { kind: "badGateway" }, 1);
    const down = { wechatCode: wechat.phoneCode(newPhone()) };
    expect((await refusalOf(me(accounts.bindPhone, { body: down }))).status).toBe(503);
  });
});

test("a gateway that is down is told as that, and another code can be asked for at once", async () => {
  const phone = newPhone();
  sms.goWrong("refuses");
  expect(await refusalOf(stranger(accounts.phoneCode, { body: { phone } }))).toMatchObject({
    status: 503,
    message: expect.stringContaining("短信暂时发不出去") as string,
  });
  sms.goWrong(undefined);
  expect((await stranger(accounts.phoneCode, { body: { phone } })).retryAfterSeconds).toBe(60);
});
