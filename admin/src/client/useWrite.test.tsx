import { act, renderHook } from "@testing-library/react";
import { messages } from "@qizhen/shared/contract/messages";
import { answerApi, refusal } from "../testing/api";
import { makeMessage, makeUser } from "../testing/make";
import { keepSession } from "./session";
import { useWrite } from "./useWrite";

const params = { id: "1".repeat(24) };
const path = `/api/v1/cases/${params.id}/messages`;

beforeEach(() => keepSession({ accessToken: "t", refreshToken: "r", expiresIn: 900, user: makeUser() }));

const keysSent = (api: ReturnType<typeof answerApi>) =>
  api.to(path).map(({ headers }) => headers.get("idempotency-key"));

test("trying the same again after a failure carries the same key; a new thing has a key of its own", async () => {
  const api = answerApi();
  let failures = 1;
  api.on(messages.send, () => (failures-- > 0 ? refusal(503, "忙") : makeMessage()));
  const { result } = renderHook(() => useWrite(messages.send));
  await act(() => result.current.run({ params, body: { text: "周四来" } }));
  expect(result.current.error).toMatchObject({ status: 503 });
  await act(() => result.current.run({ params, body: { text: "周四来" } }));
  expect(result.current.error).toBeUndefined();
  await act(() => result.current.run({ params, body: { text: "周四来" } }));
  const [first, again, next] = keysSent(api);
  expect(first).toBeTruthy();
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});

test("what was changed after a failure is another intent", async () => {
  const api = answerApi();
  api.on(messages.send, () => refusal(503, "忙"));
  const { result } = renderHook(() => useWrite(messages.send));
  await act(() => result.current.run({ params, body: { text: "周四来" } }));
  await act(() => result.current.run({ params, body: { text: "周五来" } }));
  const [first, second] = keysSent(api);
  expect(second).not.toBe(first);
});

test("a double click sends once", async () => {
  const api = answerApi();
  api.on(messages.send, () => makeMessage());
  const { result } = renderHook(() => useWrite(messages.send));
  await act(async () => {
    await Promise.all([1, 2].map(() => result.current.run({ params, body: { text: "周四来" } })));
  });
  expect(api.to(path)).toHaveLength(1);
});
