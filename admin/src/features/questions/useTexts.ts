import { useState } from "react";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import type { DeskQuestion } from "@qizhen/shared/contract/questionShapes";
import type { Category } from "@qizhen/shared/vocabulary";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { moderation as words } from "../../words/questions";
import { alignHidden } from "./hiding";
import { useHiding } from "./useHiding";

interface Texts {
  title: string;
  body: string;
}
interface Changes {
  title?: string;
  text?: string;
  category?: Category;
}
type Part = keyof Texts;

/** Where the original's hidden words stand; undefined while it was not asked for, or where the words were changed besides. */
const alignedPart = (question: DeskQuestion, original: Texts | undefined, part: Part) =>
  original &&
  alignHidden(
    original[part],
    question[part],
    question.hidden.filter((one) => one.part === part).map(({ at: [from, to] }) => ({ from, to })),
  );

/** Hiding in one part of a question: over the original where one has it, else over what is hidden already. */
const usePart = (question: DeskQuestion, original: Texts | undefined, part: Part) => {
  const aligned = alignedPart(question, original, part);
  const name = `question.${question.id}.${question.version}.${aligned ? "open" : "hidden"}.${part}`;
  const base = (aligned && original?.[part]) ?? question[part];
  const hiding = useHiding(name, base, aligned ?? [], words.mark);
  return { ...hiding, aligned: aligned !== undefined };
};

/** What will be public of a question: what the platform hid, what a moderator hides and shows besides, and their own words over it. */
export const useTexts = (question: DeskQuestion) => {
  const read = useWrite(questionDesk.original);
  const [original, setOriginal] = useState<Texts>();
  const title = usePart(question, original, "title");
  const body = usePart(question, original, "body");
  const kept = `question.${question.id}.${question.version}`;
  const [rewritten, setRewritten, clearRewritten] = useKept<Texts | null>(`${kept}.words`, null);
  const [category, setCategory, clearCategory] = useKept<Category>(`${kept}.category`, question.category);
  const shown = rewritten ?? { title: title.shown, body: body.shown };
  const changes: Changes = {
    ...(shown.title !== question.title && { title: shown.title }),
    ...(shown.body !== question.body && { text: shown.body }),
    ...(category !== question.category && { category }),
  };
  return {
    original,
    title,
    body,
    shown,
    rewritten: rewritten !== null,
    rewrite: setRewritten,
    category,
    setCategory,
    changes,
    changed: Object.keys(changes).length > 0,
    /** Asks for the asker's own words; who did so is kept. */
    readOriginal: async () => setOriginal(await read.run({ params: { id: question.id } })),
    reading: read.busy,
    error: read.error,
    restore: () => [title.clear, body.clear, clearRewritten, clearCategory].forEach((clear) => clear()),
  };
};
export type QuestionTexts = ReturnType<typeof useTexts>;
