import { isDuplicateKey } from "../../kernel/errors";
import { AliasModel, RegionModel, RegionStateModel, type RegionRecord } from "./model";
import type { Alias } from "./rules/alias";
import type { Region } from "./rules/region";

/** A region in force, or one that was. */
export interface StoredRegion extends Region {
  /** Codes from the county down to itself. */
  path: readonly string[];
  centre: { lng: number; lat: number };
  removedAt: Date | null;
}

/** All regions at one revision. */
export interface RegionsAt {
  revision: number;
  /** The revision of the aliases. */
  aliasRevision: number;
  aliases: Alias[];
  /** By county code: the set in force. */
  sets: ReadonlyMap<string, string>;
  regions: StoredRegion[];
}

/** A county about to come into force. */
export interface NewSet {
  county: string;
  set: string;
  regions: readonly StoredRegion[];
}

const stateId = "current";
const batch = 500;
/** Sets that no state names and that are older than this were left behind by a crash. */
const strayMs = 60 * 60 * 1000;

const opened = (record: RegionRecord): StoredRegion => ({
  code: record.code,
  level: record.level,
  name: record.name,
  parent: record.parent,
  path: record.path,
  shape: record.shape,
  centre: { lng: record.centre[0], lat: record.centre[1] },
  households: record.households,
  population: record.population,
  addresses: record.addresses,
  workers: record.workers.map(({ username, name, phone }) => ({ username, name, phone })),
  removedAt: record.removedAt,
});

const state = async () => {
  const found = await RegionStateModel.findById(stateId).lean();
  return { revision: found?.revision ?? 0, aliasRevision: found?.aliases ?? 0, sets: found?.sets ?? [] };
};

const aliasesOf = async (sets: readonly { county: string }[]): Promise<Alias[]> => {
  const counties = sets.map(({ county }) => county);
  const found = await AliasModel.find({ county: { $in: counties } }, { code: 1, name: 1, estate: 1 }).lean();
  return found.map(({ code, name, estate }) => ({ code, name, estate }));
};

const recordOf = (region: StoredRegion, set: string, now: Date): RegionRecord => ({
  _id: `${set}:${region.code}`,
  set,
  code: region.code,
  level: region.level,
  name: region.name,
  parent: region.parent,
  path: [...region.path],
  shape: region.shape,
  centre: [region.centre.lng, region.centre.lat],
  households: region.households,
  population: region.population,
  addresses: region.addresses,
  workers: region.workers,
  importedAt: now,
  removedAt: region.removedAt,
});

/** Regions as they are kept: public knowledge, the same for everybody, so nothing here is scoped. */
export const regionStore = {
  /** The revision in force; 0 before the first import. One small document. */
  revision: async (): Promise<number> => (await state()).revision,

  /** Both revisions in force: of the regions and of their aliases. One small document. */
  revisions: async (): Promise<{ revision: number; aliasRevision: number }> => state(),

  /** Everything in force, of one revision even while another import goes on. */
  readAll: async (): Promise<RegionsAt> => {
    for (;;) {
      const { revision, aliasRevision, sets } = await state();
      const found = await RegionModel.find({ set: { $in: sets.map((s) => s.set) } }).lean();
      const aliases = await aliasesOf(sets);
      const now = await state();
      if (now.revision !== revision || now.aliasRevision !== aliasRevision) continue;
      found.sort((a, b) => (a.code < b.code ? -1 : 1));
      return {
        revision,
        aliasRevision,
        sets: new Map(sets.map((s) => [s.county, s.set])),
        regions: found.map(opened),
        aliases,
      };
    }
  },

  /** Only the aliases, at their revision. */
  readAliases: async (): Promise<Pick<RegionsAt, "aliasRevision" | "aliases">> => {
    const { aliasRevision, sets } = await state();
    return { aliasRevision, aliases: await aliasesOf(sets) };
  },

  /**
   * Puts counties in force in place of what they replace, all at once, if nobody else has imported since `base`.
   * @returns whether it did; if not, nothing has changed
   */
  replace: async (base: RegionsAt, fresh: readonly NewSet[], by: string, now: Date): Promise<boolean> => {
    const records = fresh.flatMap(({ set, regions }) => regions.map((region) => recordOf(region, set, now)));
    for (let i = 0; i < records.length; i += batch) await RegionModel.insertMany(records.slice(i, i + batch));
    const counties = new Map(fresh.map((f) => [f.county, f.set]));
    const kept = (await state()).sets.filter((s) => !counties.has(s.county));
    const sets = [...kept, ...[...counties].map(([county, set]) => ({ county, set, importedAt: now, importedBy: by }))];
    try {
      const { modifiedCount, upsertedCount } = await RegionStateModel.updateOne(
        { _id: stateId, revision: base.revision },
        { $set: { sets, revision: base.revision + 1 } },
        { upsert: base.revision === 0 },
      );
      if (modifiedCount + upsertedCount === 1) {
        const superseded = [...base.sets].filter(([county]) => counties.has(county)).map(([, set]) => set);
        await RegionModel.deleteMany({ set: { $in: superseded } });
        return true;
      }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    await RegionModel.deleteMany({ set: { $in: [...counties.values()] } });
    return false;
  },

  /** Removes what imports that died have left behind. */
  removeStrays: async (now: Date): Promise<void> => {
    const { sets } = await state();
    const before = new Date(now.getTime() - strayMs);
    await RegionModel.deleteMany({ set: { $nin: sets.map((s) => s.set) }, importedAt: { $lt: before } });
  },
};
export type RegionStore = typeof regionStore;
