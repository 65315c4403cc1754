import type * as z from "zod";
import { lawCards, type KeptLawCard } from "@qizhen/shared/contract/lawCards";
import { laws } from "../../words/questions";

/** A law card as it is typed; a day that is not said is empty. */
export interface CardForm {
  law: string;
  article: string;
  text: string;
  summary: boolean;
  validFrom: string;
  validTo: string;
  source: string;
}

/** The form of a card, or an empty one. */
export const cardForm = (card: KeptLawCard | undefined): CardForm => ({
  law: card?.law ?? "",
  article: card?.article ?? "",
  text: card?.text ?? "",
  summary: card?.summary ?? false,
  validFrom: card?.validFrom ?? "",
  validTo: card?.validTo ?? "",
  source: card?.source ?? "",
});

const least = { law: 2, article: 2, text: 4, source: 2, validFrom: 1 } as const;

/** What still lacks, in words beside its field. */
export const lacks = (form: CardForm): Partial<Record<keyof CardForm, string>> => {
  const short = (Object.keys(least) as Array<keyof typeof least>).filter(
    (name) => form[name].trim().length < least[name],
  );
  const backwards = form.validTo !== "" && form.validFrom !== "" && form.validTo <= form.validFrom;
  return {
    ...Object.fromEntries(short.map((name) => [name, laws.missing])),
    ...(backwards && { validTo: laws.backwards }),
  };
};

/** The form as the server takes it; of a card that is there, with the version that was seen. */
export const requestOf = (form: CardForm, card: KeptLawCard | undefined): z.input<typeof lawCards.save.body> => ({
  ...(card && { id: card.id, version: card.version }),
  law: form.law.trim().replace(/^《|》$/g, ""),
  article: form.article.trim(),
  text: form.text.trim(),
  summary: form.summary,
  validFrom: form.validFrom,
  ...(form.validTo && { validTo: form.validTo }),
  source: form.source.trim(),
});
