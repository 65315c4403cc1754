import fc from "fast-check";
import { drawMap } from "./mapDrawing";

const square = (code: string, west: number, south: number) => ({
  code,
  polygons: [
    [
      [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.01],
        [west, south + 0.01],
        [west, south],
      ],
    ],
  ] as [number, number][][][],
});
const shapes = [square("150204101001001", 109.9, 40.66), square("150204101001002", 109.91, 40.66)];

test("a tap on the map is the place that is drawn there", () => {
  const map = drawMap(shapes);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (right, up) => {
      const place = { lng: 109.9 + right * 0.02, lat: 40.66 + up * 0.01 };
      const drawn = decodeURIComponent(drawMap(shapes, { pin: place }).src);
      const [, cx, cy] = /circle cx="([\d.]+)" cy="([\d.]+)"/.exec(drawn) ?? [];
      const back = map.pointAt({ x: Number(cx) / 360, y: Number(cy) / (360 * map.ratio) });
      expect(back.lng).toBeCloseTo(place.lng, 4);
      expect(back.lat).toBeCloseTo(place.lat, 4);
    }),
  );
});

test("my own grid is drawn last and filled, so that its edge is not covered", () => {
  const drawn = decodeURIComponent(drawMap(shapes, { on: "150204101001001" }).src);
  expect(drawn.lastIndexOf("<path")).toBe(drawn.indexOf('<path fill="#0f7b6c"'));
});

test("a name cannot bring markup into the picture", () => {
  const drawn = decodeURIComponent(
    drawMap([{ ...square("1", 109.9, 40.66), name: "<script>&" }], { labels: true }).src,
  );
  expect(drawn).not.toContain("<script>");
});
