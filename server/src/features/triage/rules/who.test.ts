import * as fc from "fast-check";
import { who, type StaffSeen, type Wanted } from "./who";

const [county, town, village] = ["150204000000", "150204101000", "150204101001"] as const;
const grid = `${village}003`;
const path = [county, town, village, grid];
const today = "2026-10-20";
const nameOf = (code: string) =>
  ({ [county]: "青山区", [town]: "兴胜镇", [village]: "松石社区", [grid]: "第03网格" })[code] ?? code;

const makeStaff = (id: string, over: Partial<StaffSeen> = {}): StaffSeen => ({
  id, name: `调解员${id}`, roles: ["mediator"], region: village, title: undefined, specialities: [], languages: ["zh"],
  capacity: 30, open: 0, leave: [], disabled: false, ...over,
}); // prettier-ignore
const wanted: Wanted = { path, level: "village", category: "neighbour", not: [] };
const ids = (over: Partial<Wanted>, staff: StaffSeen[]) =>
  who({ ...wanted, ...over }, staff, today, nameOf).map(({ id }) => id);

test("who takes the matter as a speciality comes before who takes all matters; who does not take it does not come", () => {
  const staff = [
    makeStaff("a"),
    makeStaff("b", { specialities: ["neighbour"] }),
    makeStaff("c", { specialities: ["medical"] }),
  ];
  expect(ids({}, staff)).toEqual(["b", "a"]);
});

test("who has less in hand comes first, by share of what they can take", () => {
  const staff = [
    makeStaff("a", { open: 10, capacity: 30 }),
    makeStaff("b", { open: 5, capacity: 10 }),
    makeStaff("c", { open: 9 }),
  ];
  expect(ids({}, staff)).toEqual(["c", "a", "b"]);
});

test("whom the resident asked for comes first, unless they are away", () => {
  const staff = [makeStaff("a"), makeStaff("b", { open: 20 })];
  expect(ids({ chosen: "b" }, staff)).toEqual(["b", "a"]);
  const away = [makeStaff("a"), makeStaff("b", { leave: [{ from: today, to: today }] })];
  expect(ids({ chosen: "b" }, away)).toEqual(["a"]);
});

test("a resident may ask for somebody of another level", () => {
  const staff = [makeStaff("a"), makeStaff("t", { region: town })];
  expect(ids({ chosen: "t" }, staff)).toEqual(["t", "a"]);
});

test("who declined the case or is a party does not get it", () => {
  expect(ids({ not: ["a"] }, [makeStaff("a"), makeStaff("b")])).toEqual(["b"]);
});

test("a trifle goes to the grid's own worker first, then to the village's mediators, never to another grid's worker", () => {
  const staff = [
    makeStaff("m"),
    makeStaff("w", { region: grid, roles: ["grid_worker"] }),
    makeStaff("x", { region: `${village}004`, roles: ["grid_worker"] }),
  ];
  expect(ids({ level: "grid" }, staff)).toEqual(["w", "m"]);
});

test("when nobody of the village may, the town is asked, and that is said", () => {
  const [first] = who(wanted, [makeStaff("t", { region: town })], today, nameOf);
  expect(first?.id).toBe("t");
  expect(first?.reasons).toContain("松石社区没有合适的人，往上一级到兴胜镇找");
});

test("reasons carry the numbers", () => {
  const [first] = who(wanted, [makeStaff("a", { open: 12 })], today, nameOf);
  expect(first?.reasons).toEqual(["各类纠纷都能调", "就在松石社区", "手上 12 件，最多 30 件"]);
});

test("somebody who speaks Mongolian comes first where that is wanted", () => {
  const staff = [makeStaff("a"), makeStaff("b", { languages: ["zh", "mn"] })];
  expect(ids({ mongolian: true }, staff)).toEqual(["b", "a"]);
});

const anyStaff = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .record({
            region: fc.constantFrom(...path),
            roles: fc.constantFrom<StaffSeen["roles"]>(["mediator"], ["grid_worker"], ["clerk"]),
            open: fc.integer({ min: 0, max: 30 }),
            capacity: fc.constantFrom(0, 10, 30),
            disabled: fc.boolean(),
            leave: fc.constantFrom([], [{ from: "2026-10-19", to: "2026-10-21" }], [{ from: "2026-10-21", to: "2026-10-25" }]),
          })
          .map((over) => makeStaff(String(number).padStart(3, "0"), over)),
      ),
    ),
  ); // prettier-ignore
const anyLevel = fc.constantFrom<Wanted["level"]>("grid", "village", "town", "county", "110");

test("nobody on leave, disabled, without capacity or of another kind is ever offered", () =>
  fc.assert(
    fc.property(anyStaff, anyLevel, (staff, level) => {
      for (const id of ids({ level }, staff)) {
        const person = staff.find((one) => one.id === id);
        expect(person).toMatchObject({ disabled: false });
        expect(person?.capacity).toBeGreaterThan(0);
        expect(person?.roles).not.toContain("clerk");
        expect(person?.leave.some(({ from, to }) => from <= today && today <= to)).toBe(false);
      }
    }),
  ));

test("the order does not depend on the order in which people are listed", () =>
  fc.assert(
    fc.property(anyStaff, anyLevel, (staff, level) =>
      expect(ids({ level }, [...staff].reverse())).toEqual(ids({ level }, staff)),
    ),
  ));

const full = { open: 30 };
const tiersOf = (over: Partial<Wanted>, staff: StaffSeen[]) =>
  who({ ...wanted, ...over }, staff, today, nameOf).map(({ id, tier, because }) => [id, tier, because]);

test("after the level's own people come those above, who are asked when all below are full, and that is said", () => {
  const staff = [makeStaff("k", { region: county }), makeStaff("t", { region: town }), makeStaff("a", full)];
  expect(tiersOf({}, staff)).toEqual([
    ["a", 0, undefined],
    ["t", 1, "松石社区的人手上都满了，往上一级到兴胜镇找"],
    ["k", 2, "兴胜镇的人手上都满了，往上一级到青山区找"],
  ]);
});

test("who stands aside does not come, also when they were asked for", () => {
  const recused = new Map([["a", "party" as const]]);
  expect(ids({ recused, chosen: "a" }, [makeStaff("a"), makeStaff("b")])).toEqual(["b"]);
});

test("a red case in hand weighs more than three blue ones", () => {
  const staff = [makeStaff("a", { open: 1, load: 4 }), makeStaff("b", { open: 3, load: 3 })];
  expect(ids({}, staff)).toEqual(["b", "a"]);
  const [, second] = who(wanted, staff, today, nameOf);
  expect(second?.reasons).toContain("手上 1 件，最多 30 件（按轻重算 4）");
});

test("of two who have the same in hand, the one who was given fewer lately comes first", () => {
  const staff = [makeStaff("a", { lately: 6 }), makeStaff("b", { lately: 2 })];
  expect(ids({}, staff)).toEqual(["b", "a"]);
  expect(who(wanted, staff, today, nameOf)[1]?.reasons).toContain("近三十天接了 6 件");
});

test("who is rated well by many comes before who was rated best once; one bad mark does not decide", () => {
  const marks = (count: number, each: number) => ({ marks: { count, sum: count * each } });
  const often = makeStaff("z", marks(40, 4.8));
  const usual = makeStaff("u", { ...marks(60, 4), disabled: true });
  expect(ids({}, [makeStaff("a", marks(1, 5)), often, usual])).toEqual(["z", "a"]);
  const scores = who(wanted, [makeStaff("a", marks(1, 1)), makeStaff("b"), often], today, nameOf);
  const of = (id: string) => scores.find((one) => one.id === id)?.score ?? 0;
  expect(of("b") - of("a")).toBeLessThan(2);
  expect(scores[0]?.reasons).toContain("评价 4.8 分（40 次）");
});

test("who works nearer comes first where the place is known, with the distance said", () => {
  const metresTo = (region: string) => (region === grid ? 300 : 2400);
  const staff = [makeStaff("a"), makeStaff("w", { region: grid, roles: ["grid_worker"] })];
  const [first, second] = who({ ...wanted, level: "grid", metresTo }, staff, today, nameOf);
  expect(first).toMatchObject({ id: "w" });
  expect(first?.reasons).toContain("离这里约 300 米");
  expect(second?.reasons).toContain("离这里约 2.4 公里");
});

test("whom the resident asked for comes first however busy, badly rated, far or lately busy they are", () =>
  fc.assert(
    fc.property(anyStaff, anyLevel, (staff, level) => {
      const [some] = ids({ level }, staff);
      fc.pre(some !== undefined);
      const worst = staff.map((one) =>
        one.id === some ? { ...one, open: 29, load: 90, lately: 99, marks: { count: 9, sum: 9 }, capacity: 30 } : one,
      );
      expect(ids({ level, chosen: some }, worst)[0]).toBe(some);
    }),
  ));

test("the points of a person do not depend on what they have in hand", () =>
  fc.assert(
    fc.property(anyStaff, anyLevel, fc.nat(29), (staff, level, open) => {
      const points = (all: readonly StaffSeen[]) =>
        new Map(who({ ...wanted, level }, all, today, nameOf).map((one) => [one.id, one.points]));
      expect(points(staff.map((one) => ({ ...one, open, load: open * 2, lately: open })))).toEqual(points(staff));
    }),
  ));
