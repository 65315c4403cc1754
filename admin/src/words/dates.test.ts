import { dayOf, dueWords, timeWords, usedShare } from "./dates";

const noon = new Date("2026-10-20T12:00:00+08:00");

test("a day is counted by Shanghai's clock, wherever the browser stands", () => {
  expect(dayOf(new Date("2026-10-19T16:30:00Z"))).toBe("2026-10-20");
  expect(timeWords("2026-10-19T16:30:00Z", noon)).toBe("今天 0:30");
  expect(timeWords("2026-10-19T15:30:00Z", noon)).toBe("昨天 23:30");
  expect(timeWords("2025-03-02T00:05:00Z", noon)).toBe("2025年3月2日 8:05");
});

test("a deadline that has passed says by how much", () => {
  expect(dueWords("2026-10-10T00:00:00+08:00", "2026-10-19T11:00:00+08:00", noon)).toEqual({
    words: "超 1 天",
    how: "late",
  });
  expect(dueWords("2026-10-10T00:00:00+08:00", "2026-10-20T09:00:00+08:00", noon)).toEqual({
    words: "超 3 小时",
    how: "late",
  });
});

test("a deadline of today says its hour, one at the end of the day only 今天", () => {
  expect(dueWords("2026-10-10T00:00:00+08:00", "2026-10-20T17:30:00+08:00", noon)).toEqual({
    words: "17:30 前",
    how: "due",
  });
  expect(dueWords("2026-10-10T00:00:00+08:00", "2026-10-20T23:59:59+08:00", noon)).toEqual({
    words: "今天",
    how: "due",
  });
});

test("the warning starts when seven tenths of the time are used", () => {
  expect(dueWords("2026-10-13T12:00:00+08:00", "2026-10-23T12:00:00+08:00", noon).how).toBe("due");
  expect(dueWords("2026-10-13T13:00:00+08:00", "2026-10-23T13:00:00+08:00", noon).how).toBe("ok");
  expect(usedShare("2026-10-20T12:00:00+08:00", "2026-10-20T12:00:00+08:00", noon)).toBe(1);
});
