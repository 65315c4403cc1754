/** A map drawn from the region file's own polygons: no tiles, no map service. */

type Point = { lng: number; lat: number };
/** GeoJSON rings in degrees. */
type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

export interface Shape {
  code: string;
  polygons: Polygons;
  /** Written on it, if there is room to write. */
  name?: string;
}

export interface MapDrawing {
  /** An SVG as an address for a picture. */
  src: string;
  /** Height over width. */
  ratio: number;
  /** The place under a point of the picture, 0–1 each way. */
  pointAt: (at: { x: number; y: number }) => Point;
}

const widthUnits = 360;
const edgeUnits = 6;
const colours = {
  land: "#c6e1db",
  quiet: "#e4f1ee",
  on: "#0f7b6c",
  line: "#ffffff",
  chosen: "#c6e1db",
  ink: "#435257",
};

const cornersOf = (shapes: readonly Shape[]) => {
  const all = shapes.flatMap((shape) => shape.polygons.flatMap((polygon) => polygon[0] ?? []));
  const lngs = all.map(([lng]) => lng);
  const lats = all.map(([, lat]) => lat);
  return { west: Math.min(...lngs), east: Math.max(...lngs), south: Math.min(...lats), north: Math.max(...lats) };
};

/** Degrees to picture units and back: flat, true to scale in the middle, which is enough for a county. */
const projectionOf = (shapes: readonly Shape[]) => {
  const { west, east, south, north } = cornersOf(shapes);
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (widthUnits - 2 * edgeUnits) / Math.max((east - west) * narrowing, 1e-6);
  const height = (north - south) * scale + 2 * edgeUnits;
  return {
    height,
    x: (lng: number) => edgeUnits + (lng - west) * narrowing * scale,
    y: (lat: number) => edgeUnits + (north - lat) * scale,
    back: (x: number, y: number): Point => ({
      lng: west + (x - edgeUnits) / scale / narrowing,
      lat: north - (y - edgeUnits) / scale,
    }),
  };
};

const escaped = (text: string) => text.replace(/[<>&"]/g, "");

/** Draws `shapes`; `on` is filled, `pin` marked. `labels` writes the names, for a map that fills the page. */
export const drawMap = (
  shapes: readonly Shape[],
  { on, pin, labels = false }: { on?: string; pin?: Point; labels?: boolean } = {},
): MapDrawing => {
  const { x, y, height, back } = projectionOf(shapes);
  const round = (value: number) => value.toFixed(1);
  const ring = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([lng, lat]) => `${round(x(lng))} ${round(y(lat))}`).join("L")}Z`;
  const fill = (code: string) =>
    labels ? (code === on ? colours.chosen : colours.quiet) : code === on ? colours.on : colours.land;
  const stroke = (code: string) => (labels && code === on ? colours.on : colours.line);
  const paths = [...shapes]
    .sort((a, b) => Number(a.code === on) - Number(b.code === on))
    .map(
      ({ code, polygons }) =>
        `<path fill="${fill(code)}" stroke="${stroke(code)}" d="${polygons.map((polygon) => polygon.map(ring).join("")).join("")}"/>`,
    );
  const names = labels
    ? shapes.map(({ polygons, name }) => {
        const corners = cornersOf([{ code: "", polygons }]);
        const [cx, cy] = [x((corners.west + corners.east) / 2), y((corners.south + corners.north) / 2)];
        return `<text x="${round(cx)}" y="${round(cy + 4)}">${escaped(name ?? "")}</text>`;
      })
    : [];
  const spot = pin
    ? [
        `<circle cx="${round(x(pin.lng))}" cy="${round(y(pin.lat))}" r="9" fill="#fff" stroke="${colours.on}" stroke-width="2.5"/><circle cx="${round(x(pin.lng))}" cy="${round(y(pin.lat))}" r="4" fill="${colours.on}"/>`,
      ]
    : [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthUnits} ${round(height)}" stroke-width="${labels ? 2 : 5}" stroke-linejoin="round"><g>${paths.join("")}</g><g font-size="12" font-family="sans-serif" text-anchor="middle" stroke="none" fill="${colours.ink}">${names.join("")}</g>${spot.join("")}</svg>`;
  return {
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    ratio: height / widthUnits,
    pointAt: (at) => back(at.x * widthUnits, at.y * height),
  };
};
