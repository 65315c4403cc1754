import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../testing/app";
import { signIn } from "../../testing/signIn";
import { loadRegions } from "../../testing/regions";

jest.setTimeout(60_000);
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
}, 60_000);
afterAll(() => app.stop());

type Person = Awaited<ReturnType<typeof signIn>>;
const dayMs = 24 * 60 * 60 * 1000;

/** A leak upstairs, which a mediator of the village has in hand. */
const openCase = async (resident: Person, description = "楼上漏水，把我家卧室泡了，找他三回都不修") => {
  const made = await resident(api.cases.submit, {
    body: { description, address: "松石国际城12号楼1单元302", gridCode: "150204101001003" },
  });
  await app.app.outbox.drain();
  const clerk = await signIn(app, "clerk-town");
  const mediator = await signIn(app, "mediator-1");
  if (made.responsible?.id !== mediator.user.id)
    await clerk(api.cases.act, {
      params: { id: made.id },
      body: { action: "assign", mediatorId: mediator.user.id, reason: "他熟悉这栋楼" },
    });
  await mediator(api.cases.act, { params: { id: made.id }, body: { action: "accept" } });
  await app.app.outbox.drain();
  return { id: made.id, mediator };
};
const texts = async (who: Person, id: string) =>
  (await who(api.messages.list, { params: { id } })).items.map(({ text }) => text);
const noticesOf = async (who: Person, id: string) =>
  (await who(api.notices.list, {})).items.filter(({ caseId, title }) => caseId === id && /说话|回话/.test(title));

test("a resident and the mediator talk, each sees who spoke, and the unread count goes to nought when it is read", async () => {
  const resident = await signIn(app, "sample-resident-1");
  const { id, mediator } = await openCase(resident);
  const said = await resident(api.messages.send, { params: { id }, body: { text: "今天又漏了" } });
  await app.app.outbox.drain();
  const [heard] = (await mediator(api.messages.list, { params: { id } })).items;
  expect(heard).toMatchObject({ id: said.id, text: "今天又漏了", from: { side: "party", role: "申请人" }, seq: 1 });

  const row = async () => (await mediator(api.cases.get, { params: { id } })).unread;
  expect(await row()).toBe(1);
  expect(await mediator(api.messages.read, { params: { id }, body: { room: said.room, seq: 99 } })).toEqual({
    unread: 0,
  });
  expect(await row()).toBe(0);

  await mediator(api.messages.send, { params: { id }, body: { text: "明天上午我过去看" } });
  expect((await resident(api.messages.list, { params: { id } })).items[0]).toMatchObject({
    text: "明天上午我过去看",
    from: { side: "staff", role: "调解员", name: "李桂芳" },
  });
});

test("notes are for staff; the resident neither sees nor counts them, and may not write there", async () => {
  const resident = await signIn(app, "sample-resident-2");
  const { id, mediator } = await openCase(resident);
  await mediator(api.messages.send, { params: { id }, body: { text: "对方态度很硬", room: "notes" } });
  await app.app.outbox.drain();
  expect(await texts(mediator, id)).toContain("对方态度很硬");
  expect(await texts(resident, id)).toEqual([]);
  expect((await resident(api.cases.get, { params: { id } })).unread).toBe(0);
  const write = resident(api.messages.send, { params: { id }, body: { text: "我也写", room: "notes" } });
  await expect(write).rejects.toMatchObject({ status: 404, message: expect.stringContaining("没有这个对话") });
});

test("a double tap says it once; the same key with other words is refused", async () => {
  const resident = await signIn(app, "sample-resident-3");
  const { id } = await openCase(resident);
  const send = (text: string) => resident(api.messages.send, { params: { id }, body: { text }, key: "one-tap-0001" });
  const twice = await Promise.all([send("在吗"), send("在吗"), send("在吗")]);
  expect(new Set(twice.map((message) => message.id)).size).toBe(1);
  await expect(send("别的话")).rejects.toMatchObject({ status: 409 });
  expect(await texts(resident, id)).toEqual(["在吗"]);
});

test("ten messages are one notice until it is read, and reading the talk reads it", async () => {
  const resident = await signIn(app, "sample-resident-4");
  const { id, mediator } = await openCase(resident);
  for (let i = 0; i < 10; i++) await mediator(api.messages.send, { params: { id }, body: { text: `第${i}句` } });
  await app.app.outbox.drain();
  expect(await noticesOf(resident, id)).toMatchObject([{ read: false }]);
  const [last] = (await resident(api.messages.list, { params: { id } })).items;
  await resident(api.messages.read, { params: { id }, body: { room: last?.room ?? "", seq: last?.seq ?? 0 } });
  expect(await noticesOf(resident, id)).toMatchObject([{ read: true }]);
});

test("a stranger, and staff who have nothing to do with it, hear nothing", async () => {
  const { id } = await openCase(await signIn(app, "sample-resident-5"));
  for (const who of ["sample-resident-6", "mediator-6", "expert-1"]) {
    const other = await signIn(app, who);
    await expect(other(api.messages.list, { params: { id } })).rejects.toMatchObject({ status: 404 });
    await expect(other(api.messages.send, { params: { id }, body: { text: "让我看看" } })).rejects.toMatchObject({
      status: 404,
    });
  }
});

test("a leader reads along and is told kindly that they may not write", async () => {
  const resident = await signIn(app, "sample-resident-7");
  const { id } = await openCase(resident);
  await resident(api.messages.send, { params: { id }, body: { text: "麻烦快一点" } });
  const leader = await signIn(app, "leader-1");
  expect(await texts(leader, id)).toEqual(["麻烦快一点"]);
  const write = leader(api.messages.send, { params: { id }, body: { text: "我来说" } });
  await expect(write).rejects.toMatchObject({ status: 403, message: expect.stringContaining("只有负责办理的人") });
});

test("thirty days after the end there is nothing more to say, but it can be read", async () => {
  const resident = await signIn(app, "sample-resident-8");
  const { id, mediator } = await openCase(resident);
  await resident(api.messages.send, { params: { id }, body: { text: "谢谢" } });
  await mediator(api.cases.act, {
    params: { id },
    body: { action: "close", outcome: "guided", reason: "已告诉怎么办" },
  });
  app.clock.forward(29 * dayMs);
  const after = await signIn(app, "sample-resident-8");
  await after(api.messages.send, { params: { id }, body: { text: "又漏了一点" } });
  app.clock.forward(2 * dayMs);
  const late = await signIn(app, "sample-resident-8");
  await expect(late(api.messages.send, { params: { id }, body: { text: "还在吗" } })).rejects.toMatchObject({
    status: 409,
  });
  expect(await texts(late, id)).toEqual(["又漏了一点", "谢谢"]);
});
