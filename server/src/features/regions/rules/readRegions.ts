import type { Defect } from "@qizhen/shared/contract/regions";
import { regionLevels, type RegionLevel } from "@qizhen/shared/vocabulary/index";
import { words } from "../words";
import { readShape, shapeToGcj02, type ReadShape, type ShapeMend } from "./readShape";
import type { Region, RegionWorker } from "./region";

const say = words.defects;

/** What was read; regions with a defect of their own are left out of `regions` only when nothing can be done with them. */
export interface ReadRegions {
  regions: Region[];
  defects: Defect[];
  mended: string[];
}

type Properties = Record<string, unknown>;

const isLevel = (value: unknown): value is RegionLevel =>
  typeof value === "string" && Object.hasOwn(regionLevels, value);
const isText = (value: unknown, max: number): value is string =>
  typeof value === "string" && value.trim().length > 0 && value.length <= max;
const isCount = (value: unknown) =>
  value === undefined || value === null || (Number.isInteger(value) && Number(value) >= 0);

const readAddresses = (given: unknown): string[] | null => {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > 5000) return null;
  const all = given as unknown[];
  return all.every((one) => isText(one, 100)) ? all.map((one) => (one as string).trim()) : null;
};

const readWorkers = (given: unknown): RegionWorker[] | null => {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > 100) return null;
  const workers: RegionWorker[] = [];
  for (const one of given as unknown[]) {
    const { username, name, phone } = (one ?? {}) as Properties;
    const good =
      typeof username === "string" &&
      /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/.test(username) &&
      isText(name, 30) &&
      name.trim().length >= 2 &&
      typeof phone === "string" &&
      /^1[3-9]\d{9}$/.test(phone);
    if (!good) return null;
    workers.push({ username, name: name.trim(), phone });
  }
  return workers;
};

/** The region's fields but for its border; defects of single fields are added, and the field left empty. */
const readProperties = (given: Properties, nth: number, defects: Defect[]): Omit<Region, "shape"> | null => {
  const bad = (codes: string[], message: string) => defects.push({ kind: "bad_properties", codes, message });
  const { code, level, name, parent, households, population } = given;
  if (typeof code !== "string" || !/^\d{12}(\d{3})?$/.test(code)) {
    bad([isText(code, 40) ? code : say.unnamedFeature(nth)], say.badCode(nth));
    return null;
  }
  if (!isLevel(level)) {
    bad([code], say.badLevel(code));
    return null;
  }
  if (!isText(name, 60)) bad([code], say.badName(code));
  const region = { code, name: isText(name, 60) ? name.trim() : code };
  const parentGiven = parent !== undefined && parent !== null;
  if (parentGiven && (typeof parent !== "string" || !/^\d{12}$/.test(parent))) bad([code], say.badParent(code));
  const addresses = readAddresses(given.addresses);
  if (!addresses) bad([code], say.badAddresses(region));
  const workers = readWorkers(given.workers);
  if (!workers) bad([code], say.badWorkers(region));
  for (const field of ["households", "population"] as const)
    if (!isCount(given[field])) bad([code], say.badCount(region, field));
  return {
    ...region,
    level,
    parent: typeof parent === "string" ? parent : null,
    households: typeof households === "number" ? households : null,
    population: typeof population === "number" ? population : null,
    addresses: [...new Set(addresses ?? [])],
    workers: workers ?? [],
  };
};

const geometryDefect = (region: Omit<Region, "shape">, read: Extract<ReadShape, { fault: unknown }>): Defect => ({
  kind: "bad_geometry",
  codes: [region.code],
  message: say[read.fault](region),
  ...(read.place && { place: { lng: read.place[0], lat: read.place[1] } }),
});

const mendedSentences = (mends: Map<ShapeMend, string[]>, gps: boolean): string[] => [
  ...(gps ? [words.mended.datum] : []),
  ...[...mends].map(([mend, codes]) => words.mended[mend](codes)),
];

/**
 * Reads the features of a region file one by one: fields and borders, not yet how they fit together.
 * A file with `"datum": "WGS-84"` is moved to GCJ-02. Codes in the defects are those of the file.
 */
export const readRegions = (file: unknown): ReadRegions => {
  const { type, features, datum } = (file ?? {}) as Properties;
  if (type !== "FeatureCollection" || !Array.isArray(features) || features.length === 0)
    return { regions: [], mended: [], defects: [{ kind: "bad_properties", codes: [], message: say.notAFile }] };
  const gps = datum === "WGS-84";
  const known = gps || datum === undefined || datum === null || datum === "GCJ-02";
  const [regions, mends]: [Region[], Map<ShapeMend, string[]>] = [[], new Map()];
  const defects: Defect[] = known ? [] : [{ kind: "bad_properties", codes: [], message: say.unknownDatum }];
  (features as unknown[]).forEach((feature, i) => {
    const { properties, geometry } = (feature ?? {}) as Properties;
    if (typeof properties !== "object" || properties === null) {
      defects.push({ kind: "bad_properties", codes: [say.unnamedFeature(i + 1)], message: say.notAFeature(i + 1) });
      return;
    }
    const region = readProperties(properties as Properties, i + 1, defects);
    if (!region) return;
    const read = readShape(geometry);
    if ("fault" in read) defects.push(geometryDefect(region, read));
    else
      for (const mend of read.mended)
        mends
          .set(mend, mends.get(mend) ?? [])
          .get(mend)
          ?.push(region.code);
    const shape = "fault" in read ? [] : read.shape;
    regions.push({ ...region, shape: gps ? shapeToGcj02(shape) : shape });
  });
  return { regions, defects, mended: mendedSentences(mends, gps) };
};
