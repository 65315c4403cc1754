import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";
import { ResidentModel } from "../store/model";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await signIn(app, "admin"); // makes the sample accounts
});
afterAll(() => app.stop());

const { accounts } = api;
const stranger: ReturnType<typeof asking> = (...args) => asking(app.url)(...args);
const withPassword = (username: string, password: string) => stranger(accounts.staff, { body: { username, password } });
const right = "qizhen-sample";
/** Status and sentence of a refusal. */
const refusal = async (request: Promise<unknown>) => {
  const { status, message } = await refusalOf(request);
  return { status, message };
};
const minute = 60_000;

describe("staff sign in by password", () => {
  test("with their username in any case, and see who they are", async () => {
    const { user, expiresIn } = await withPassword("Clerk-Town", right);
    expect(user).toMatchObject({ kind: "staff", username: "clerk-town", name: "刘志强", roles: ["clerk"] });
    expect(user.region?.code).toBe("150204101000");
    expect(expiresIn).toBe(900);
  });

  test("a wrong password and a name that nobody has are refused with the same words", async () => {
    const wrong = await refusal(withPassword("clerk-town", "not-this-one"));
    expect(wrong).toEqual({ status: 401, message: expect.stringContaining("账号或密码不对") as string });
    expect(await refusal(withPassword("nobody-at-all", right))).toEqual(wrong);
  });

  test("ten wrong passwords lock that account for a quarter of an hour, the right one too; the others go on", async () => {
    for (let tries = 0; tries < 10; tries++)
      expect((await refusal(withPassword("mediator-2", "wrong"))).status).toBe(401);
    expect(await refusal(withPassword("mediator-2", right))).toEqual({
      status: 429,
      message: expect.stringContaining("15 分钟后再试") as string,
    });
    expect((await withPassword("mediator-3", right)).user.username).toBe("mediator-3");
    app.clock.forward(15 * minute - 1);
    expect((await refusal(withPassword("MEDIATOR-2", right))).status).toBe(429);
    app.clock.forward(1);
    expect((await withPassword("mediator-2", right)).user.username).toBe("mediator-2");
  });

  test("the lock says when to come back", async () => {
    const attempt = (password: string) =>
      fetch(`${app.url}/api/v1/auth/staff`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username: "leader-1", password }),
      });
    for (let tries = 0; tries < 10; tries++) await attempt("wrong");
    expect((await attempt(right)).headers.get("retry-after")).toBe("900");
  });

  test("guesses that come all at once are counted one by one", async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => refusal(withPassword("mediator-4", "wrong"))));
    expect(all.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test("a right password forgives the wrong ones before it", async () => {
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 9; tries++) await refusal(withPassword("mediator-5", "wrong"));
      await withPassword("mediator-5", right);
    }
  });

  test("an address that tries one name after the other is stopped, and only for a while", async () => {
    app.clock.forward(20 * minute);
    for (let tries = 0; tries < 100; tries++) await refusal(withPassword(`guess-${tries}`, "wrong"));
    expect(await refusal(withPassword("mediator-6", right))).toEqual({
      status: 429,
      message: expect.stringContaining("这里失败的登录太多了") as string,
    });
    app.clock.forward(15 * minute);
    expect((await withPassword("mediator-6", right)).user.username).toBe("mediator-6");
  });
});

describe("residents sign in with WeChat", () => {
  const withCode = (code: string) => stranger(accounts.wechat, { body: { code } });

  test("each sample code is a resident of its own, the same each time", async () => {
    const [first, again, other] = [
      await withCode("sample-resident-1"),
      await withCode("sample-resident-1"),
      await withCode("sample-resident-9999"),
    ];
    expect(first.user).toMatchObject({ kind: "resident", roles: ["resident"] });
    expect(again.user.id).toBe(first.user.id);
    expect(other.user.id).not.toBe(first.user.id);
  });

  test.each(["sample-resident-0", "sample-resident-10000", "sample-resident-01", "sample-resident-1x", "anything"])(
    "%s is no code",
    async (code) => {
      expect(await refusal(withCode(code))).toEqual({ status: 401, message: "微信登录没有成功，请再点一次" });
    },
  );

  test("twenty first sign-ins of one person at once make one resident", async () => {
    const before = await ResidentModel.countDocuments({});
    const all = await Promise.all(Array.from({ length: 20 }, () => withCode("sample-resident-777")));
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
    expect(await ResidentModel.countDocuments({})).toBe(before + 1);
  });
});

describe("residents sign in with a texted code", () => {
  const textTo = async (phone: string) => {
    const { sampleCode = "", retryAfterSeconds } = await stranger(accounts.phoneCode, { body: { phone } });
    expect(retryAfterSeconds).toBe(60);
    return sampleCode;
  };
  const withPhone = (phone: string, code: string) => stranger(accounts.phone, { body: { phone, code } });
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("and see their own number masked", async () => {
    const code = await textTo("13800000001");
    expect(code).toMatch(/^\d{6}$/);
    const { user } = await withPhone("13800000001", code);
    expect(user).toMatchObject({ kind: "resident", phone: "138****0001" });
    app.clock.forward(minute);
    expect((await withPhone("13800000001", await textTo("13800000001"))).user.id).toBe(user.id);
  });

  test("a code is good once, for its own phone, for five minutes", async () => {
    const code = await textTo("13800000002");
    await withPhone("13800000002", code);
    expect((await refusal(withPhone("13800000002", code))).status).toBe(401);
    const second = await textTo("13800000003");
    expect((await refusal(withPhone("13800000004", second))).status).toBe(401);
    app.clock.forward(5 * minute);
    expect(await refusal(withPhone("13800000003", second))).toEqual({
      status: 401,
      message: expect.stringContaining("验证码不对或过期了") as string,
    });
  });

  test("after five wrong tries the right code is good no more", async () => {
    const code = await textTo("13800000005");
    for (let tries = 0; tries < 5; tries++) await refusal(withPhone("13800000005", other(code)));
    expect((await refusal(withPhone("13800000005", code))).status).toBe(401);
  });

  test("four wrong tries are forgiven", async () => {
    const code = await textTo("13800000006");
    for (let tries = 0; tries < 4; tries++) await refusal(withPhone("13800000006", other(code)));
    expect((await withPhone("13800000006", code)).user.kind).toBe("resident");
  });

  test("ten who type the same code at once are one sign-in", async () => {
    const code = await textTo("13800000007");
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => withPhone("13800000007", code)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a phone gets one code a minute, and ten a day", async () => {
    await textTo("13800000008");
    expect(await refusal(textTo("13800000008"))).toEqual({
      status: 429,
      message: expect.stringContaining("60 秒后再试") as string,
    });
    for (let sent = 1; sent < 10; sent++) {
      app.clock.forward(minute);
      await textTo("13800000008");
    }
    app.clock.forward(minute);
    expect(await refusal(textTo("13800000008"))).toEqual({
      status: 429,
      message: expect.stringContaining("今天发的验证码太多了") as string,
    });
    app.clock.forward(24 * 60 * minute);
    await textTo("13800000008");
  });
});

test("what is personal is not readable in the database", async () => {
  const kept = JSON.stringify(await ResidentModel.find({}).lean());
  expect(kept).not.toMatch(/1380000000\d/);
  expect(kept).not.toContain("sample-");
  expect(kept.length).toBeGreaterThan(1000);
});

test("in sample mode the sign-in page can name sample accounts", async () => {
  app.app.accounts.offerSamples([{ username: "admin", label: "区管理员" }]);
  const sample = await stranger(accounts.sample);
  expect(sample.password).toBe(right);
  expect(sample.staff).toEqual([{ username: "admin", label: "区管理员" }]);
  const [first] = sample.residents;
  expect((await stranger(accounts.wechat, { body: { code: first?.code ?? "" } })).user.kind).toBe("resident");
});
