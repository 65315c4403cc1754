import fc from "fast-check";
import { appointmentActions, appointmentStatuses, type AppointmentStatus } from "@qizhen/shared/vocabulary";
import { allowedVisitActions, decideVisit, offerUntil, type Side, type Visit } from "./life";
import { nextReminder, reminderAt } from "./reminders";

const start = new Date("2026-10-20T15:00:00+08:00");
const visit = (status: AppointmentStatus, given: Partial<Visit> = {}): Visit => ({
  status,
  start,
  end: new Date(start.getTime() + 30 * 60_000),
  ...given,
});
const at = (clock: string) => new Date(`2026-10-20T${clock}:00+08:00`);

test("a visitor moves or cancels until it begins, and comes from two hours before until its end", () => {
  const booked = visit("booked");
  expect(allowedVisitActions(booked, ["visitor"], at("09:00"))).toEqual(["move", "cancel"]);
  expect(allowedVisitActions(booked, ["visitor"], at("13:00"))).toEqual(["move", "cancel", "check_in"]);
  expect(allowedVisitActions(booked, ["visitor"], at("15:10"))).toEqual(["check_in"]);
  expect(allowedVisitActions(booked, ["visitor"], at("15:30"))).toEqual([]);
});

test("nobody is said not to have come before a quarter of an hour has passed", () => {
  expect(decideVisit(visit("booked"), "no_show", ["host"], at("15:14"))).toEqual({ fault: "tooEarly" });
  expect(decideVisit(visit("booked"), "no_show", ["host"], at("15:15"))).toEqual({ to: "no_show" });
});

test("an offer can be taken until it ends, and not after", () => {
  const offered = visit("offered", { offeredUntil: at("10:30") });
  expect(decideVisit(offered, "take", ["visitor"], at("10:29"))).toEqual({ to: "booked" });
  expect(decideVisit(offered, "take", ["visitor"], at("10:30"))).toEqual({ fault: "offerOver" });
});

test("a stranger may do nothing, whatever the state and the hour", () => {
  const states = Object.keys(appointmentStatuses) as AppointmentStatus[];
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.constantFrom(...appointmentActions),
      fc.integer(),
      (status, action, ms) => {
        const decided = decideVisit(
          visit(status, { offeredUntil: at("14:00") }),
          action,
          [],
          new Date(start.getTime() + (ms % 1e9)),
        );
        expect(decided).toEqual({ fault: "notYours" });
      },
    ),
  );
});

test("what has ended goes on no more, whoever asks", () => {
  const everybody: Side[] = ["visitor", "host", "desk"];
  for (const status of ["finished", "cancelled", "no_show", "lapsed"] as const)
    expect(allowedVisitActions(visit(status), everybody, at("15:20"))).toEqual([]);
});

test("a freed place is held half an hour, less shortly before, and is not offered when it is too late to come", () => {
  expect(offerUntil(start, at("10:00"))).toEqual(at("10:30"));
  expect(offerUntil(start, at("14:40"))).toEqual(at("14:50"));
  expect(offerUntil(start, at("14:57"))).toBeUndefined();
});

test("reminders come at six the evening before and two hours before, each once", () => {
  const evening = new Date("2026-10-19T18:00:00+08:00");
  expect(nextReminder(start, new Date("2026-10-18T09:00:00+08:00"))).toEqual(evening);
  expect(nextReminder(start, evening)).toEqual(at("13:00"));
  expect(nextReminder(start, at("13:00"))).toBeUndefined();
  expect([reminderAt(start, evening), reminderAt(start, at("13:00"))]).toEqual(["visit_due", "visit_soon"]);
});
