import type { Rules } from "@qizhen/shared/contract/rulebook";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { RulebookModel, RuleVersionModel, type RulebookDocument, type VersionDocument } from "./model";

/** A saved rule set as the use cases know it. */
export interface StoredVersion extends Omit<VersionDocument, "county" | "intent"> {
  intent?: { who: string; key: string; digest: string } | undefined;
}

/** Which version a county works by, and how it came to that. */
export type Rulebook = Omit<RulebookDocument, "_id">;

const storedOf = ({ number, basedOn, rules, author, reason, at, intent }: VersionDocument): StoredVersion => ({
  number,
  basedOn,
  rules,
  author: { id: author.id, name: author.name },
  reason,
  at,
  intent,
});

const newestFirst: Order = [
  ["number", -1],
  ["_id", -1],
];

/** Versions of rules and which of them is in force. Every query takes the county first. */
export const versionStore = {
  find: async (county: string, number: number): Promise<StoredVersion | undefined> => {
    const found = await RuleVersionModel.findOne({ county, number }).lean<VersionDocument>();
    return found ? storedOf(found) : undefined;
  },

  newest: async (county: string): Promise<StoredVersion | undefined> => {
    const found = await RuleVersionModel.findOne({ county }).sort({ number: -1 }).lean<VersionDocument>();
    return found ? storedOf(found) : undefined;
  },

  page: async (county: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await RuleVersionModel.find({ county, ...afterCursor<VersionDocument>(newestFirst, cursor) })
      .sort(Object.fromEntries(newestFirst))
      .limit(limit + 1)
      .lean<VersionDocument[]>();
    const { page, next } = cutPage(found, limit, newestFirst);
    return { items: page.map(storedOf), next };
  },

  /** The rules of every version, by number: a county makes few. */
  allRules: async (county: string): Promise<Map<number, Rules>> => {
    const found = await RuleVersionModel.find({ county }, { number: 1, rules: 1 }).lean<VersionDocument[]>();
    return new Map(found.map(({ number, rules }) => [number, rules]));
  },

  /** False where somebody else has saved a version under this number, or the same intent has come before. */
  insert: async (county: string, version: StoredVersion): Promise<boolean> => {
    const { intent, ...rest } = version;
    try {
      await RuleVersionModel.create({ county, ...rest, ...(intent && { intent }) });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  byIntent: async (county: string, who: string, key: string): Promise<StoredVersion | undefined> => {
    const found = await RuleVersionModel.findOne({
      county,
      "intent.who": who,
      "intent.key": key,
    }).lean<VersionDocument>();
    return found ? storedOf(found) : undefined;
  },

  rulebook: async (county: string): Promise<Rulebook> => {
    const found = await RulebookModel.findOne({ _id: county }).lean<RulebookDocument>();
    return { adopted: found?.adopted ?? 0, adoptions: found?.adoptions ?? [] };
  },

  /** Which version each county works by: one small document a county. */
  adoptedAll: async (): Promise<Map<string, number>> => {
    const found = await RulebookModel.find({ adopted: { $gte: 0 } }, { adopted: 1 }).lean<RulebookDocument[]>();
    return new Map(found.map(({ _id, adopted }) => [_id, adopted]));
  },

  /** Puts a version in force, if the county still works by `against`. False: it does not. */
  adopt: async (county: string, against: number, adoption: Rulebook["adoptions"][number]): Promise<boolean> => {
    if (against === 0) await makeIfAbsent(county);
    const { modifiedCount } = await RulebookModel.updateOne(
      { _id: county, adopted: against },
      { $set: { adopted: adoption.number }, $push: { adoptions: adoption } as never },
    );
    return modifiedCount === 1;
  },
};
export type VersionStore = typeof versionStore;

const makeIfAbsent = async (county: string) => {
  try {
    await RulebookModel.updateOne({ _id: county }, { $setOnInsert: { adopted: 0, adoptions: [] } }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error; // another made it in between
  }
};
