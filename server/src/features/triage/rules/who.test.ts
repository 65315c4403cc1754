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
