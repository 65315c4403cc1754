import { createLog } from "../../kernel/log";
import { createWechat } from "./client";
import { startWechatStandIn, type WechatStandIn } from "./standIn";

const account = { appId: "wx0123456789abcdef", secret: "a secret" };
const login = "/sns/jscode2session";
const token = "/cgi-bin/stable_token";
const phone = "/wxa/business/getuserphonenumber";
const send = "/cgi-bin/message/subscribe/send";

let now = new Date("2026-10-20T10:20:00+08:00");
const clock = () => new Date(now);
const forward = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

let wechat: WechatStandIn;
beforeEach(async () => {
  wechat = await startWechatStandIn(account, clock);
  wechat.template("done", ["thing1", "character_string2", "phrase3"]);
});
afterEach(() => wechat.stop());

const client = (more: Partial<typeof account> = {}) =>
  createWechat({
    account: { ...account, ...more, baseUrl: wechat.url, templates: {} },
    clock,
    log: createLog("silent"),
    timeoutMs: 1500,
  });
const message = (openid: string) => ({
  openid,
  templateId: "done",
  page: "pages/open/index?case=1",
  values: { thing1: "您反映的事有了新进展", character_string2: "2026-0312", phrase3: "正在调解" },
});

describe("signing in", () => {
  test("a login code tells whose it is", async () => {
    const session = await client().codeToSession(wechat.loginCode("o-1", { unionid: "u-1" }));
    expect(session).toMatchObject({ openid: "o-1", unionid: "u-1", sessionKey: expect.any(String) as string });
  });

  test("who belongs to no open platform has no unionid", async () => {
    expect((await client().codeToSession(wechat.loginCode("o-1"))).unionid).toBeUndefined();
  });

  test("a code that was used, has grown old or never was is a code to tap again for", async () => {
    const used = wechat.loginCode("o-1");
    await client().codeToSession(used);
    await expect(client().codeToSession(used)).rejects.toMatchObject({ kind: "code", errcode: 40163 });
    const old = wechat.loginCode("o-1");
    forward(6);
    await expect(client().codeToSession(old)).rejects.toMatchObject({ kind: "code", errcode: 40029 });
    await expect(client().codeToSession("made up")).rejects.toMatchObject({ kind: "code", errcode: 40029 });
  });

  test("an account that WeChat holds for risky is told apart from a bad code", async () => {
    wechat.block("o-bad");
    await expect(client().codeToSession(wechat.loginCode("o-bad"))).rejects.toMatchObject({ kind: "blocked" });
  });

  test("a wrong secret is an alarm, and the secret is not in the message", async () => {
    const refused = client({ secret: "wrong-secret" }).codeToSession(wechat.loginCode("o-1"));
    await expect(refused).rejects.toMatchObject({ kind: "alarm", errcode: 40125 });
    await expect(refused).rejects.not.toThrow("wrong-secret");
  });
});

describe("WeChat in trouble", () => {
  test("busy twice, then well: the third try succeeds", async () => {
    wechat.fail(login, { kind: "errcode", errcode: -1 }, 2);
    expect((await client().codeToSession(wechat.loginCode("o-1"))).openid).toBe("o-1");
    expect(wechat.count(login)).toBe(3);
  });

  test("busy for ever: three tries, then it is given up", async () => {
    wechat.fail(login, { kind: "errcode", errcode: -1 }, Infinity);
    await expect(client().codeToSession(wechat.loginCode("o-1"))).rejects.toMatchObject({ kind: "retry" });
    expect(wechat.count(login)).toBe(3);
  });

  test.each(["hang", "badGateway", "empty", "resetMidBody"] as const)(
    "%s is something to try again later",
    async (kind) => {
      wechat.fail(login, { kind }, 1);
      const refused = client().codeToSession(wechat.loginCode("o-1"));
      await expect(refused).rejects.toMatchObject({ name: "WechatError", kind: "retry" });
      await expect(refused).rejects.not.toThrow(account.secret);
    },
  );

  test("a quota of the minute is to be waited for, not tried again at once", async () => {
    wechat.fail(login, { kind: "errcode", errcode: 45011 }, Infinity);
    await expect(client().codeToSession(wechat.loginCode("o-1"))).rejects.toMatchObject({ kind: "later" });
    expect(wechat.count(login)).toBe(1);
  });

  test("a number that no table knows is an alarm", async () => {
    wechat.fail(login, { kind: "errcode", errcode: 99999 }, 1);
    await expect(client().codeToSession(wechat.loginCode("o-1"))).rejects.toMatchObject({ kind: "alarm" });
  });
});

describe("the access token", () => {
  const number = async (c: ReturnType<typeof client>) => (await c.phoneNumber(wechat.phoneCode("13800001234"))).phone;

  test("is fetched once for many calls at once, and kept", async () => {
    const c = client();
    await Promise.all(Array.from({ length: 20 }, () => number(c)));
    await number(c);
    expect(wechat.count(token)).toBe(1);
  });

  test("is fetched again before it ends", async () => {
    const c = client();
    await number(c);
    forward(119);
    expect(await number(c)).toBe("13800001234");
    expect(wechat.count(token)).toBe(2);
  });

  test("that went bad under fifty calls is replaced once, and each call is made once more", async () => {
    const c = client();
    await number(c);
    wechat.voidTokens();
    const numbers = await Promise.all(Array.from({ length: 50 }, () => number(c)));
    expect(new Set(numbers)).toEqual(new Set(["13800001234"]));
    expect(wechat.count(token)).toBe(2);
    expect(wechat.count(phone)).toBe(1 + 100);
  });

  test("that stays bad is not asked for for ever", async () => {
    wechat.fail(phone, { kind: "errcode", errcode: 42001 }, Infinity);
    await expect(number(client())).rejects.toMatchObject({ kind: "token" });
    expect(wechat.count(phone)).toBe(2);
  });
});

describe("a phone number", () => {
  test("comes with its country", async () => {
    const code = wechat.phoneCode("81234567", { country: "852" });
    expect(await client().phoneNumber(code)).toEqual({ phone: "81234567", country: "852" });
  });

  test("is not had for a login code, nor twice for one tap", async () => {
    await expect(client().phoneNumber(wechat.loginCode("o-1"))).rejects.toMatchObject({ kind: "code" });
    const code = wechat.phoneCode("13800001234");
    await client().phoneNumber(code);
    await expect(client().phoneNumber(code)).rejects.toMatchObject({ kind: "code", errcode: 40163 });
  });

  test("that was meant for another mini-program is refused", async () => {
    const code = wechat.phoneCode("13800001234", { appId: "wxother" });
    await expect(client().phoneNumber(code)).rejects.toMatchObject({ kind: "code" });
  });
});

describe("what WeChat thinks of a text", () => {
  const text = (content: string, openid = "o-1") => client().checkText({ openid, title: "问一句", content });
  beforeEach(() => void wechat.loginCode("o-1"));

  test.each([
    ["楼上太吵怎么办", "pass"],
    ["楼上太吵 [review]", "review"],
    ["楼上太吵 [risky]", "risky"],
  ])("%s: %s", async (content, says) => expect(await text(content)).toBe(says));

  test("is asked of no more than it takes", async () => expect(await text("吵".repeat(4000))).toBe("pass"));

  test("is a failure, not a verdict, where it cannot be asked of somebody", async () =>
    expect(text("楼上太吵", "o-stranger")).rejects.toThrow());
});

describe("a subscription message", () => {
  test("reaches who allowed it, once for each time they did", async () => {
    wechat.consent("o-1", "done");
    await client().sendSubscription(message("o-1"));
    expect(wechat.sent).toMatchObject([
      { openid: "o-1", body: { page: "pages/open/index?case=1", data: { phrase3: { value: "正在调解" } } } },
    ]);
    await expect(client().sendSubscription(message("o-1"))).rejects.toMatchObject({ kind: "quotaGone" });
  });

  test("fits its types, however long and odd the values are", async () => {
    wechat.consent("o-1", "done");
    const values = {
      thing1: "楼上漏水\n把我家的天花板泡坏了，找了三次都不管😀😀😀",
      character_string2: "编号2026-0312",
      phrase3: "正在调解 (第2次)",
    };
    await client().sendSubscription({ ...message("o-1"), values });
    expect(wechat.sent[0]?.body["data"]).toEqual({
      thing1: { value: "楼上漏水 把我家的天花板泡坏了，找了三…" },
      character_string2: { value: "2026-0312" },
      phrase3: { value: "正在调解第" },
    });
  });

  test("two to one person go one after the other, and both arrive", async () => {
    wechat.consent("o-1", "done", 2);
    const c = client();
    await Promise.all([c.sendSubscription(message("o-1")), c.sendSubscription(message("o-1"))]);
    expect(wechat.sent).toHaveLength(2);
  });

  test("one that fails does not hold up the next", async () => {
    wechat.consent("o-1", "done");
    wechat.fail(send, { kind: "badGateway" }, 1);
    const c = client();
    const [first, second] = await Promise.allSettled([
      c.sendSubscription(message("o-1")),
      c.sendSubscription(message("o-1")),
    ]);
    expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
  });

  test.each([
    [{ openid: "o-nobody" }, 40003],
    [{ templateId: "unknown" }, 40037],
    [{ page: "/pages/open" }, 41030],
    [{ values: { thing1: "只有一项" } }, 47003],
  ])("what we send wrong (%j) is a bug, and not tried again", async (wrong, errcode) => {
    wechat.consent("o-1", "done");
    const refused = client().sendSubscription({ ...message("o-1"), ...wrong });
    await expect(refused).rejects.toMatchObject({ kind: "bug", errcode });
    expect(wechat.count(send)).toBe(1);
  });

  test("a template that was banned is an alarm", async () => {
    wechat.consent("o-1", "done");
    wechat.fail(send, { kind: "errcode", errcode: 43107 }, 1);
    await expect(client().sendSubscription(message("o-1"))).rejects.toMatchObject({ kind: "alarm" });
  });
});
