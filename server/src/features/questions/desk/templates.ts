import type { AnswerTemplate } from "@qizhen/shared/contract/questionDesk";
import type { Category } from "@qizhen/shared/vocabulary";
import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { words } from "../words";

interface Kept {
  id: string;
  title: string;
  text: string;
  category?: Category | undefined;
}

const present = ({ id, title, text, category }: Kept, mine: boolean): AnswerTemplate => ({
  id,
  title,
  text,
  ...(category && { category }),
  mine,
});

/** Their own first, then those of the product. */
export const listTemplates = async (actor: Actor, { templates }: Pick<QuestionParts, "templates">) => ({
  items: [
    ...(await templates.of(actor.id)).map((one) => present(one, true)),
    ...words.templates.map((one) => present(one, false)),
  ],
});

/** @throws notFound for another's */
export const saveTemplate = async (
  { actor, form, now }: { actor: Actor; form: Omit<Kept, "id"> & { id?: string | undefined }; now: Date },
  { templates }: Pick<QuestionParts, "templates">,
) => {
  const saved = await templates.save(actor.id, form, now);
  if (!saved) throw notFound(words.templateNotFound);
  return present(saved, true);
};
