import { reportOf, type ReportedDay, type ReportedMatter } from "./report";

const day = (given: Partial<ReportedDay> = {}): ReportedDay => ({ centre: "a", leaderId: "zhou", day: "2026-10-12", state: "open", received: 0, ...given }); // prettier-ignore
const matter = (given: Partial<ReportedMatter> = {}): ReportedMatter => ({ centre: "a", leaderId: "zhou", state: "waiting", ...given }); // prettier-ignore

test("days, people and matters are counted by centre and leader, and the whole is the sum of its rows", () => {
  const { rows, total } = reportOf(
    [
      day({ received: 3 }),
      day({ day: "2026-10-20", received: 1 }),
      day({ day: "2026-10-28" }),
      day({ state: "cancelled" }),
      day({ leaderId: "wu", state: "moved" }),
      day({ centre: "b", leaderId: "li", received: 2 }),
    ],
    [
      matter({ state: "answered", overall: 5 }),
      matter({ state: "answered_late", overall: 2 }),
      matter({ state: "late" }),
      matter({ centre: "b", leaderId: "li" }),
    ],
    "2026-10-20",
  );
  expect(rows).toEqual([
    { centre: "a", leaderId: "wu", held: 0, cancelled: 1, received: 0, registered: 0, inTime: 0, answeredLate: 0, waiting: 0, late: 0, ratings: 0 }, // prettier-ignore
    { centre: "a", leaderId: "zhou", held: 2, cancelled: 1, received: 4, registered: 3, inTime: 1, answeredLate: 1, waiting: 0, late: 1, ratings: 2, satisfaction: 3.5 }, // prettier-ignore
    { centre: "b", leaderId: "li", held: 1, cancelled: 0, received: 2, registered: 1, inTime: 0, answeredLate: 0, waiting: 1, late: 0, ratings: 0 }, // prettier-ignore
  ]);
  for (const name of [
    "held",
    "cancelled",
    "received",
    "registered",
    "inTime",
    "answeredLate",
    "waiting",
    "late",
    "ratings",
  ] as const)
    expect(total[name]).toBe(rows.reduce((sum, row) => sum + row[name], 0));
  expect(total.satisfaction).toBe(3.5);
});

test("a month of nothing has no rows, and no satisfaction is made up", () => {
  expect(reportOf([], [], "2026-10-20")).toEqual({
    rows: [],
    total: { held: 0, cancelled: 0, received: 0, registered: 0, inTime: 0, answeredLate: 0, waiting: 0, late: 0, ratings: 0 }, // prettier-ignore
  });
});
