import { regionPathOf } from "./rules/regionPath";
import { words } from "./words";

/** What the accounts feature asks of the tree of regions, which is composed after it. */
export interface RegionLookup {
  /** Undefined where no such region is loaded. */
  find(code: string): Promise<{ code: string; name: string; path: readonly string[] } | undefined>;
}

/** Names and ancestors of regions, also of such as are not loaded yet. */
export interface Places {
  named(code: string): Promise<{ code: string; name: string }>;
  /** From the county down to the region itself. */
  path(code: string): Promise<readonly string[]>;
  exists(code: string): Promise<boolean>;
}

export const createPlaces = (regions: RegionLookup): Places => ({
  named: async (code) => ({ code, name: (await regions.find(code))?.name ?? words.regionUnknown }),
  path: async (code) => (await regions.find(code))?.path ?? regionPathOf(code),
  exists: async (code) => (await regions.find(code)) !== undefined,
});
