import type { Region } from "./region";

/** What can differ between two editions of a region. */
export const comparedFields = [
  "name",
  "level",
  "parent",
  "shape",
  "households",
  "population",
  "addresses",
  "workers",
] as const satisfies readonly (keyof Region)[];
export type ComparedField = (typeof comparedFields)[number];

/** What an import would change, by code. */
export interface RegionChanges {
  added: Region[];
  changed: { region: Region; what: ComparedField[] }[];
  removed: Region[];
  unchanged: number;
}

const byUsername = (workers: Region["workers"]) =>
  [...workers]
    .sort((a, b) => (a.username < b.username ? -1 : 1))
    .map(({ username, name, phone }) => [username, name, phone]);

/** A field as text, where order means nothing without it. */
const textOf = (region: Region, field: ComparedField): string => {
  if (field === "addresses") return JSON.stringify([...region.addresses].sort());
  if (field === "workers") return JSON.stringify(byUsername(region.workers));
  return JSON.stringify(region[field]);
};

/** Compares what is in force with what a file says, region by region. */
export const compareRegions = (before: readonly Region[], after: readonly Region[]): RegionChanges => {
  const old = new Map(before.map((r) => [r.code, r]));
  const codes = new Set(after.map((r) => r.code));
  const pairs = after.map((region) => {
    const was = old.get(region.code);
    return { region, was, what: was ? comparedFields.filter((f) => textOf(was, f) !== textOf(region, f)) : [] };
  });
  return {
    added: pairs.filter((p) => !p.was).map((p) => p.region),
    changed: pairs.filter((p) => p.what.length > 0).map(({ region, what }) => ({ region, what })),
    removed: before.filter((r) => !codes.has(r.code)),
    unchanged: pairs.filter((p) => p.was && p.what.length === 0).length,
  };
};
