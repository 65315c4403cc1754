import fc from "fast-check";
import { appointmentStatuses, keysOf } from "@qizhen/shared/vocabulary";
import { roomIsFree } from "./rooms";
import { aheadOf, toBeCalled, type Numbered } from "./waiting";

const now = new Date("2026-10-20T10:20:00+08:00");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test("a room is its visitor's from the call until they have talked; only their own host may pass over who does not come", () => {
  const called = { hostId: "li", calledAt: minutesAgo(3), status: "checked_in" as const };
  expect(roomIsFree(called, { hostId: "zhang" }, now)).toBe(false);
  expect(roomIsFree(called, { hostId: "li" }, now)).toBe(true);
  expect(roomIsFree({ ...called, calledAt: minutesAgo(10) }, { hostId: "zhang" }, now)).toBe(true);
  for (const hostId of ["li", "zhang"])
    expect(roomIsFree({ ...called, status: "started", calledAt: minutesAgo(90) }, { hostId }, now)).toBe(false);
  for (const status of ["finished", "no_show", "cancelled", undefined] as const)
    expect(roomIsFree({ ...called, status }, { hostId: "zhang" }, now)).toBe(true);
});

const visit: fc.Arbitrary<Numbered> = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom(...keysOf(appointmentStatuses)),
  start: fc.integer({ min: 0, max: 20 }).map((nth) => new Date(now.getTime() + nth * 1_800_000)),
  hostId: fc.constantFrom("li", "zhang"),
  number: fc.integer({ min: 1, max: 500 }),
});

test("who is called next is whoever nobody of their host stands before; with each call everybody behind moves up by one", () => {
  const day = fc.uniqueArray(visit, { selector: ({ number }) => number, maxLength: 30 });
  fc.assert(
    fc.property(day, (visits) => {
      const called = new Set<string>();
      for (;;) {
        const [next] = toBeCalled(visits, called);
        if (!next) break;
        expect(aheadOf(next.id, visits, called)).toBe(0);
        const behind = toBeCalled(visits, called).filter(({ hostId, id }) => hostId === next.hostId && id !== next.id);
        const before = behind.map(({ id }) => aheadOf(id, visits, called) ?? -1);
        called.add(next.id);
        expect(behind.map(({ id }) => aheadOf(id, visits, called))).toEqual(before.map((ahead) => ahead - 1));
      }
      const waited = visits.filter(({ status }) => status === "checked_in");
      expect(called).toEqual(new Set(waited.map(({ id }) => id)));
    }),
  );
});
