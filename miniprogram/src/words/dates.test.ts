import { partsOf, sayDay, sayTime, sayUntil, sayWhen } from "./dates";

const now = new Date("2026-10-20T10:20:00+08:00");

test("a day that is near is said by its name, another by its date and weekday", () => {
  expect(sayDay("2026-10-22T15:00:00+08:00", now)).toBe("后天");
  expect(sayDay("2026-10-19T23:59:00+08:00", now)).toBe("昨天");
  expect(sayDay("2026-10-28T09:00:00+08:00", now)).toBe("10月28日 周三");
  expect(sayDay("2027-01-01T09:00:00+08:00", now)).toBe("2027年1月1日 周五");
});

test("the day is the one in Shanghai, whatever zone the instant is written in", () => {
  expect(partsOf("2026-10-21T16:00:00Z")).toMatchObject({ month: 10, day: 22, weekday: "周四", hour: 0 });
  expect(sayDay("2026-10-20T16:30:00Z", now)).toBe("明天");
});

test("hours are said as people say them", () => {
  expect(sayTime("2026-10-22T15:00:00+08:00")).toBe("下午\u00a03\u00a0点");
  expect(sayTime("2026-10-22T16:10:00+08:00")).toBe("下午\u00a04:10");
  expect(sayTime("2026-10-22T12:00:00+08:00")).toBe("中午\u00a012\u00a0点");
  expect(sayTime("2026-10-22T00:05:00+08:00")).toBe("凌晨\u00a00:05");
  expect(sayWhen("2026-10-22T09:00:00+08:00", now)).toBe("后天 上午\u00a09\u00a0点");
});

test("what ends with a day is said by its day", () => {
  expect(sayUntil("2026-10-22T23:59:59+08:00", now)).toBe("后天");
  expect(sayUntil("2026-10-22T17:30:00+08:00", now)).toBe("后天 下午\u00a05:30");
});
