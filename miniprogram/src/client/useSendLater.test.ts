import { makeCase } from "../testing/makeCase";
import { ok, phone, residentSession } from "../testing/phone";
import { clearDraft, edit, openDraft, useDraft } from "./draft";
import { say, useOutbox } from "./outbox";
import { sendDraft } from "./sendDraft";
import { useSession } from "./session";
import { useToast } from "./toast";
import { sendLater } from "./useSendLater";

const me = residentSession.user.id;
const caseId = "8".repeat(24);
const message = {
  id: "7".repeat(24),
  room: `party:${"9".repeat(24)}`,
  seq: 1,
  at: "2026-10-20T10:20:00+08:00",
  from: { name: "王桂兰", side: "me", role: "" },
  attachments: [],
};
let asked: { path: string; key: string | undefined }[];

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 20 });
  asked = [];
  useSession.setState({ kept: residentSession });
  useOutbox.setState({ unsent: [] });
  openDraft(me);
  clearDraft();
});
afterEach(() => jest.useRealTimers());

const networkIsBack = () => {
  phone.serve = ({ path, headers }) => {
    asked.push({ path, key: headers["Idempotency-Key"] });
    return ok(path === "/api/v1/cases" ? makeCase() : message, 201);
  };
};

test("what was sent without a network goes out by itself when it is back, under the key it had", async () => {
  phone.serve = () => "lost";
  edit({ description: "楼上漏水" });
  const { key } = useDraft.getState().draft;
  await sendDraft();
  await say({ caseId, text: "方便" });
  const messageKey = useOutbox.getState().unsent[0]?.key;
  networkIsBack();
  await sendLater(me);
  expect(asked).toEqual([
    { path: "/api/v1/cases", key },
    { path: `/api/v1/cases/${caseId}/messages`, key: messageKey },
  ]);
  expect(useToast.getState().text).toContain("2026-0871");
  expect(useOutbox.getState().unsent).toEqual([]);
});

test("a report that nobody asked to send stays a draft", async () => {
  edit({ description: "楼上漏水" });
  networkIsBack();
  await sendLater(me);
  expect(asked).toEqual([]);
  expect(useDraft.getState().draft.description).toBe("楼上漏水");
});
