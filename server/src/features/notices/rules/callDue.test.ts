import { callAgainDue, callDue, visitCallDue } from "./callDue";

/** 2026: 1–7 October are days off, Saturday the 10th is worked on instead. */
const off = ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"];
const isWorkday = (day: string) => !off.includes(day);
const at = (time: string) => new Date(`${time}+08:00`);

test("a call is to be made by noon of the next workday", () => {
  expect(callDue(at("2026-10-20T10:20"), isWorkday)).toEqual(at("2026-10-21T12:00"));
  expect(callDue(at("2026-10-20T23:59"), isWorkday)).toEqual(at("2026-10-21T12:00"));
  expect(callDue(at("2026-10-21T00:01"), isWorkday)).toEqual(at("2026-10-22T12:00"));
  expect(callDue(at("2026-12-31T09:00"), isWorkday)).toEqual(at("2027-01-01T12:00"));
});

test("holidays are waited out", () => {
  expect(callDue(at("2026-09-30T15:00"), isWorkday)).toEqual(at("2026-10-08T12:00"));
});

test("a calendar without workdays does not keep a call for ever", () => {
  expect(callDue(at("2026-09-30T15:00"), () => false)).toEqual(at("2026-11-01T12:00"));
});

test("nobody there: again two hours later, and not after eight in the evening", () => {
  expect(callAgainDue(at("2026-10-20T10:20"), isWorkday)).toEqual(at("2026-10-20T12:20"));
  expect(callAgainDue(at("2026-10-20T18:00"), isWorkday)).toEqual(at("2026-10-20T20:00"));
  expect(callAgainDue(at("2026-10-20T18:01"), isWorkday)).toEqual(at("2026-10-21T12:00"));
  expect(callAgainDue(at("2026-09-30T19:00"), isWorkday)).toEqual(at("2026-10-08T12:00"));
});

test("about a visit somebody is called the same evening, in the night the next noon, and in time to go there", () => {
  const until = at("2026-10-22T09:00");
  expect(visitCallDue(at("2026-10-21T18:00"), until)).toEqual(at("2026-10-21T20:00"));
  expect(visitCallDue(at("2026-10-20T20:30"), until)).toEqual(at("2026-10-21T12:00"));
  expect(visitCallDue(at("2026-10-21T20:30"), until)).toEqual(at("2026-10-22T07:00"));
  expect(visitCallDue(at("2026-10-22T08:30"), until)).toEqual(at("2026-10-22T08:30"));
});
