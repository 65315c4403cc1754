import { accounts } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { ok, phone, refused, residentSession } from "../testing/phone";
import { send } from "./send";
import { useSession } from "./session";

const renewed = { ...residentSession, accessToken: "a2", refreshToken: "r2", expiresIn: 900 };
let refreshes: unknown[];

beforeEach(() => {
  refreshes = [];
  useSession.setState({ kept: residentSession });
});

const me = () => call(accounts.me, send);

test("five requests that meet an old token renew it once: a spent refresh token would end the sign-in", async () => {
  phone.serve = async ({ path, headers, body }) => {
    if (path === accounts.refresh.path) {
      refreshes.push(body);
      await new Promise<void>((done) => void setTimeout(() => done(), 20));
      return ok(renewed);
    }
    return headers["Authorization"] === "Bearer a2" ? ok(residentSession.user) : refused(401);
  };
  const answers = await Promise.all([me(), me(), me(), me(), me()]);
  expect(answers.map(({ id }) => id)).toEqual(Array(5).fill(residentSession.user.id));
  expect(refreshes).toEqual([{ refreshToken: "r1" }]);
  expect(phone.storage.get("session")).toContain("r2");
});

test("a sign-in that has ended asks for a new one, and forgets the old", async () => {
  phone.serve = () => refused(401);
  await expect(me()).rejects.toMatchObject({ status: 401 });
  expect(useSession.getState().kept).toBeNull();
});

test("a lost network while renewing does not sign anybody out", async () => {
  phone.serve = ({ path }) => (path === accounts.refresh.path ? "lost" : refused(401));
  await expect(me()).rejects.toMatchObject({ name: "NoNetwork" });
  expect(useSession.getState().kept).toEqual(residentSession);
});
