import { createHmac, randomBytes } from "node:crypto";
import { api } from "@qizhen/shared/contract";
import mongoose from "mongoose";
import { createTokens } from "../../../kernel/crypto/tokens";
import { startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const { accounts } = api;
const stranger: ReturnType<typeof asking> = (...args) => asking(app.url)(...args);
const refresh = (refreshToken: string) => stranger(accounts.refresh, { body: { refreshToken } });
const me = (token: string) => asking(app.url, token)(accounts.me);
const statusOf = async (request: Promise<unknown>) => (await refusalOf(request)).status;
const minute = 60_000;

describe("staying signed in", () => {
  test("an access token is good for a quarter of an hour; a refresh token gives the next", async () => {
    const { user, token, refreshToken } = await signIn(app, "sample-resident-1");
    app.clock.forward(15 * minute - 1000);
    expect((await me(token)).id).toBe(user.id);
    app.clock.forward(1000);
    expect(await refusalOf(me(token))).toMatchObject({ status: 401, message: "登录过期了，请重新登录" });
    const next = await refresh(refreshToken);
    expect(next.user.id).toBe(user.id);
    expect((await me(next.accessToken)).id).toBe(user.id);
  });

  test("a refresh token that was spent before ends the whole family, for the thief and for its owner", async () => {
    const { refreshToken: stolen } = await signIn(app, "sample-resident-2");
    const owner = await refresh(stolen);
    app.clock.forward(31_000);
    expect(await statusOf(refresh(stolen))).toBe(401);
    expect(await statusOf(refresh(owner.refreshToken))).toBe(401);
    app.clock.forward(15_000);
    expect(await statusOf(me(owner.accessToken))).toBe(401);
  });

  test("a token two steps old ends the family even at once", async () => {
    const { refreshToken: first } = await signIn(app, "sample-resident-2");
    const second = await refresh(first);
    const third = await refresh(second.refreshToken);
    expect(await statusOf(refresh(first))).toBe(401);
    expect(await statusOf(refresh(third.refreshToken))).toBe(401);
  });

  test("a retry within half a minute, its answer lost, gets the same next token", async () => {
    const { refreshToken } = await signIn(app, "sample-resident-3");
    const lost = await refresh(refreshToken);
    app.clock.forward(30_000);
    const again = await refresh(refreshToken);
    expect(again.refreshToken).toBe(lost.refreshToken);
    expect((await refresh(again.refreshToken)).user.kind).toBe("resident");
  });

  test("ten windows that refresh at once all stay signed in, with the same token", async () => {
    const { refreshToken } = await signIn(app, "sample-resident-4");
    const all = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    expect(new Set(all.map((answer) => answer.refreshToken)).size).toBe(1);
    expect((await refresh(all[0]?.refreshToken ?? "")).user.kind).toBe("resident");
  });

  test("who does not come for thirty days signs in anew", async () => {
    const { refreshToken } = await signIn(app, "sample-resident-5");
    app.clock.forward(30 * 24 * 60 * minute);
    expect(await statusOf(refresh(refreshToken))).toBe(401);
  });

  test("signing out ends this sign-in and no other", async () => {
    const here = await signIn(app, "sample-resident-6");
    const elsewhere = await signIn(app, "sample-resident-6");
    await stranger(accounts.signOut, { body: { refreshToken: here.refreshToken } });
    expect(await statusOf(me(here.token))).toBe(401);
    expect(await statusOf(refresh(here.refreshToken))).toBe(401);
    expect((await me(elsewhere.token)).kind).toBe("resident");
  });

  test.each(["", "x", "x.y", "a.b.c", "../../x"])("a refresh token that never was (%j) is refused", async (token) => {
    expect([400, 401]).toContain(await statusOf(refresh(token)));
  });

  test("no refresh token can be read in the database", async () => {
    const { refreshToken } = await signIn(app, "sample-resident-7");
    const next = await refresh(refreshToken);
    const kept = JSON.stringify(await mongoose.connection.collection("sessions").find({}).toArray());
    for (const token of [refreshToken, next.refreshToken]) {
      const [family = "", secret = ""] = token.split(".");
      expect(kept).toContain(family);
      expect(kept).not.toContain(secret);
    }
  });
});

describe("access tokens that are not ours", () => {
  const forged = async (change: (token: string) => string | Promise<string>) => {
    const { token } = await signIn(app, "sample-resident-1");
    return statusOf(me(await change(token)));
  };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

  test("one whose claims were changed is refused", async () => {
    const admin = (await signIn(app, "admin")).user.id;
    const change = (token: string) => {
      const [head, , signature] = token.split(".");
      return `${head}.${encode({ ...claimsOf(token), sub: admin })}.${signature}`;
    };
    expect(await forged(change)).toBe(401);
  });

  test("one without a signature, or signed in another manner, is refused", async () => {
    expect(await forged((token) => `${encode({ alg: "none" })}.${token.split(".")[1]}.`)).toBe(401);
    const sha512 = (token: string) => {
      const body = `${encode({ alg: "HS512" })}.${token.split(".")[1]}`;
      return `${body}.${createHmac("sha512", app.env.keys.token).update(body).digest("base64url")}`;
    };
    expect(await forged(sha512)).toBe(401);
  });

  test("one signed with another key is refused, and the same claims with ours are not", async () => {
    const { user, token } = await signIn(app, "sample-resident-1");
    const sid = String(claimsOf(token)["sid"]);
    const signedWith = (key: Buffer) => createTokens(key).sign({ sub: user.id, sid, gen: 0 }, app.clock(), 60);
    expect(await statusOf(me(await signedWith(randomBytes(32))))).toBe(401);
    expect((await me(await signedWith(app.env.keys.token))).id).toBe(user.id);
  });

  test("somebody else's id under one's own sign-in is refused", async () => {
    const { token } = await signIn(app, "sample-resident-1");
    const admin = await signIn(app, "admin");
    const sid = String(claimsOf(token)["sid"]);
    const mixed = await createTokens(app.env.keys.token).sign({ sub: admin.user.id, sid, gen: 0 }, app.clock(), 60);
    app.clock.forward(16_000); // past what the server remembers of this sign-in
    expect(await statusOf(me(mixed))).toBe(401);
  });

  test.each(["Bearer", "Bearer x", "Basic YTpi", "bearer a.b.c", "Bearer a.b.c, Bearer d"])(
    "the header %j is refused, on public addresses too",
    async (authorization) => {
      for (const path of ["/api/v1/me", "/api/v1/auth/sample"]) {
        const answer = await fetch(`${app.url}${path}`, { headers: { authorization } });
        expect(answer.status).toBe(401);
      }
    },
  );
});
