import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { AliasModel, RegionStateModel, type AliasRecord } from "./model";

/** An alias as it is kept. */
export interface StoredAlias {
  id: string;
  code: string;
  name: string;
  estate?: string | undefined;
  by: { id: string; name: string };
  at: Date;
}

const stateId = "current";
/** More names than a place can have; a list is shown whole. */
const mostOfRegion = 200;

const opened = ({ _id, code, name, estate, by, at }: AliasRecord): StoredAlias => ({
  id: _id.toHexString(),
  code,
  name,
  ...(estate !== undefined && { estate }),
  by: { id: by.id, name: by.name },
  at,
});

/** Tells every process to read the aliases again; after each write, also a repeated one, so that none is overlooked. */
const announce = async () => {
  await RegionStateModel.updateOne({ _id: stateId }, { $inc: { aliases: 1 } });
};

/** Aliases (别名) as they are kept. Scope: the code of the region is part of every query. */
export const aliasStore = {
  /** Those of a region, by name. */
  of: async (code: string): Promise<StoredAlias[]> =>
    (await AliasModel.find({ code }).sort({ name: 1 }).limit(mostOfRegion).lean()).map(opened),

  /** @returns the alias, or the one that has this name in the village already */
  add: async (
    alias: Omit<StoredAlias, "id">,
    place: { county: string; within: string; key: string },
  ): Promise<{ added: StoredAlias } | { taken: StoredAlias }> => {
    try {
      const made = await AliasModel.create({ ...alias, ...place });
      await announce();
      return { added: opened(made.toObject()) };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const found = await AliasModel.findOne({ within: place.within, key: place.key }).lean();
    if (!found) return aliasStore.add(alias, place); // it was taken away in between
    if (found.code === alias.code && found.estate === alias.estate) {
      await announce(); // the first may have died before it said so
      return { added: opened(found) };
    }
    return { taken: opened(found) };
  },

  /** Takes an alias away; nothing happens where it is gone. */
  remove: async (code: string, id: string): Promise<void> => {
    await AliasModel.deleteOne({ _id: new Types.ObjectId(id), code });
    await announce();
  },
};
export type AliasStore = typeof aliasStore;
