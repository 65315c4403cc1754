import type { RegionLevel } from "@qizhen/shared/vocabulary/index";

/** Degrees, longitude first, GCJ-02. */
export type Position = [lng: number, lat: number];
/** Polygons of rings (outer first, then holes); each ring is closed. What GeoJSON calls the coordinates of a MultiPolygon. */
export type Shape = Position[][][];
/** The least upright box around a shape: [west, south, east, north], degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** Who works in a region, as its file names them. */
export interface RegionWorker {
  username: string;
  name: string;
  phone: string;
}

/** One region (区划) as a file gives it, checked and mended. */
export interface Region {
  /** 12 digits, 15 for a grid. */
  code: string;
  level: RegionLevel;
  name: string;
  parent: string | null;
  shape: Shape;
  households: number | null;
  population: number | null;
  addresses: string[];
  workers: RegionWorker[];
}

/** From the whole to the part; a region's parent stands one step before it. */
export const levelOrder: readonly RegionLevel[] = ["county", "town", "village", "grid"];
