import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { LawCardModel, type LawCardDocument } from "../model";
import { shippedLawCards } from "../rules/knowledge/lawCards";

const shipped: ReadonlyMap<string, LawCard> = new Map(shippedLawCards.map((card) => [card.id, card]));

const cardOf = ({
  _id,
  law,
  article,
  text,
  summary,
  validFrom,
  validTo,
  source,
  version,
}: LawCardDocument): LawCard => ({
  id: _id,
  law,
  article,
  text,
  summary,
  validFrom,
  ...(typeof validTo === "string" && { validTo }),
  source,
  version,
});

/** More than the laws that quarrels of a county ever need. */
const mostCards = 2000;

/** Law cards: those of the product, and what counties have added or changed. They are law, and so nobody's own. */
export const lawCardStore = {
  all: async (): Promise<LawCard[]> => {
    const changed = (
      await LawCardModel.find({ _id: { $gt: "" } })
        .sort({ _id: 1 })
        .limit(mostCards)
        .lean<LawCardDocument[]>()
    ).map(cardOf);
    return [...new Map([...shipped, ...changed.map((card) => [card.id, card] as const)]).values()];
  },
  /** Those of these ids that there are. */
  findMany: async (ids: readonly string[]): Promise<Map<string, LawCard>> => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const changed = await LawCardModel.find({ _id: { $in: wanted } }).lean<LawCardDocument[]>();
    const found = new Map(wanted.flatMap((id) => (shipped.has(id) ? [[id, shipped.get(id) as LawCard] as const] : [])));
    for (const card of changed) found.set(card._id, cardOf(card));
    return found;
  },
  /** Writes a card on the version it was made from (0: there is none). False where another was faster. */
  save: async (
    card: LawCard,
    from: number,
    { by, at, entry }: { by: { id: string; name: string }; at: Date; entry: OutboxEntry },
  ): Promise<boolean> => {
    const { id, validTo = null, ...rest } = card;
    const set = { ...rest, validTo, by, at, outboxAt: at };
    const { matchedCount } = await LawCardModel.updateOne(
      { _id: id, version: from },
      { $set: set, $push: { outbox: entry } as never },
    );
    if (matchedCount === 1) return true;
    if (from !== (shipped.get(id)?.version ?? 0)) return false;
    try {
      await LawCardModel.create({ _id: id, ...set, outbox: [entry] });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
};
export type LawCardStore = typeof lawCardStore;
