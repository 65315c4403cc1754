import type { Defect } from "@qizhen/shared/contract/regions";
import { words } from "../words";
import { addressKey } from "./addressText";
import { levelOrder, type Region } from "./region";

const say = words.defects;

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const duplicateCodes = (regions: readonly Region[]): Defect[] =>
  [...groupBy(regions, (r) => r.code)]
    .filter(([, same]) => same.length > 1)
    .map(([code, same]) => ({
      kind: "duplicate_code",
      codes: [code],
      message: say.duplicateCode(
        code,
        same.map((r) => r.name),
      ),
    }));

/** The shape of a code by level (统计用区划代码): what must be zero, and what must not. */
const codeOfLevel: Record<Region["level"], RegExp> = {
  county: /^\d{6}0{6}$/,
  town: /^\d{6}(?!000)\d{3}0{3}$/,
  village: /^\d{9}(?!000)\d{3}$/,
  grid: /^\d{15}$/,
};
/** How many digits of its parent's code a region's own code begins with. */
const sharedDigits: Record<Region["level"], number> = { county: 0, town: 6, village: 9, grid: 12 };

const wrongLevel = (codes: string[], message: string): Defect => ({ kind: "wrong_level", codes, message });

const placeInTree = (region: Region, byCode: ReadonlyMap<string, Region>): Defect[] => {
  const { code, level, parent } = region;
  const defects = codeOfLevel[level].test(code) ? [] : [wrongLevel([code], say.codeOfLevel(region, level))];
  if (parent === null) {
    if (level !== "county") defects.push(wrongLevel([code], say.rootOfLevel(region, level)));
    return defects;
  }
  const above = byCode.get(parent);
  if (!above) return [...defects, { kind: "orphan", codes: [code, parent], message: say.orphan(region, parent) }];
  if (levelOrder.indexOf(above.level) !== levelOrder.indexOf(level) - 1)
    return [...defects, wrongLevel([code, parent], say.parentOfLevel(region, level, above, above.level))];
  const digits = sharedDigits[level];
  if (code.slice(0, digits) !== parent.slice(0, digits))
    defects.push(wrongLevel([code, parent], say.codeOfParent(region, above)));
  return defects;
};

/** Villages of different towns may share a name; within one parent an address leads to one grid. */
const duplicateAddresses = (regions: readonly Region[]): Defect[] => {
  const written = regions.flatMap((region) => {
    const own = new Map(region.addresses.map((address) => [addressKey(address), address]));
    return [...own].map(([key, address]) => ({ key: `${region.parent} ${key}`, address, region }));
  });
  return [...groupBy(written, (w) => w.key).values()].flatMap((same): Defect[] => {
    const grids = same.map((w) => w.region);
    const [first] = same;
    if (!first || same.length < 2) return [];
    const message = say.duplicateAddress(first.address, grids);
    return [{ kind: "duplicate_address", codes: grids.map((g) => g.code), message }];
  });
};

const duplicateWorkers = (regions: readonly Region[], others: readonly Region[]): Defect[] => {
  const own = new Set(regions);
  const written = [...regions, ...others].flatMap((region) =>
    region.workers.map(({ username }) => ({ username, region })),
  );
  // Accounts are found without regard to case.
  return [...groupBy(written, (w) => w.username.toLowerCase())].flatMap(([, same]): Defect[] => {
    const grids = same.map((w) => w.region);
    const [first] = same;
    if (!first || same.length < 2 || !own.has(first.region)) return [];
    const message = say.duplicateWorker(first.username, grids);
    return [{ kind: "duplicate_worker", codes: grids.map((g) => g.code), message }];
  });
};

/**
 * Checks how regions hang together by codes, parents, addresses and workers; borders are another rule's.
 * `others`: regions of other counties, where a worker's username may be taken.
 */
export const checkTree = (regions: readonly Region[], others: readonly Region[]): Defect[] => {
  const byCode = new Map(regions.map((r) => [r.code, r]));
  return [
    ...duplicateCodes(regions),
    ...regions.flatMap((region) => placeInTree(region, byCode)),
    ...duplicateAddresses(regions),
    ...duplicateWorkers(regions, others),
  ];
};
