import { setImmediate as nextTurn } from "node:timers/promises";
import type { ImportReport } from "@qizhen/shared/contract/regions";
import { conflict, forbidden } from "../../kernel/errors";
import { newId } from "../../kernel/ids";
import type { StaffDoor } from "./doors";
import { checkInSteps } from "./rules/checkPartition";
import { compareRegions, type RegionChanges } from "./rules/compareRegions";
import { innerPoint } from "./rules/geometry";
import { pathIn } from "./rules/pathIn";
import type { ReadRegions } from "./rules/readRegions";
import type { Region } from "./rules/region";
import type { NewSet, RegionStore, RegionsAt, StoredRegion } from "./store";
import { words } from "./words";

export interface ImportCommand {
  /** A parsed region file, whatever it holds. */
  file: unknown;
  /** Who imports: a staff id, or the command line. */
  by: string;
  /** Counties whose regions may be replaced; absent: all. */
  mayReplace?: (county: string) => boolean;
  /** Imports what can be used of a file with defects. */
  force: boolean;
  now: Date;
}

/** The county that a code is numbered in. */
const countyOf = (code: string) => code.slice(0, 6).padEnd(12, "0");

/** Looks through a file without keeping the thread: others are served between two villages. */
const checkPolitely = async (file: unknown, others: readonly Region[]): Promise<ReadRegions> => {
  const steps = checkInSteps(file, others);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
};

/** What a file would do to what is in force. */
const look = async (file: unknown, base: RegionsAt) => {
  const features = (file as { features?: unknown } | null)?.features;
  const given: unknown[] = Array.isArray(features) ? (features as unknown[]) : [];
  const codes = given.map((f) => (f as { properties?: { code?: unknown } } | null)?.properties?.code);
  const counties = new Set(codes.filter((code) => typeof code === "string").map(countyOf));
  const inForce = base.regions.filter((r) => r.removedAt === null);
  const others = inForce.filter((r) => !counties.has(countyOf(r.code)));
  const read = await checkPolitely(file, others);
  // Of doubled codes, one can be kept (with force): the last, as its neighbours were compared with it.
  const regions = [...new Map(read.regions.map((r) => [r.code, r])).values()];
  const before = inForce.filter((r) => counties.has(countyOf(r.code)));
  return { read, regions, before, changes: compareRegions(before, regions) };
};
type Looked = Awaited<ReturnType<typeof look>>;

const named = ({ code, name }: Region) => ({ code, name });
const isChange = ({ added, changed, removed }: RegionChanges) => added.length + changed.length + removed.length > 0;

const reportOf = (file: unknown, { read, regions, changes }: Looked, applied: boolean): ImportReport => {
  const { name } = (file ?? {}) as { name?: unknown };
  const roots = regions.filter((r) => r.level === "county").map((r) => r.name);
  const counts: Record<string, number> = {};
  for (const { level } of regions) counts[level] = (counts[level] ?? 0) + 1;
  return {
    name: typeof name === "string" ? name.slice(0, 200) : roots.join("、"),
    counts,
    added: changes.added.map(named),
    changed: changes.changed.map(({ region, what }) => ({ ...named(region), what: what.map((f) => words.fields[f]) })),
    removed: changes.removed.map(named),
    unchanged: changes.unchanged,
    mended: read.mended,
    defects: read.defects,
    applied,
  };
};

const centreIn = (byCode: ReadonlyMap<string, Region>, region: Region): { lng: number; lat: number } => {
  const drawn = [...pathIn(byCode, region.code)].reverse().map((code) => byCode.get(code)?.shape ?? []);
  const [lng, lat] = innerPoint(drawn.find((shape) => shape.length > 0) ?? []);
  return { lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) };
};

/** A new set for each county that changes; what is removed stays in it by name, for the cases that lie there. */
const setsOf = ({ regions, changes }: Looked, base: RegionsAt, now: Date): NewSet[] => {
  const byCode = new Map(regions.map((r) => [r.code, r]));
  const touched = [...changes.added, ...changes.changed.map((c) => c.region), ...changes.removed];
  const counties = new Set(touched.map((r) => countyOf(r.code)));
  const kept = (county: string): StoredRegion[] =>
    base.regions
      .filter((r) => countyOf(r.code) === county && !byCode.has(r.code))
      .map((r) => ({ ...r, removedAt: r.removedAt ?? now }));
  return [...counties].map((county) => ({
    county,
    set: newId(),
    regions: [
      ...regions
        .filter((r) => countyOf(r.code) === county)
        .map((r) => ({ ...r, path: pathIn(byCode, r.code), centre: centreIn(byCode, r), removedAt: null })),
      ...kept(county),
    ],
  }));
};

const checkMay = ({ changes }: Looked, base: RegionsAt, mayReplace: (county: string) => boolean) => {
  const touched = [...changes.added, ...changes.changed.map((c) => c.region), ...changes.removed];
  for (const county of new Set(touched.map((r) => countyOf(r.code))))
    if (!mayReplace(county) && base.sets.has(county)) throw forbidden(words.notYourCounty);
};

const workersOf = ({ code, workers }: Region) =>
  workers.map((worker) => ({ ...worker, roles: ["grid_worker" as const], region: code }));

/** Tells what an import would change and what is wrong with the file; writes nothing. */
export const previewImport = async (file: unknown, store: RegionStore): Promise<ImportReport> =>
  reportOf(file, await look(file, await store.readAll()), false);

/**
 * Imports a region file (导入区划): all of it or, where it has a defect and is not forced, nothing. What it holds of a county
 * replaces that county; other counties stay. The grid workers it names get their accounts. Importing the same file again changes nothing.
 * @throws forbidden where it would change a county that `mayReplace` excludes, conflict where another import was faster
 */
export const importRegions = async (
  { file, by, mayReplace = () => true, force, now }: ImportCommand,
  { store, staff }: { store: RegionStore; staff: StaffDoor },
): Promise<ImportReport> => {
  const base = await store.readAll();
  const looked = await look(file, base);
  if (looked.read.defects.length > 0 && !force) return reportOf(file, looked, false);
  checkMay(looked, base, mayReplace);
  const sets = setsOf(looked, base, now);
  const changing = isChange(looked.changes);
  if (changing && !(await store.replace(base, sets, by, now))) throw conflict(words.importedMeanwhile);
  // Also when nothing changed: an import that died after its first half is finished by the next.
  const { refused } = await staff.ensureStaff(looked.regions.flatMap(workersOf), now);
  const report = reportOf(file, looked, changing);
  return refused.length > 0 ? { ...report, mended: [...report.mended, words.mended.accounts(refused)] } : report;
};
