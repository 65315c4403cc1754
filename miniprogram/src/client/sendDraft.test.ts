import { makeCase } from "../testing/makeCase";
import { ok, phone, refused, residentSession, TestUpload } from "../testing/phone";
import { clearDraft, edit, openDraft, useDraft } from "./draft";
import { addFiles } from "./draftFiles";
import { sendDraft } from "./sendDraft";
import { useSession } from "./session";

const keyOf = (asked: { headers: Record<string, string> }) => asked.headers["Idempotency-Key"];
/** What was posted as a case, by key and words. */
let posted: { key: string | undefined; body: Record<string, unknown> }[];

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 20 });
  globalThis.XMLHttpRequest = TestUpload as never;
  posted = [];
  phone.storage.clear();
  useSession.setState({ kept: residentSession });
  openDraft(residentSession.user.id);
  clearDraft();
  edit({ description: "楼上漏水，泡了卧室" });
});
afterEach(() => jest.useRealTimers());

const serve = (...answers: (ReturnType<typeof ok> | "lost")[]) => {
  phone.serve = (asked) => {
    if (asked.path !== "/api/v1/cases") return "lost";
    posted.push({ key: keyOf(asked), body: asked.body });
    return answers[Math.min(posted.length - 1, answers.length - 1)] ?? "lost";
  };
};

test("two taps on 发送 send one report", async () => {
  serve(ok(makeCase(), 201));
  const [first, second] = await Promise.all([sendDraft(), sendDraft()]);
  expect(posted).toHaveLength(1);
  expect(first).toEqual(second);
});

test("when the answer is lost, the retry carries the same key, so that it makes one case", async () => {
  serve("lost", ok(makeCase(), 201));
  expect(await sendDraft()).toHaveProperty("sent.number", "2026-0871");
  expect(posted).toHaveLength(2);
  expect(posted[0]?.key).toBe(posted[1]?.key);
  expect(posted[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
});

test("without a network the report waits, with its key, and goes out when sent again", async () => {
  serve("lost");
  expect(await sendDraft()).toEqual({ queued: true });
  const { key, queued } = useDraft.getState().draft;
  expect(queued).toBe(true);
  posted = [];
  serve(ok(makeCase(), 201));
  expect(await sendDraft()).toHaveProperty("sent");
  expect(posted.map((one) => one.key)).toEqual([key]);
  expect(useDraft.getState().draft.description).toBe("");
});

test("a report that was refused for what it says gets another key once it is put right", async () => {
  serve(refused(422, "写一句话，或加一段录音"), ok(makeCase(), 201));
  expect(await sendDraft()).toHaveProperty("failed.message", "写一句话，或加一段录音");
  edit({ description: "楼上漏水，泡了卧室和客厅" });
  await sendDraft();
  expect(posted[0]?.key).not.toBe(posted[1]?.key);
});

test("a key that was used with other words says that the report may be there already, and keeps it", async () => {
  serve(refused(409));
  expect(await sendDraft()).toEqual({ before: true });
  expect(useDraft.getState().draft.description).toBe("楼上漏水，泡了卧室");
});

test("a recording alone is a report: it is uploaded, and goes without words", async () => {
  edit({ description: "" });
  const file = {
    id: "5".repeat(24),
    kind: "voice",
    mime: "audio/mpeg",
    bytes: 900,
    seconds: 3,
    url: "/api/v1/files/5",
  };
  const uploads: (string | undefined)[] = [];
  phone.serve = (asked) => {
    if (asked.path === "/api/v1/files") {
      uploads.push(keyOf(asked));
      return ok(file, 201);
    }
    posted.push({ key: keyOf(asked), body: asked.body });
    return ok(makeCase(), 201);
  };
  addFiles([{ kind: "voice", url: "blob:1", seconds: 3 }]);
  expect(await sendDraft()).toHaveProperty("sent");
  expect(posted[0]?.body).toEqual({ description: "", attachments: [file.id] });
  expect(uploads).toHaveLength(1);
});
