import { matterStateOf } from "./answered";
import { allowedOnMonth, decideMonth } from "./life";

test("a desk drafts, changes and publishes; only who decides approves; nothing is published that is not approved, or twice", () => {
  expect(allowedOnMonth("draft", ["desk"])).toEqual(["redraft", "save"]);
  expect(allowedOnMonth("draft", ["decides"])).toEqual(["approve"]);
  expect(allowedOnMonth("approved", ["desk"])).toEqual(["return", "publish"]);
  expect(allowedOnMonth("approved", ["decides"])).toEqual(["return"]);
  expect(allowedOnMonth("published", ["desk", "decides"])).toEqual([]);
  expect(allowedOnMonth("draft", [])).toEqual([]);
  expect(decideMonth("published", "publish", ["desk"])).toEqual({ fault: "notNow" });
  expect(decideMonth("draft", "publish", ["desk"])).toEqual({ fault: "notNow" });
  expect(decideMonth("approved", "publish", ["decides"])).toEqual({ fault: "notYours" });
});

const dueAt = new Date("2026-11-20T17:30:00+08:00");
const [before, after] = [new Date("2026-11-20T17:29:59+08:00"), new Date("2026-11-20T17:30:01+08:00")];
test("what was said is answered by a reply or by the end of the case, whichever was first; unanswered it is late after its day", () => {
  expect(matterStateOf({ dueAt }, before)).toBe("waiting");
  expect(matterStateOf({ dueAt }, after)).toBe("late");
  expect(matterStateOf({ dueAt, repliedAt: before }, after)).toBe("answered");
  expect(matterStateOf({ dueAt, repliedAt: after }, after)).toBe("answered_late");
  expect(matterStateOf({ dueAt, repliedAt: after, closedAt: before }, after)).toBe("answered");
  expect(matterStateOf({ dueAt, repliedAt: dueAt }, after)).toBe("answered");
});
