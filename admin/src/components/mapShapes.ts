/** Polygons of GeoJSON rings in degrees, the outer ring first. */
export interface Shape {
  polygons: Array<Array<Array<[number, number]>>>;
}

type Spot = [number, number];

/** A view of some shapes: from degrees to drawing units, equal scale east and north, centred in `size` with `pad` around. */
export const fit = (shapes: Shape[], size: [number, number], pad: number) => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes)
    for (const polygon of shape.polygons)
      for (const [lng, lat] of polygon[0] ?? []) {
        west = Math.min(west, lng);
        east = Math.max(east, lng);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
  if (west > east) [west, south, east, north] = [0, 0, 1, 1];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [width, height] = size;
  const across = Math.max((east - west) * squeeze, 1e-9);
  const up = Math.max(north - south, 1e-9);
  const scale = Math.min((width - 2 * pad) / across, (height - 2 * pad) / up);
  const [left, top] = [(width - across * scale) / 2, (height - up * scale) / 2];
  const at = ([lng, lat]: Spot): Spot => [left + (lng - west) * squeeze * scale, top + (north - lat) * scale];
  const path = (shape: Shape) =>
    shape.polygons
      .flat()
      .map(
        (ring) =>
          `M${ring
            .map((spot) =>
              at(spot)
                .map((n) => n.toFixed(1))
                .join(" "),
            )
            .join("L")}Z`,
      )
      .join("");
  return { at, path, centre: (shape: Shape) => centre(shape, at), width, height };
};

/** The centre of gravity of the largest polygon, where its label stands. */
const centre = (shape: Shape, at: (spot: Spot) => Spot): Spot => {
  let best: { area: number; spot: Spot } = { area: -1, spot: [0, 0] };
  for (const polygon of shape.polygons) {
    const ring = (polygon[0] ?? []).map(at);
    let [area, x, y] = [0, 0, 0];
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length] ?? p;
      const cross = p[0] * q[1] - q[0] * p[1];
      area += cross;
      x += (p[0] + q[0]) * cross;
      y += (p[1] + q[1]) * cross;
    });
    if (Math.abs(area) > best.area && area !== 0)
      best = { area: Math.abs(area), spot: [x / (3 * area), y / (3 * area)] };
  }
  return best.spot;
};
