import fc from "fast-check";
import { wgs84ToGcj02 } from "./wgs84ToGcj02";

const metres = (a: { lng: number; lat: number }, b: { lng: number; lat: number }) =>
  Math.hypot((a.lng - b.lng) * 111_195 * Math.cos((a.lat * Math.PI) / 180), (a.lat - b.lat) * 111_195);

test("a GPS point in Beijing moves to where a Chinese map draws it", () => {
  const { lng, lat } = wgs84ToGcj02({ lng: 116.404, lat: 39.915 });
  expect(lng).toBeCloseTo(116.41024449916938, 9);
  expect(lat).toBeCloseTo(39.91640428150164, 9);
});

test("a point outside China stays where it is", () => {
  expect(wgs84ToGcj02({ lng: -0.1276, lat: 51.5072 })).toEqual({ lng: -0.1276, lat: 51.5072 });
});

test("in Inner Mongolia every point moves by 30 to 700 metres, and neighbours move alike", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 97.2, max: 126, noNaN: true }),
      fc.double({ min: 37.5, max: 53, noNaN: true }),
      (lng, lat) => {
        const here = { lng, lat };
        const near = { lng: lng + 0.0001, lat: lat + 0.0001 };
        expect(metres(here, wgs84ToGcj02(here))).toBeLessThan(700);
        expect(metres(here, wgs84ToGcj02(here))).toBeGreaterThan(30);
        expect(Math.abs(metres(here, near) - metres(wgs84ToGcj02(here), wgs84ToGcj02(near)))).toBeLessThan(0.5);
      },
    ),
  );
});
