import { accounts } from "@qizhen/shared/contract/accounts";
import { notices } from "@qizhen/shared/contract/notices";
import { ApiError } from "@qizhen/shared/endpoint";
import { answerApi, refusal } from "../testing/api";
import { makeUser } from "../testing/make";
import { ask } from "./send";
import { keepSession, session } from "./session";

const user = makeUser();
const none = { items: [], next: null, unread: 0 };
const signedIn = (token: string) => ({ accessToken: token, refreshToken: `${token}-r`, expiresIn: 900, user });

beforeEach(() => {
  localStorage.clear();
  keepSession(signedIn("old"));
});

test("when the token has run out, requests that fail together share one refresh, and all get their answer", async () => {
  const api = answerApi();
  api.on(accounts.refresh, () => signedIn("new"));
  api.on(notices.list, ({ headers }) =>
    headers.get("authorization") === "Bearer new" ? none : refusal(401, "过期了"),
  );
  const answers = await Promise.all([1, 2, 3].map(() => ask(notices.list)));
  expect(answers).toEqual([none, none, none]);
  expect(api.to("/api/v1/auth/refresh").map(({ body }) => body)).toEqual([{ refreshToken: "old-r" }]);
});

test("a refresh that another tab has made already is used, not spent twice", async () => {
  const api = answerApi();
  api.on(notices.list, ({ headers }) => {
    if (headers.get("authorization") === "Bearer new") return none;
    localStorage.setItem("qizhen.session", JSON.stringify({ ...signedIn("new") })); // the other tab
    return refusal(401, "过期了");
  });
  expect(await ask(notices.list)).toEqual(none);
  expect(api.to("/api/v1/auth/refresh")).toEqual([]);
});

test("a refused refresh signs out; one that got no answer does not", async () => {
  const api = answerApi();
  api.on(notices.list, () => refusal(401, "过期了"));
  api.on(accounts.refresh, () => Promise.reject(new TypeError("network")));
  await expect(ask(notices.list)).rejects.toMatchObject({ status: 0 });
  expect(session()).not.toBeNull();
  api.on(accounts.refresh, () => refusal(401, "作废了"));
  await expect(ask(notices.list)).rejects.toMatchObject({ status: 401 });
  expect(session()).toBeNull();
});

test("the server's own sentence reaches the person; without an answer they are told that nothing typed is lost", async () => {
  const api = answerApi();
  api.on(notices.list, () => refusal(409, "李芳刚改过"));
  await expect(ask(notices.list)).rejects.toThrow("李芳刚改过");
  globalThis.fetch = () => Promise.reject(new TypeError("network"));
  const error: unknown = await ask(notices.list).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).message).toContain("写的字都还在");
});

test("what was typed survives a new sign-in of the same person, and is gone for another", () => {
  keepSession(signedIn("a"));
  sessionStorage.setItem("qizhen.typed.register", "王桂兰");
  keepSession(signedIn("b"));
  expect(sessionStorage.getItem("qizhen.typed.register")).toBe("王桂兰");
  keepSession({ ...signedIn("c"), user: makeUser({ id: "f".repeat(24) }) });
  expect(sessionStorage.getItem("qizhen.typed.register")).toBeNull();
});
