import { isDuplicateKey } from "../../../kernel/errors";
import { ReceptionSettingsModel } from "../model";
import type { SettingsRecord } from "../record";

/** How centres receive. Nothing of it belongs to a person; who may read and write is asked of their region. */
export const settingsStore = {
  find: async (centre: string): Promise<SettingsRecord | undefined> => {
    const found = await ReceptionSettingsModel.findById(centre).lean();
    if (!found) return undefined;
    const { _id, ...rest } = found;
    return { centre: _id, ...rest };
  },

  /** Writes them on the version they were made from. @returns undefined where another was faster */
  save: async ({ centre, ...fields }: SettingsRecord): Promise<SettingsRecord | undefined> => {
    const next = { ...fields, version: fields.version + 1 };
    if (fields.version === 0) {
      try {
        await ReceptionSettingsModel.create({ _id: centre, ...next });
        return { centre, ...next };
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    }
    const { matchedCount } = await ReceptionSettingsModel.updateOne(
      { _id: centre, version: fields.version },
      { $set: next },
    );
    return matchedCount === 1 ? { centre, ...next } : undefined;
  },
};
export type SettingsStore = typeof settingsStore;
