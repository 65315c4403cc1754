import * as fc from "fast-check";
import { placeOf, type Places, type Spot } from "./placeOf";

const county = "150204000000";
const town = "150204101000";
const village = "150204101001";
const [grid1, grid2] = [`${village}001`, `${village}002`];
const spot = (by: string, over: Partial<Spot> = {}): Spot => ({
  county, town, village, grid: grid1, by, inside: true, ...over,
}); // prettier-ignore
const none: Spot = { county: null, town: null, village: null, grid: null, by: null, inside: false };

/** Regions that answer each source as the test says. */
const makePlaces = (spots: Partial<Record<"point" | "address" | "text" | "scene" | "home", Spot>>): Places => ({
  locate: (given) =>
    [
      given.point && spots.point,
      given.address ? spots.address : undefined,
      given.text ? spots.text : undefined,
      given.scene ? spots.scene : undefined,
      given.homeGrid ? spots.home : undefined,
    ].find((found) => found !== undefined) ?? none,
  nameOf: (code) => `名${code.slice(-3)}`,
  pathOf: (code) =>
    [county, town, village, code].filter((one, index, all) => one <= code && all.indexOf(one) === index),
});
const point = { lng: 110, lat: 40 };

test("the point on the map counts more than the words", () => {
  const places = makePlaces({ point: spot("point"), text: spot("text", { grid: grid2 }) });
  const place = placeOf({ description: "12号楼漏水", location: point }, places);
  expect(place.grid).toBe(grid1);
  expect(place.question).toBe("地点在「名001」还是「名002」？");
  expect(place.reasons[1]).toEqual({
    what: "地点说法不一",
    because: "按您选的地点在名001，按您话里提到的地方在名002；先按名001办，说清楚了再改",
  });
});

test("a name that was not written right is taken for the right one, which is said and asked", () => {
  const places = makePlaces({ address: spot("address", { meant: ["松石国际城"] }) });
  const place = placeOf({ description: "", address: "松时国际城1号楼" }, places);
  expect(place).toMatchObject({ grid: grid1, question: "您说的是「松石国际城」吗？" });
  expect(place.reasons[0]?.because).toBe("按您写的地址，看作「松石国际城」");
});

test("where two names are equally near, it is asked which, and the home does not decide", () => {
  const places = makePlaces({
    address: spot("address", { grid: null, meant: ["松石国际城", "松柏国际城"] }),
    home: spot("home"),
  });
  expect(placeOf({ description: "", address: "松时国际城1号楼", homeGrid: grid1 }, places)).toMatchObject({
    grid: null,
    question: "您说的是「松石国际城」还是「松柏国际城」？",
  });
});

test("a point outside every grid gives way to an address, which is said", () => {
  const places = makePlaces({
    point: { ...spot("point"), village: null, grid: null, inside: false },
    address: spot("address"),
  });
  const place = placeOf({ description: "", location: point, address: "1号楼" }, places);
  expect(place.grid).toBe(grid1);
  expect(place.reasons.map(({ because }) => because)).toContain("地图上的点不在已有的网格里，按您写的地址办");
});

test("a typed address counts more than a scanned code, and the two are asked about when they disagree", () => {
  const places = makePlaces({ address: spot("address", { grid: grid2 }), scene: spot("scene") });
  const place = placeOf({ description: "", address: "2号楼", scene: "g1" }, places);
  expect(place).toMatchObject({ grid: grid2, question: "地点在「名002」还是「名001」？" });
});

test("a code that names the grid makes a village that was typed exact", () => {
  const places = makePlaces({ address: spot("address", { grid: null }), scene: spot("scene") });
  expect(placeOf({ description: "", address: "松石社区", scene: "g1" }, places)).toMatchObject({
    grid: grid1,
    question: undefined,
  });
});

test("where somebody lives decides only when nothing else does, and contradicts nothing", () => {
  const both = makePlaces({ home: spot("home"), text: spot("text", { grid: grid2 }) });
  expect(placeOf({ description: "2号楼", homeGrid: grid1 }, both)).toMatchObject({ grid: grid2, question: undefined });
  const home = makePlaces({ home: spot("home") });
  expect(placeOf({ description: "吵架", homeGrid: grid1 }, home).grid).toBe(grid1);
});

test("a place in the words is shown where it stands", () => {
  const places = makePlaces({ text: spot("text", { span: [2, 6] }) });
  expect(placeOf({ description: "我在松石国际城", }, places).reasons[0]).toMatchObject({ because: "按您话里提到的地方", span: [2, 6] });
}); // prettier-ignore

test("a point outside every grid goes to the nearest town, which is said", () => {
  const places = makePlaces({ point: { ...spot("point"), village: null, grid: null, inside: false } });
  const place = placeOf({ description: "", location: point }, places);
  expect(place).toMatchObject({ path: [county, town], grid: null, inside: false });
  expect(place.reasons[0]?.what).toContain("名000综治中心");
});

test("nothing known is asked for", () => {
  const place = placeOf({ description: "吵架" }, makePlaces({}));
  expect(place.path).toEqual([]);
  expect(place.question).toContain("哪个小区");
});

const anySpot = (by: string) =>
  fc.record({ grid: fc.constantFrom(grid1, grid2, null), village: fc.constantFrom(village, null), inside: fc.boolean() }).map((over) => spot(by, over)); // prettier-ignore
test("a point inside a grid's border is always that grid, whatever else is said", () =>
  fc.assert(
    fc.property(
      fc.record({ address: anySpot("address"), text: anySpot("text"), scene: anySpot("scene"), home: anySpot("home") }),
      fc.constantFrom(grid1, grid2),
      (others, grid) => {
        const places = makePlaces({ ...others, point: spot("point", { grid }) });
        const given = { description: "吵架", location: point, address: "一", scene: "g1", homeGrid: grid2 };
        expect(placeOf(given, places)).toMatchObject({ grid, inside: true });
      },
    ),
  ));
