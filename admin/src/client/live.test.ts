import { live, type Hint } from "@qizhen/shared/contract/live";
import { answerApi } from "../testing/api";
import { makeUser } from "../testing/make";
import { standInSocket } from "../testing/socket";
import { hearChanges } from "./live";
import { keepSession } from "./session";

const hint = (id: string): Hint => ({ id, at: "2026-10-20T10:00:00+08:00", topic: "case", subject: "1" });
let end: () => void;
const listen = () => {
  const heard: string[] = [];
  const states: string[] = [];
  let gaps = 0;
  end = hearChanges({
    onHint: ({ id }) => heard.push(id),
    onGap: () => gaps++,
    onState: (state) => states.push(state),
  });
  return { heard, states, gaps: () => gaps };
};
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
  keepSession({ accessToken: "t1", refreshToken: "r1", expiresIn: 900, user: makeUser() });
  answerApi().on(live.changes, ({ query }) => ({ items: [], since: query["since"] ?? "s0" }));
});
afterEach(() => {
  end();
  jest.useRealTimers();
});

test("a hint that comes twice is handed on once", async () => {
  const sockets = standInSocket();
  const { heard } = listen();
  await settle();
  sockets.all[0]?.say({ type: "ready", since: "h0" });
  sockets.all[0]?.say({ type: "hint", hint: hint("h1") });
  sockets.all[0]?.say({ type: "hint", hint: hint("h1") });
  expect(heard).toEqual(["h1"]);
});

test("after a break it goes on from the last hint it saw", async () => {
  const sockets = standInSocket();
  listen();
  await settle();
  expect(sockets.all[0]?.sent).toEqual([{ token: "t1" }]);
  sockets.all[0]?.say({ type: "ready", since: "h0" });
  sockets.all[0]?.say({ type: "hint", hint: hint("h7") });
  sockets.all[0]?.close();
  await settle(1500);
  expect(sockets.all[1]?.sent).toMatchObject([{ since: "h7" }]);
});

test("where no socket can be had it asks every ten seconds, from where it was", async () => {
  const api = answerApi();
  let round = 0;
  api.on(live.changes, () => ({ items: round++ === 0 ? [] : [hint(`p${round}`)], since: `s${round}` }));
  const sockets = standInSocket();
  sockets.broken = true;
  const { heard, gaps, states } = listen();
  await settle(45_000);
  expect(gaps()).toBe(1); // the first answer only says where we are: what is on the page may be older
  expect(heard.slice(0, 2)).toEqual(["p2", "p3"]);
  const asked = api.to("/api/v1/changes").map(({ query }) => query["since"]);
  expect(asked.slice(0, 3)).toEqual([undefined, "s1", "s2"]);
  expect(states).toContain("polling");
});
