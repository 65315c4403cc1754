import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import { derivedId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { lawCardChanged } from "../events";
import { words } from "../words";
import { mayKeepCards, presentCard } from "./listLawCards";

type Form = Omit<LawCard, "id" | "version" | "validTo"> & { validTo?: string | undefined };

const same = (one: LawCard, form: Form) =>
  (["law", "article", "text", "summary", "validFrom", "validTo", "source"] as const).every(
    (field) => one[field] === form[field],
  );

/**
 * Adds a card or changes one; answers that cite it are marked for somebody to look at again. A repeat of what stands there changes
 * nothing.
 * @throws forbidden below the county; notFound, unprocessable; conflict where another was faster
 */
export const saveLawCard = async (
  command: { actor: Actor; id?: string | undefined; version?: number | undefined; form: Form; now: Date },
  parts: QuestionParts,
) => {
  const { actor, form, now } = command;
  if (!mayKeepCards(actor, parts)) throw forbidden(words.card.notCounty);
  if (form.validTo !== undefined && form.validTo <= form.validFrom)
    throw unprocessable(words.card.wrongDays, { validTo: words.card.wrongDays });
  // A new card's id is made of its law and article: the same article is one card.
  const id = command.id ?? `own-${derivedId("law-card", form.law, form.article)}`;
  const before = (await parts.cards.findMany([id])).get(id);
  if (command.id !== undefined && !before) throw notFound(words.card.notFound);
  const answer = async (card: LawCard) => ({
    card: await presentCard(card, actor, parts),
    stale: await parts.questions.countCiting(id),
  });
  if (before && same(before, form)) return answer(before);
  const from = before?.version ?? 0;
  if ((command.version ?? 0) !== from) throw conflict(words.card.movedOn);
  const { validTo, ...rest } = form;
  const card: LawCard = { id, ...rest, ...(validTo !== undefined && { validTo }), version: from + 1 };
  const entry = makeEntry(lawCardChanged, { cardId: id, version: card.version }, now);
  const by = { id: actor.id, name: actor.name };
  if (!(await parts.cards.save(card, from, { by, at: now, entry }))) throw conflict(words.card.movedOn);
  return answer(card);
};
