import WebSocket from "ws";
import { api } from "@qizhen/shared/contract";
import { screenToken } from "@qizhen/shared/contract/desk";
import { livePath } from "@qizhen/shared/contract/live";
import { startDesk, type Desk } from "../../testing/desk";
import { ScreenModel } from "./model";

jest.setTimeout(120_000);
let desk: Desk;
beforeAll(async () => (desk = await startDesk()));
beforeEach(() => desk.begin());
afterAll(() => desk.app.stop());

test("the screen of the waiting room shows numbers and rooms and nothing else, to whoever has its address", async () => {
  await desk.open(desk.people.host, { room: "调解室一" });
  await desk.walkIn({ phone: "13900002222", matter: "楼上漏水" });
  await desk.walkIn();
  await desk.walkIn();
  await desk.walkIn(); // no seat: stands in line
  const [visit] = (await desk.board()).visits;
  await desk.people.clerk(api.desk.call, { body: { visitId: visit?.id ?? "" } });
  const body = { label: "一楼大厅" };
  const made = await desk.people.clerk(api.desk.createScreen, { body, key: "screen-key-1" });
  expect((await desk.people.clerk(api.desk.createScreen, { body, key: "screen-key-1" })).code).toBe(made.code);
  expect(made.code).toMatch(/^[\w-]{22}$/);
  expect(JSON.stringify(await ScreenModel.find({}).lean())).not.toContain(made.code);

  const answer = await fetch(`${desk.app.url}/api/v1/waiting-room/${made.code}`);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const shown = (await answer.json()) as Record<string, unknown>;
  expect(shown).toEqual({
    at: desk.app.clock().toISOString(),
    calls: [{ number: 1, room: "调解室一", times: 1, at: desk.app.clock().toISOString() }],
    next: [2, 3, 4],
    waiting: 3,
  });
  await desk.people.clerk(api.desk.actOnScreen, { params: { id: made.id }, body: { action: "revoke" } });
  expect((await fetch(`${desk.app.url}/api/v1/waiting-room/${made.code}`)).status).toBe(404);
});

test("who guesses addresses of screens is stopped", async () => {
  const guess = (nth: number) => fetch(`${desk.app.url}/api/v1/waiting-room/${String(nth).padStart(22, "x")}`);
  const statuses = await Promise.all(Array.from({ length: 40 }, async (_, nth) => (await guess(nth)).status));
  expect(statuses.filter((one) => one === 404).length).toBeLessThanOrEqual(30);
  expect(statuses.at(-1)).toBe(429);
});

test("a screen hears at once that something was called, and learns no id by it", async () => {
  await desk.open(desk.people.host);
  await desk.walkIn();
  const { code } = await desk.people.clerk(api.desk.createScreen, { body: { label: "大厅" } });
  const address = new URL(livePath, desk.app.url.replace("http", "ws"));
  const frames: string[] = [];
  const socket = new WebSocket(address);
  const heard = new Promise<void>((done) =>
    socket.on("message", (data: Buffer) => {
      frames.push(data.toString());
      if (frames.length === 1)
        void desk
          .board()
          .then(({ visits }) => desk.people.clerk(api.desk.call, { body: { visitId: visits[0]?.id ?? "" } }));
      if (frames.some((frame) => frame.includes('"hint"'))) done();
    }),
  );
  await new Promise((ready) => socket.on("open", ready));
  socket.send(JSON.stringify({ token: screenToken(code) }));
  await heard;
  socket.close();
  expect(JSON.parse(frames[1] ?? "")).toMatchObject({ type: "hint", hint: { topic: "visit", subject: "screen" } });
});
