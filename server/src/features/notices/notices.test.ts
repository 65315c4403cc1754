import { newId } from "../../kernel/ids";
import { startTestDatabase, tuesday } from "../../testing/app";
import { callTasks, type NewCallTask } from "./callStore";
import { notices, urgentNotices, type NewNotice } from "./noticeStore";
import { subscriptions } from "./subscriptions";

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());

const now = new Date(tuesday);
const later = (ms: number) => new Date(now.getTime() + ms);
const makeNotice = (given: Partial<NewNotice> = {}): NewNotice => ({
  to: newId(),
  entry: newId(),
  event: "accept",
  at: now,
  title: "调解员已接手",
  text: "编号 2026-0312。",
  caseId: newId(),
  caseNumber: "2026-0312",
  urgent: false,
  byWechat: false,
  ...given,
});
const inbox = async (to: string) => (await notices.page(to, { unread: false, limit: 50, cursor: undefined })).items;

describe("a notice", () => {
  test("comes once, however often its entry is delivered", async () => {
    const notice = makeNotice();
    await Promise.all(Array.from({ length: 8 }, () => notices.add(notice)));
    expect(await inbox(notice.to)).toHaveLength(1);
  });

  test("of ten messages is one until it is read, and then there may be another", async () => {
    const topic = "message:1";
    const to = newId();
    for (let i = 0; i < 10; i++) await notices.add(makeNotice({ to, topic, event: "message" }));
    expect(await notices.countUnread(to)).toBe(1);
    await notices.markTopicRead(to, topic, now);
    expect(await notices.countUnread(to)).toBe(0);
    await notices.add(makeNotice({ to, topic, event: "message" }));
    expect(await inbox(to)).toHaveLength(2);
  });

  test("is read by its own reader only", async () => {
    const notice = makeNotice();
    await notices.add(notice);
    const [made] = await inbox(notice.to);
    expect(await notices.markRead(newId(), made?.id ?? "", now)).toBe(false);
    expect(await notices.countUnread(notice.to)).toBe(1);
    expect(await notices.markRead(notice.to, made?.id ?? "", now)).toBe(true);
    expect(await notices.markRead(notice.to, made?.id ?? "", now)).toBe(true);
    expect(await notices.countUnread(notice.to)).toBe(0);
  });

  test("of danger is watched until somebody of the centre has read it", async () => {
    const [entry, one, two] = [newId(), newId(), newId()];
    for (const to of [one, two]) await notices.add(makeNotice({ to, entry, urgent: true, centre: "150204101001" }));
    const watched = async () =>
      (await urgentNotices.unseenSince(later(1), 100)).filter((notice) => notice.entry === entry);
    expect(await watched()).toHaveLength(2);
    expect(await urgentNotices.seenByAnybody(entry)).toBe(false);
    await notices.markAllRead(one, now);
    expect(await watched()).toHaveLength(1);
    expect(await urgentNotices.seenByAnybody(entry)).toBe(true);
    await urgentNotices.stopWatching(entry);
    expect(await watched()).toEqual([]);
  });
});

describe("consents to WeChat messages", () => {
  const template = "template-progress";

  test("one consent counts once, also when its request comes again and again at once", async () => {
    const userId = newId();
    await Promise.all(Array.from({ length: 6 }, () => subscriptions.add(userId, template, "tap-1")));
    await subscriptions.add(userId, template, "tap-2");
    expect(await subscriptions.leftOf(userId)).toEqual({ [template]: 2 });
  });

  test("of many who would send on the last consent one may", async () => {
    const userId = newId();
    await subscriptions.add(userId, template, "tap-1");
    const taken = await Promise.all(Array.from({ length: 10 }, () => subscriptions.take(userId, template)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await subscriptions.leftOf(userId)).toEqual({ [template]: 0 });
  });

  test("what was not used is given back, and what WeChat says is gone is gone", async () => {
    const userId = newId();
    for (const key of ["a", "b", "c"]) await subscriptions.add(userId, template, key);
    await subscriptions.take(userId, template);
    await subscriptions.giveBack(userId, template);
    expect(await subscriptions.leftOf(userId)).toEqual({ [template]: 3 });
    await subscriptions.empty(userId, template);
    expect(await subscriptions.take(userId, template)).toBe(false);
  });
});

describe("a call", () => {
  const makeCall = (given: Partial<NewCallTask> = {}): NewCallTask => ({
    entry: newId(),
    event: "accept",
    partyId: newId(),
    attempt: 1,
    caseId: newId(),
    caseNumber: "2026-0312",
    at: now,
    dueAt: later(3_600_000),
    who: "张*",
    phone: "138****1234",
    text: "请打电话告诉当事人：调解员已接手。",
    regionPath: ["150204000000", "150204101000", "150204101001", "150204101001003"],
    ...given,
  });
  const page = (scope: Parameters<typeof callTasks.page>[0], done = false) =>
    callTasks.page(scope, { done, limit: 50, cursor: undefined });

  test("is made once for each entry and party", async () => {
    const call = makeCall({ regionPath: ["150204101002001"] });
    await Promise.all(Array.from({ length: 5 }, () => callTasks.add(call)));
    expect((await page([{ regionPath: "150204101002001" }])).items).toHaveLength(1);
  });

  test("is seen by the grid's worker, the clerks above, and the mediator of the case; by nobody else", async () => {
    const responsibleId = newId();
    const call = makeCall({ responsibleId, regionPath: ["150204000000", "150204101003", "150204101003007"] });
    await callTasks.add(call);
    const seen = async (scope: Parameters<typeof callTasks.page>[0]) =>
      (await page(scope)).items.some(({ entry }) => entry === call.entry);
    expect(await seen([{ regionPath: "150204101003007" }])).toBe(true);
    expect(await seen([{ regionPath: "150204000000" }])).toBe(true);
    expect(await seen([{ responsibleId }])).toBe(true);
    expect(await seen([{ regionPath: "150204101003008" }, { responsibleId: newId() }])).toBe(false);
    expect(await seen([])).toBe(false);
  });

  test("is ended by one of two who end it at once, and only within their scope", async () => {
    const scope = [{ regionPath: "150204101004001" }];
    await callTasks.add(makeCall({ regionPath: ["150204101004001"] }));
    const [call] = (await page(scope)).items;
    const done = { at: now, byId: newId(), by: "王网格", result: "told" } as const;
    expect(await callTasks.finish([{ regionPath: "150204101004002" }], call?.id ?? "", done)).toBeUndefined();
    const ended = await Promise.all([1, 2, 3].map(() => callTasks.finish(scope, call?.id ?? "", done)));
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect((await page(scope)).items).toEqual([]);
    expect((await page(scope, true)).items[0]?.done).toMatchObject({ by: "王网格", result: "told" });
  });
});
