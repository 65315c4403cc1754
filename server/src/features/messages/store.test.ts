import { randomBytes } from "node:crypto";
import { createFieldCipher } from "../../kernel/crypto/fields";
import { newId } from "../../kernel/ids";
import { startTestDatabase, tuesday } from "../../testing/app";
import { MessageModel } from "./model";
import { createMessageStore, raiseRoom, type NewMessage } from "./store";
import { roomStates, unreadOf } from "./unread";

const store = createMessageStore(createFieldCipher(randomBytes(32), randomBytes(32)));
let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());

const at = new Date(tuesday);
const says = (text: string, given: Partial<NewMessage> = {}): NewMessage => ({
  from: { id: newId(), kind: "resident", role: "applicant" },
  at,
  text,
  attachments: [],
  intent: undefined,
  ...given,
});
const makeRoom = (room = `party:${newId()}`) => ({ caseId: newId(), room });
const allOf = async ({ caseId, room }: { caseId: string; room: string }) =>
  (await store.page({ caseId, rooms: [room] }, { limit: 100, cursor: undefined, single: true })).items;

test("of forty who speak at once each gets the next place, and none is skipped", async () => {
  const room = makeRoom();
  await Promise.all(Array.from({ length: 40 }, (_, i) => store.append(room, says(`第${i}句`))));
  const places = (await allOf(room)).map(({ seq }) => seq);
  expect(places).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i));
});

test("one who reads while others speak never finds an earlier message afterwards", async () => {
  const room = makeRoom();
  const speaking = Promise.all(Array.from({ length: 30 }, (_, i) => store.append(room, says(`第${i}句`))));
  let done = false;
  void speaking.then(() => (done = true));
  while (!done) {
    const seen = (await allOf(room)).map(({ seq }) => seq);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i));
  }
});

test("the same intent sent ten times at once is said once", async () => {
  const room = makeRoom();
  const said = says("我家又漏水了", { intent: { key: "tap-0001", digest: "a" } });
  const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(room, said)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await allOf(room)).toHaveLength(1);
});

test("an intent that was used to say something else is refused", async () => {
  const room = makeRoom();
  const said = says("我家又漏水了", { intent: { key: "tap-0002", digest: "a" } });
  await store.append(room, said);
  await expect(store.append(room, { ...said, text: "别的", intent: { key: "tap-0002", digest: "b" } })).rejects.toThrow(
    "这个编号已经用来发过别的内容了",
  );
  expect(await allOf(room)).toHaveLength(1);
});

test("what is said is not readable in the database", async () => {
  const room = makeRoom();
  await store.append(room, says("我的电话是13800001234"));
  const raw = JSON.stringify(await MessageModel.find(room).lean());
  expect(raw).not.toContain("13800001234");
  expect((await allOf(room))[0]?.text).toBe("我的电话是13800001234");
});

test("pages hold every message once, in one room by place and over several rooms by time", async () => {
  const room = makeRoom();
  const notes = { ...room, room: "notes" };
  for (let i = 0; i < 7; i++)
    await store.append(i % 3 === 0 ? notes : room, says(`第${i}句`, { at: new Date(at.getTime() + i) }));
  const read = async (rooms: string[], single: boolean) => {
    const texts: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.page({ caseId: room.caseId, rooms }, { limit: 2, cursor, single });
      texts.push(...page.items.map(({ text }) => text));
      cursor = page.next ?? undefined;
    } while (cursor);
    return texts;
  };
  expect(await read([room.room], true)).toEqual(["第5句", "第4句", "第2句", "第1句"]);
  expect(await read([room.room, "notes"], false)).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `第${i}句`));
});

test("reading only goes forwards, each for themselves, and rooms one is not in are not counted", async () => {
  const room = makeRoom();
  const [reader, other] = [newId(), newId()];
  await raiseRoom(room, { lastSeq: 5 });
  await raiseRoom({ ...room, room: "notes" }, { lastSeq: 9 });
  await raiseRoom(room, { reader, readSeq: 4 });
  await raiseRoom(room, { reader, readSeq: 2 });
  expect(await roomStates(room.caseId, [room.room], reader)).toEqual([{ room: room.room, lastSeq: 5, unread: 1 }]);
  expect(await unreadOf([{ id: room.caseId, rooms: [room.room] }], other)).toEqual(new Map([[room.caseId, 5]]));
});

test("a room that many open at once in the same moment is one room", async () => {
  const room = makeRoom();
  await Promise.all(Array.from({ length: 20 }, (_, i) => raiseRoom(room, { lastSeq: i, reader: newId() })));
  expect(await roomStates(room.caseId, [room.room], newId())).toEqual([{ room: room.room, lastSeq: 19, unread: 19 }]);
});
