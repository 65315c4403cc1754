import { fit } from "./mapShapes";

const square = {
  polygons: [
    [
      [
        [110, 40],
        [110.01, 40],
        [110.01, 40.01],
        [110, 40.01],
        [110, 40],
      ] as Array<[number, number]>,
    ],
  ],
};

test("north is up, and a degree east is drawn as long as it is on the ground", () => {
  const view = fit([square], [200, 200], 10);
  const [southWest, northEast] = [view.at([110, 40]), view.at([110.01, 40.01])];
  expect(southWest[1]).toBeGreaterThan(northEast[1]);
  const [wide, high] = [northEast[0] - southWest[0], southWest[1] - northEast[1]];
  expect(wide / high).toBeCloseTo(Math.cos((40.005 * Math.PI) / 180), 3);
});

test("the drawing lies in the middle of its box, inside the padding", () => {
  const view = fit([square], [300, 100], 10);
  expect(view.centre(square)[0]).toBeCloseTo(150, 5);
  expect(view.centre(square)[1]).toBeCloseTo(50, 5);
  expect(view.at([110, 40.01])[1]).toBeCloseTo(10, 5);
});
