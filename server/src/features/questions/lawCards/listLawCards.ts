import type { KeptLawCard } from "@qizhen/shared/contract/lawCards";
import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { cutPage, afterCursor, ordinaryLimit } from "../../../kernel/db/keyset";
import { hasRole, type Actor } from "../../accounts";
import type { QuestionParts } from "../doors";

/** Who looks after law cards: clerks and administrators of a county. */
export const mayKeepCards = (actor: Actor, { regions }: Pick<QuestionParts, "regions">): boolean =>
  hasRole(actor, "clerk", "admin") &&
  actor.region !== undefined &&
  regions.byCode(actor.region.code)?.level === "county";

export const presentCard = async (card: LawCard, actor: Actor, parts: QuestionParts): Promise<KeptLawCard> => ({
  ...card,
  cited: actor.kind === "staff" ? await parts.questions.countCiting(card.id) : 0,
  mayWrite: mayKeepCards(actor, parts),
});

const byId = [["id", 1]] as const;
const plain = (text: string) => text.normalize("NFKC").replace(/[《》\s]/g, "");

/** Cards whose law, article or words hold each word asked for; in the order of their ids. @throws malformed: cursor */
export const listLawCards = async (
  {
    actor,
    q = "",
    limit = ordinaryLimit,
    cursor,
  }: { actor: Actor; q?: string | undefined; limit?: number | undefined; cursor?: string | undefined },
  parts: QuestionParts,
) => {
  const wanted = q.split(/\s+/).map(plain).filter(Boolean);
  const [after] = (afterCursor<{ id: string }>(byId, cursor) as { $or?: { id: { $gt: string } }[] }).$or ?? [];
  const found = (await parts.cards.all())
    .filter((card) => wanted.every((word) => plain(`${card.law}${card.article}${card.text}`).includes(word)))
    .filter((card) => !after || card.id > after.id.$gt)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const { page, next } = cutPage(found, limit, byId);
  return { items: await Promise.all(page.map((card) => presentCard(card, actor, parts))), next };
};
