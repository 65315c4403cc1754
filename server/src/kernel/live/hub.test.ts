import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { livePath, liveFrame, type LiveFrame } from "@qizhen/shared/contract/live";
import { WebSocket } from "ws";
import { createTestClock, startTestDatabase, type TestClock } from "../../testing/app";
import { createLog } from "../log";
import { ChangeModel, createChanges, placeOf, type Change } from "./changes";
import { createHub, type Hub, type Listener } from "./hub";

let database: Awaited<ReturnType<typeof startTestDatabase>>;
let clock: TestClock;
let stops: (() => void)[] = [];
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  clock = createTestClock();
  await ChangeModel.deleteMany({});
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

/** Tokens of the test name whom they belong to: `user:a` hears that key and `everybody`. */
const goodFor = 60_000;
const identify = (token: string): Promise<Listener | undefined> =>
  Promise.resolve(
    token.startsWith("user:") && !revoked.has(token)
      ? { keys: new Set([token, "everybody"]), until: new Date(clock().getTime() + goodFor) }
      : undefined,
  );
const revoked = new Set<string>();

/**
 * A server process: its own hub on its own port; only the database is common. A short beat lets go of clients that are slow to
 * answer it, as all are while this process writes a burst: only tests about the beat have one.
 */
const startServer = async ({ beatMs }: { beatMs?: number } = {}) => {
  const changes = createChanges(clock);
  const hub: Hub = createHub({ changes, log: createLog("silent"), identify, everyMs: 20, ...(beatMs && { beatMs }) });
  const http: Server = createServer();
  hub.attach(http);
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  stops.push(() => {
    hub.stop();
    http.close();
  });
  return { changes, hub, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}${livePath}` };
};

/** A client with what it was told. */
const connect = async (url: string, hello: unknown) => {
  const socket = new WebSocket(url);
  const frames: LiveFrame[] = [];
  let heard: () => void = () => undefined;
  socket.on("message", (data: Buffer) => {
    frames.push(liveFrame.parse(JSON.parse(data.toString())));
    heard();
  });
  stops.push(() => socket.terminate());
  await once(socket, "open");
  socket.send(typeof hello === "string" ? hello : JSON.stringify(hello));
  const until = async (fits: (frame: LiveFrame) => boolean) => {
    while (!frames.some(fits)) await new Promise<void>((done) => (heard = done));
    return frames.find(fits);
  };
  const subjects = () => frames.flatMap((frame) => (frame.type === "hint" ? [frame.hint.subject] : []));
  return { socket, frames, subjects, until, about: (subject: string) => until(isAbout(subject)) };
};
const isAbout = (subject: string) => (frame: LiveFrame) => frame.type === "hint" && frame.hint.subject === subject;
const isReady = (frame: LiveFrame) => frame.type === "ready";
const change = (subject: string, ...audience: string[]): Change => ({ topic: "case", subject, audience });

test("what one server writes reaches a client of another, once, and only whom it concerns", async () => {
  const [here, there] = [await startServer(), await startServer()];
  const mine = await connect(there.url, { token: "user:a" });
  const other = await connect(there.url, { token: "user:b" });
  await Promise.all([mine.until(isReady), other.until(isReady)]);
  await here.changes.publish([change("case-1", "user:a"), change("case-2", "everybody")]);
  await Promise.all([mine.about("case-2"), other.about("case-2")]);
  await new Promise((done) => setTimeout(done, 100)); // some more rounds over the same stretch
  expect(mine.subjects()).toEqual(["case-1", "case-2"]);
  expect(other.subjects()).toEqual(["case-2"]);
});

test("a client that comes back with the last hint it saw is told all that it has missed", async () => {
  const { changes, url } = await startServer();
  const before = await connect(url, { token: "user:a" });
  await before.until(isReady);
  await changes.publish([change("seen", "user:a")]);
  const seen = await before.about("seen");
  before.socket.terminate();
  clock.forward(10 * 60_000);
  await changes.publish([change("missed-1", "user:a"), change("not mine", "user:b")]);
  clock.forward(60_000);
  await changes.publish([change("missed-2", "everybody")]);
  const since = seen?.type === "hint" ? seen.hint.id : "";
  const after = await connect(url, { token: "user:a", since });
  await after.about("missed-2");
  expect(after.frames[0]).toEqual({ type: "ready", since });
  // a hint may come twice: from catching up, and from the stream that goes on beside it
  expect(new Set(after.subjects().filter((subject) => subject !== "seen"))).toEqual(new Set(["missed-1", "missed-2"]));
});

test("a change whose writing took a while is not missed by one who has read past its instant", async () => {
  const { changes, url } = await startServer();
  const client = await connect(url, { token: "user:a" });
  await client.until(isReady);
  const begun = clock();
  clock.forward(2000);
  await changes.publish([change("quick", "user:a")]);
  await client.about("quick");
  await ChangeModel.create({ at: begun, topic: "case", subject: "slow", audience: ["user:a"] });
  await client.about("slow");
});

test("a burst larger than a page is read to its end, also by one who polls", async () => {
  const { changes, url } = await startServer();
  const client = await connect(url, { token: "user:a" });
  await client.until(isReady);
  await changes.publish(Array.from({ length: 1201 }, (_, n) => change(`case-${n}`, "user:a")));
  await client.about("case-1200");
  expect(new Set(client.subjects()).size).toBe(1201);
});

test("hints never come before `ready`, whatever is written meanwhile", async () => {
  const { changes, url } = await startServer();
  const holder = await connect(url, { token: "user:z" });
  await holder.until(isReady); // the stream is being read already
  const writing = Promise.all(Array.from({ length: 20 }, (_, n) => changes.publish([change(`case-${n}`, "user:a")])));
  const client = await connect(url, { token: "user:a" });
  await writing;
  await client.about("case-19");
  expect(client.frames[0]?.type).toBe("ready");
});

test.each([
  ["a bad token", { token: "forged" }, 4401],
  ["an unknown field", { token: "user:a", more: 1 }, 4400],
  ["no JSON", "hello", 4400],
])("%s is not let in, and hears nothing", async (_, hello, code) => {
  const { changes, url } = await startServer();
  const client = await connect(url, hello);
  const [closed] = (await once(client.socket, "close")) as [number];
  await changes.publish([change("case-1", "everybody", "user:a")]);
  expect([closed, client.frames]).toEqual([code, []]);
});

test("a client whose token runs out is told so and let go", async () => {
  const { url } = await startServer();
  const client = await connect(url, { token: "user:a" });
  await client.until(isReady);
  clock.forward(goodFor);
  const [code] = (await once(client.socket, "close")) as [number];
  expect([client.frames.at(-1), code]).toEqual([{ type: "expired" }, 4001]);
});

test("who is signed out elsewhere hears nothing any more", async () => {
  const { changes, url } = await startServer({ beatMs: 50 });
  const client = await connect(url, { token: "user:gone" });
  await client.until(isReady);
  revoked.add("user:gone");
  await once(client.socket, "close");
  await changes.publish([change("case-1", "user:gone")]);
  expect(client.frames.at(-1)).toEqual({ type: "expired" });
});

test("a place that is none is taken for a first visit", async () => {
  const { changes, url } = await startServer();
  const client = await connect(url, { token: "user:a", since: "zzz" });
  expect(await client.until(isReady)).toEqual({ type: "ready", since: placeOf({ at: clock(), id: "0" }) });
  expect(changes.instantOf("zzz")).toBeUndefined();
  expect(changes.instantOf(placeOf({ at: clock(), id: "0" }))).toEqual(clock());
});
