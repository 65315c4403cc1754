import { ranks } from "../ask/openDanger";
import type { QuestionFlag, QuestionState } from "@qizhen/shared/contract/questionShapes";
import { forbidden, notFound } from "../../../kernel/errors";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import { hasRole, type Actor } from "../../accounts";
import { peopleFor } from "../desk/people";
import type { QuestionParts } from "../doors";
import { countyOf, deskScope, isModerator, oversees, partsOf } from "../policy";
import { deskAnswers, hiddenLabel, lifeOf, presentCardOf, presentRow } from "../presenter";
import { publicScope, type QuestionScope } from "../questionStore";
import type { QuestionRecord } from "../record";
import { allowedActions } from "../rules/life";
import { words } from "../words";

const toModerate: readonly QuestionState[] = ["pending"];
const toAnswer: readonly QuestionState[] = ["published", "private"];
const mostCounted = 99;

interface Listing {
  actor: Actor;
  status?: readonly QuestionState[] | undefined;
  flag?: QuestionFlag | undefined;
  mine?: "true" | undefined;
  stale?: "true" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  now: Date;
}

/** The queue's own scope: a county's for who answers, the subtree's for who oversees, one's own for `mine`. */
const queueScope = (actor: Actor, mine: boolean, parts: QuestionParts): QuestionScope => {
  if (mine) return { "asked.id": actor.id };
  const place = oversees(actor) ? actor.region?.code : countyOf(actor, parts);
  return { regionPath: place ?? "" };
};

/** Who does not oversee reads what is public, and what is private where they were asked. */
const readableStates = (actor: Actor, mine: boolean): readonly QuestionState[] | undefined =>
  oversees(actor) ? undefined : mine ? ["published", "answered", "private"] : ["published", "answered"];

/** The staff's queue (问诊台): danger first, then who has waited longest. */
export const listDesk = async (listing: Listing, parts: QuestionParts) => {
  const { actor, status, flag, mine, stale, limit = ordinaryLimit, cursor, now } = listing;
  const scope = queueScope(actor, mine !== undefined, parts);
  const readable = readableStates(actor, mine !== undefined);
  const ordinary = mine || !oversees(actor) ? toAnswer : toModerate;
  const wanted = (status ?? ordinary).filter((one) => readable === undefined || readable.includes(one));
  const mark = stale ? "stale" : flag;
  const place = oversees(actor) ? actor.region?.code : countyOf(actor, parts);
  const within = {
    ...scope,
    ...((readable ?? status) && { state: { $in: status ? wanted : readable } }),
  } as QuestionScope;
  const { items, next } = mark
    ? await parts.questions.marked(within, `${place ?? ""}|${mark}`, { limit, cursor })
    : await parts.questions.queue(scope, wanted, { limit, cursor });
  const known = await parts.cards.findMany(items.flatMap(({ answers }) => answers.flatMap(({ cards }) => cards.map(({ id }) => id)))); // prettier-ignore
  return { items: items.map((one) => presentRow(one, known, now)), next };
};

/** How many wait, for the console's rail. */
export const countDesk = async (actor: Actor, parts: QuestionParts) => ({
  toModerate: hasRole(actor, "clerk", "admin")
    ? await parts.questions.count({ regionPath: actor.region?.code ?? "" }, toModerate, mostCounted)
    : 0,
  toAnswer: await parts.questions.count({ "asked.id": actor.id }, toAnswer, mostCounted),
});

/** One question as whoever works on it reads it; private details stay hidden. */
export const readDeskQuestion = async (question: QuestionRecord, actor: Actor, parts: QuestionParts, now: Date) => {
  const moderates = isModerator(actor, question);
  const [known, answers, similar, { fourEyes }] = await Promise.all([
    parts.cards.findMany(question.answers.flatMap(({ cards }) => cards.map(({ id }) => id))),
    deskAnswers(question, actor.id, parts, now),
    moderates ? parts.search.similar(`${question.title}\n${question.body}`, { except: [question.id] }) : [],
    parts.settings.of(question.regionPath[0] ?? ""),
  ]);
  const like = await parts.questions.findMany(publicScope, similar);
  const draft = question.drafts.find(({ by }) => by === actor.id);
  const { answers: _count, stale: _stale, excerpt: _excerpt, ...row } = presentRow(question, known, now);
  void [_count, _stale, _excerpt];
  return {
    ...row,
    version: question.version,
    body: question.body,
    hidden: question.hidden.map(({ part, at, kind }) => ({ part, at, kind, label: hiddenLabel(kind) })),
    edited: question.edited,
    answers,
    followUps: question.followUps.map(({ id, text, day, waiting }) => ({ id, text, day, waiting })),
    exchange: moderates ? question.exchange.map(({ by, text, at }) => ({ by, text, at: at.toISOString() })) : [],
    ...(moderates &&
      question.sealedHideMore !== undefined && { hideMore: parts.secrets.openHideMore(question.sealedHideMore) }),
    similar: like.map(presentCardOf),
    ...(question.mergedInto !== undefined && { mergedInto: question.mergedInto }),
    // A case that the asker made of it is theirs: only the one that danger opened is named here.
    ...(moderates && question.case && question.rank === ranks.danger && { case: question.case }),
    ...(draft && { draft: { text: draft.text, cards: draft.cards } }),
    fourEyes,
    mayReadOriginal: moderates,
    allowedActions: allowedActions(lifeOf(question), partsOf({ actor }, question, parts)),
  };
};

const mustFind = async (actor: Actor, questionId: string, parts: QuestionParts): Promise<QuestionRecord> => {
  const found = await parts.questions.find(deskScope(actor, parts), questionId);
  if (!found) throw notFound(words.notFound);
  return found;
};

/** @throws notFound where it is not in their reach */
export const readDesk = async (
  { actor, questionId, now }: { actor: Actor; questionId: string; now: Date },
  parts: QuestionParts,
) => readDeskQuestion(await mustFind(actor, questionId, parts), actor, parts, now);

/**
 * The asker's own words, for whoever moderates; each sight of them is kept in the audit before they are shown.
 * @throws notFound, forbidden
 */
export const readOriginal = async (
  { actor, questionId, now }: { actor: Actor; questionId: string; now: Date },
  parts: QuestionParts,
) => {
  const found = await mustFind(actor, questionId, parts);
  if (!isModerator(actor, found)) throw forbidden(words.notYours);
  await parts.audit.record({
    chain: `question:${found.id}`,
    kind: "question.original",
    subject: found.id,
    actor: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
    reason: "",
    now,
  });
  const { title, body } = parts.secrets.openOriginal(found.sealedOriginal);
  return { title, body };
};

/** Who may be asked to answer. @throws notFound, forbidden */
export const listPeople = async (
  { actor, questionId, now }: { actor: Actor; questionId: string; now: Date },
  parts: QuestionParts,
) => {
  const found = await mustFind(actor, questionId, parts);
  if (!isModerator(actor, found)) throw forbidden(words.notYours);
  return { items: await peopleFor(found, parts, now) };
};
