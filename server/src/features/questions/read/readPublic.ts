import type { Category } from "@qizhen/shared/vocabulary";
import { notFound } from "../../../kernel/errors";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import { presentCardOf, presentOwn, presentPublic } from "../presenter";
import { publicScope } from "../questionStore";
import { foundIt } from "../voteStore";
import { words } from "../words";

interface Listing {
  q?: string | undefined;
  category?: Category | undefined;
  town?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Public questions: found by words, or browsed by the day they became public. */
export const listQuestions = async (
  { q = "", category, town, limit = ordinaryLimit, cursor }: Listing,
  { questions, search }: Pick<QuestionParts, "questions" | "search">,
) => {
  if (q === "") {
    const { items, next } = await questions.browse({ category, town }, { limit, cursor });
    return { items: items.map(presentCardOf), next };
  }
  const { ids, next } = await search.search({ q, category, town, cursor, limit });
  // What was hidden a moment ago may still be found: it is shown no more.
  return { items: (await questions.findMany(publicScope, ids)).map(presentCardOf), next };
};

/** Answered questions like a text; at most five. */
export const similarQuestions = async (
  text: string,
  { questions, search }: Pick<QuestionParts, "questions" | "search">,
) => {
  if (text.trim() === "") return { items: [] };
  const found = await questions.findMany(publicScope, await search.similar(text));
  return { items: found.map(presentCardOf) };
};

/** A link to a question that was merged leads to where it is answered. @throws notFound for what is not public, whoever asks */
export const readQuestion = async (
  { actor, questionId, now }: { actor: Actor | undefined; questionId: string; now: Date },
  parts: QuestionParts,
) => {
  const merged = await parts.questions.find({ state: "merged" }, questionId);
  const found = await parts.questions.find(publicScope, merged?.mergedInto ?? questionId);
  if (!found) throw notFound(words.notFound);
  return presentPublic(found, { actor }, parts, now);
};

/** "This was my answer" (就是我要的): counted once a person and question. @throws notFound */
export const foundAnswer = async (
  { actor, questionId }: { actor: Actor; questionId: string },
  { questions, votes, secrets }: QuestionParts,
) => {
  if (!(await questions.find(publicScope, questionId))) throw notFound(words.notFound);
  await votes.add(questionId, foundIt, secrets.whoOf(actor.id));
  return { message: words.found };
};

/** What somebody has asked, newest first. */
export const listMine = async (
  {
    actor,
    limit = ordinaryLimit,
    cursor,
    now,
  }: { actor: Actor; limit?: number | undefined; cursor?: string | undefined; now: Date },
  parts: QuestionParts,
) => {
  const { items, next } = await parts.questions.mine(parts.secrets.whoOf(actor.id), { limit, cursor });
  return { items: await Promise.all(items.map((one) => presentOwn(one, { actor }, parts, now))), next };
};

/** @throws notFound for another's */
export const readOwn = async (
  { actor, questionId, now }: { actor: Actor; questionId: string; now: Date },
  parts: QuestionParts,
) => {
  const found = await parts.questions.find({ who: parts.secrets.whoOf(actor.id) }, questionId);
  if (!found) throw notFound(words.notFound);
  return presentOwn(found, { actor }, parts, now);
};

/** Whoever holds the code (提问码), signed in or not. @throws notFound */
export const readByCode = async ({ code, now }: { code: string; now: Date }, parts: QuestionParts) => {
  const found = await parts.questions.byCode(parts.secrets.codeIndexOf(code));
  if (!found) throw notFound(words.wrongCode);
  return presentOwn(found, { actor: undefined, hasCode: true }, parts, now);
};
