import fc from "fast-check";
import type { DeskVisit } from "@qizhen/shared/contract/desk";
import { appointmentStatuses, keysOf } from "@qizhen/shared/vocabulary";
import { makeDeskVisit } from "../../testing/makeDesk";
import { figuresOf, lanesOf, stateOf } from "./boardState";

const now = new Date("2026-10-20T10:20:00+08:00");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();

test("who has not come a minute after the beginning is late; who was called is not counted as waiting", () => {
  expect(stateOf(makeDeskVisit({ start: at(1) }), now)).toBe("expected");
  expect(stateOf(makeDeskVisit({ start: at(-1) }), now)).toBe("late");
  const come = makeDeskVisit({ status: "checked_in", number: 3, arrivedAt: at(-12) });
  expect(stateOf(come, now)).toBe("arrived");
  expect(stateOf({ ...come, call: { room: "101", at: at(-1), times: 1 } }, now)).toBe("called");
});

test("a room is one lane whoever receives there, and who has no room has a lane of their own", () => {
  const li = { id: "1".repeat(24), name: "李桂芳" };
  const zhang = { id: "2".repeat(24), name: "张海峰" };
  const lanes = lanesOf(
    [
      makeDeskVisit({ id: "a", room: "调解室一", host: li }),
      makeDeskVisit({ id: "b", room: "调解室一", host: zhang }),
      makeDeskVisit({ id: "c", host: zhang }),
    ],
    now,
  );
  expect(lanes.map(({ hosts, open }) => [hosts, open.length])).toEqual([
    [["李桂芳", "张海峰"], 2],
    [["张海峰"], 1],
  ]);
});

test("rooms stand in the order of their numbers, written either way", () => {
  const named = ["调解室三", "调解室一", "调解室二", "10", "9"].map((room) => makeDeskVisit({ id: room, room }));
  expect(lanesOf(named, now).map(({ room }) => room)).toEqual(["9", "10", "调解室一", "调解室二", "调解室三"]);
});

test("the next to be called is the one whose time comes first, though another took a smaller number", () => {
  const waiting = (number: number, start: string) =>
    makeDeskVisit({ id: String(number), status: "checked_in", number, start, arrivedAt: at(-5), room: "101" });
  const [lane] = lanesOf([waiting(2, at(30)), waiting(7, at(0))], now);
  expect(lane?.next?.number).toBe(7);
  expect(lane?.open.map(({ visit }) => visit.number)).toEqual([7, 2]);
});

test("every visit stands in one lane, once, and is counted once, whatever the day is like", () => {
  const visit: fc.Arbitrary<DeskVisit> = fc
    .record({
      id: fc.uuid(),
      status: fc.constantFrom(...keysOf(appointmentStatuses)),
      room: fc.constantFrom(undefined, "101", "102"),
      minutes: fc.integer({ min: -300, max: 300 }),
      number: fc.integer({ min: 1 }),
    })
    .map(({ minutes, room, ...rest }) => makeDeskVisit({ ...rest, start: at(minutes), ...(room && { room }) }));
  fc.assert(
    fc.property(fc.uniqueArray(visit, { selector: ({ id }) => id }), (visits) => {
      const shown = lanesOf(visits, now).flatMap(({ open, over }) => [...open, ...over].map((one) => one.visit.id));
      expect(shown.sort()).toEqual(visits.map(({ id }) => id).sort());
      const board = { centre: { code: "", name: "" }, day: "", visits, line: [], more: false, keeps: true };
      const { count } = figuresOf(board, now);
      expect(Object.values(count).reduce((sum, one) => sum + one, 0)).toBe(visits.length);
    }),
  );
});
