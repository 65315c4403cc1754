import * as z from "zod";
import { endpoint } from "../endpoint";
import { keysOf, regionLevels } from "../vocabulary";
import { id, instant, namedGrid, point, regionCode, scene, text } from "./fields";

/** 区划与网格: county → town → village → grid. */

/** GeoJSON rings in GCJ-02 degrees, outer ring first; a MultiPolygon has several polygons. */
const polygons = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))));
export type Polygons = z.infer<typeof polygons>;

export const region = z.object({
  code: z.string(),
  level: z.enum(keysOf(regionLevels)),
  name: z.string(),
  parent: z.string().nullable(),
  households: z.number().int().optional(),
  population: z.number().int().optional(),
  centre: point,
});
export type Region = z.infer<typeof region>;

const mappedRegion = region.extend({ polygons });

/** A defect of a region file, named by the codes it concerns. */
export const defect = z.object({
  kind: z.enum([
    "overlap",
    "gap",
    "orphan",
    "duplicate_code",
    "bad_geometry",
    "wrong_level",
    "outside_parent",
    "bad_properties",
    "duplicate_address",
    "duplicate_worker",
  ]),
  codes: z.array(z.string()),
  /** For a person, in Chinese. */
  message: z.string(),
  /** Where on the map, if anywhere. */
  place: point.optional(),
  areaM2: z.number().optional(),
});
export type Defect = z.infer<typeof defect>;

const importReport = z.object({
  name: z.string(),
  counts: z.record(z.string(), z.number().int()),
  added: z.array(namedGrid),
  changed: z.array(namedGrid.extend({ what: z.array(z.string()) })),
  /** In the database, of the same county, and not in the file any more. */
  removed: z.array(namedGrid),
  unchanged: z.number().int(),
  /** Put right without asking (ring order, closing points, datum). */
  mended: z.array(z.string()),
  defects: z.array(defect),
  /** Whether anything was written. */
  applied: z.boolean(),
});
export type ImportReport = z.infer<typeof importReport>;

/** Another name (别名) of a region, or of an estate in it: 老供销社; 国际城 for 松石国际城. */
export const regionAlias = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** The estate that is meant, as the region's addresses write it; absent: the whole region. */
  estate: z.string().optional(),
  by: z.string(),
  at: instant,
});
export type RegionAlias = z.infer<typeof regionAlias>;
const aliasRoles = ["admin", "clerk", "leader", "grid_worker", "mediator"] as const;

const featureCollection = z.looseObject({
  type: z.literal("FeatureCollection", "这不是区划文件（要 GeoJSON FeatureCollection）"),
  features: z.array(z.unknown()).min(1, "文件里没有区划").max(50_000),
});
const twentyMegabytes = 20 * 1024 * 1024;

export const regions = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/regions",
    summary: "下级区划；不给 parent 就是所有县",
    access: "public",
    query: z.strictObject({ parent: regionCode.optional() }),
    answer: z.object({ items: z.array(region) }),
  }),
  map: endpoint({
    method: "GET",
    path: "/api/v1/regions/:code",
    summary: "一个区划的边界，和下级的边界（画地图用）；`within` 是从县到它的上级",
    access: "public",
    params: z.strictObject({ code: regionCode }),
    answer: z.object({ region: mappedRegion, children: z.array(mappedRegion), within: z.array(namedGrid) }),
  }),
  team: endpoint({
    method: "GET",
    path: "/api/v1/grids/:code/team",
    summary: "网格里照应这一片的人：网格员有公开的工作电话",
    access: "signedIn",
    params: z.strictObject({ code: regionCode }),
    answer: z.object({
      grid: namedGrid,
      workers: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().optional() })),
      /** Mediators of its village and town. */
      mediators: z.array(z.object({ id: z.string(), name: z.string(), region: z.string() })),
    }),
  }),
  aliases: endpoint({
    method: "GET",
    path: "/api/v1/regions/:code/aliases",
    summary: "一个村（社区）、镇或网格的别名、老地名，和里面小区的名字",
    access: aliasRoles,
    params: z.strictObject({ code: regionCode }),
    answer: z.object({
      items: z.array(regionAlias),
      /** Estates that an alias can stand for. */
      estates: z.array(z.string()),
      /** Whether whoever asks may change them. */
      mayEdit: z.boolean(),
    }),
  }),
  addAlias: endpoint({
    method: "POST",
    path: "/api/v1/regions/:code/aliases",
    summary: "加一个别名；居民写这个名字时就认得是这里",
    access: ["admin", "clerk"],
    status: 201,
    params: z.strictObject({ code: regionCode }),
    body: z.strictObject({ name: text(30, 2), estate: text(60).optional() }),
    answer: regionAlias,
  }),
  removeAlias: endpoint({
    method: "POST",
    path: "/api/v1/regions/:code/aliases/:id/remove",
    summary: "去掉一个别名；已经没有的，再去一次也一样",
    access: ["admin", "clerk"],
    params: z.strictObject({ code: regionCode, id }),
    answer: z.object({ removed: z.literal(true) }),
  }),
  locate: endpoint({
    method: "GET",
    path: "/api/v1/grids/locate",
    summary: "一个地点、地址或二维码属于哪个网格",
    access: "public",
    query: z
      .strictObject({
        lng: z.coerce.number<number>().min(-180).max(180).optional(),
        lat: z.coerce.number<number>().min(-90).max(90).optional(),
        address: text(200).optional(),
        scene: scene.optional(),
      })
      .refine((q) => (q.lng === undefined) === (q.lat === undefined), "经度和纬度要一起给")
      .refine((q) => q.lng !== undefined || q.address !== undefined || q.scene !== undefined, "请给地点、地址或二维码"),
    answer: z.object({
      grid: namedGrid.nullable(),
      village: namedGrid.nullable(),
      town: namedGrid.nullable(),
      county: namedGrid.nullable(),
      /** False where the point lies in no grid: then `town` is the nearest. */
      inside: z.boolean(),
      /** Which of the three decided. */
      by: z.enum(["point", "address", "scene"]).nullable(),
      /** Grids that an incomplete address could mean. */
      candidates: z.array(namedGrid),
    }),
  }),
  previewImport: endpoint({
    method: "POST",
    path: "/api/v1/regions/import/preview",
    summary: "导入前先看：会改什么、哪里不对；什么也不写",
    access: ["admin"],
    key: "none",
    maxBytes: twentyMegabytes,
    body: z.strictObject({ file: featureCollection }),
    answer: importReport,
  }),
  import: endpoint({
    method: "POST",
    path: "/api/v1/regions/import",
    summary: "导入区划文件；有一处不对就什么都不改（除非 force）",
    access: ["admin"],
    maxBytes: twentyMegabytes,
    body: z.strictObject({ file: featureCollection, force: z.boolean().optional() }),
    answer: importReport,
  }),
};
