import { isDuplicateKey } from "../../../kernel/errors";
import { QuestionSettingsModel } from "../model";

export interface SettingsRecord {
  county: string;
  fourEyes: boolean;
  /** Workdays. */
  answerDays: number;
  version: number;
}

/** What holds where a county has set nothing. */
const ordinary = { fourEyes: false, answerDays: 3, version: 0 };

/** How counties moderate and answer; who may read and write is asked of the county. */
export const settingsStore = {
  of: async (county: string): Promise<SettingsRecord> => {
    const found = await QuestionSettingsModel.findById(county).lean();
    if (!found) return { county, ...ordinary };
    const { fourEyes, answerDays, version } = found;
    return { county, fourEyes, answerDays, version };
  },
  /** Writes them on the version they were made from. False where another was faster. */
  save: async ({ county, version, ...fields }: SettingsRecord, at: Date): Promise<boolean> => {
    const next = { ...fields, version: version + 1, at };
    if (version > 0)
      return (await QuestionSettingsModel.updateOne({ _id: county, version }, { $set: next })).matchedCount === 1;
    try {
      await QuestionSettingsModel.create({ _id: county, ...next });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
};
export type SettingsStore = typeof settingsStore;
