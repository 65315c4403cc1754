import { actions } from "@qizhen/shared/vocabulary/index";
import type { NoticeEvent } from "./events";
import { words } from "./words";

const others = [
  "submitted",
  "assigned",
  "queued",
  "red",
  "due_soon",
  "overdue",
  "rated",
  "placed_nowhere",
  "message",
] as const;
const events = [...Object.keys(actions), ...others, "call_failed"] as NoticeEvent[];
const told = { number: "2026-0312", next: "调解员会在周四下班前联系您。" };

test.each(events)(
  "%s has a title that fits a WeChat message, and a text that names the matter by its number only",
  (event) => {
    for (const [title, text] of [words.forResidents(event), words.forStaff(event)]) {
      expect([...title].length).toBeLessThanOrEqual(20);
      expect(title).toMatch(/^[\u4e00-\u9fff：，、]+$/);
      expect(text(told)).toContain("编号 2026-0312");
    }
  },
);

test("a caller is given whole sentences to say", () => {
  expect(words.call("accept", told)).toBe(
    "请打电话告诉当事人：调解员已接手。编号 2026-0312。调解员会在周四下班前联系您。",
  );
});
