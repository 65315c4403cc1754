import { createHash } from "node:crypto";
import { isDuplicateKey } from "../../kernel/errors";
import { AuditModel } from "./model";
import { beginning, textOf, type ChainedAct } from "./rules/chain";

/** Something that somebody did, to be kept for ever. Never personal data in clear. */
export interface Act {
  /** Acts of one chain follow each other: one per case, one for accounts. */
  chain: string;
  kind: string;
  subject: string;
  actor: { id: string; name: string; unit: string };
  reason: string;
  data?: Record<string, unknown>;
  /** At most one act of this name is kept. */
  once?: string;
  now: Date;
}

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Of many who write to one chain at once each round lets one through; more rounds than anybody ever needed. */
const mostTries = 100;

const tryOnce = async ({ now, once, data = {}, ...act }: Act) => {
  const last = await AuditModel.findOne({ chain: act.chain }, { seq: 1, hash: 1 }).sort({ seq: -1 }).lean();
  const chained: ChainedAct = {
    ...act,
    data,
    seq: (last?.seq ?? 0) + 1,
    at: now.getTime(),
    previous: last?.hash ?? beginning,
  };
  await AuditModel.create({ ...chained, at: now, hash: hashOf(textOf(chained)), ...(once !== undefined && { once }) });
};

/**
 * Appends an act to its chain. Racers for the same place try again.
 * @throws whatever keeps it from being written: who depends on the record must not go on
 */
export const recordAct = async (act: Act): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (act.once !== undefined && (await AuditModel.exists({ once: act.once }))) return;
    try {
      return await tryOnce(act);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Error(`chain ${act.chain} is too busy`);
};
