import * as z from "zod";
import type { Shape } from "../../components/mapShapes";

const spot = z.tuple([z.number(), z.number()], z.unknown());
const polygon = z.array(z.array(spot));
const feature = z.object({
  properties: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  geometry: z.discriminatedUnion("type", [
    z.object({ type: z.literal("Polygon"), coordinates: polygon }),
    z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(polygon) }),
  ]),
});

/** A region of the file, as far as it can be drawn. */
export interface FileRegion extends Shape {
  code: string;
  name: string;
  level: string;
}

/** What of a region file can be drawn; what is broken is left to the server's report. */
export const regionsOfFile = (file: { features: unknown[] }): FileRegion[] =>
  file.features.flatMap((one) => {
    const read = feature.safeParse(one);
    if (!read.success) return [];
    const { properties, geometry } = read.data;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return [
      { ...properties, polygons: polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))) },
    ];
  });

/** A text as a region file. Whether it is a right one the server says. */
export const readRegionFile = (text: string): { type: "FeatureCollection"; features: unknown[] } | undefined => {
  try {
    const read = z
      .looseObject({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()).min(1) })
      .safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};
