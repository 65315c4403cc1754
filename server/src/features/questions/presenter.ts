import {
  answerBadges,
  ownQuestionStates,
  questionFlags,
  questionStates,
  type Answer,
  type DeskRow,
  type LawCard,
  type OwnQuestion,
  type PublicQuestion,
  type QuestionCard,
} from "@qizhen/shared/contract/questionShapes";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { maskName } from "@qizhen/shared/rules/masking";
import type { Visitor } from "./policy";
import { maySee, partsOf } from "./policy";
import type { QuestionParts } from "./doors";
import { isPublic, type AnswerRecord, type FlagRecord, type QuestionRecord } from "./record";
import { allowedActions, type Life } from "./rules/life";
import type { Original } from "./secrets";
import { words } from "./words";

type Cards = ReadonlyMap<string, LawCard>;

export const lifeOf = ({ state, answers, followUps }: QuestionRecord): Life => ({ state, answers, followUps });

const excerptOf = (body: string) => (body.length > 80 ? `${body.slice(0, 80)}…` : body);
const helpedOf = ({ answers }: QuestionRecord) => answers.reduce((sum, { helped }) => sum + helped, 0);
const byOf = ({ badge, name }: AnswerRecord["by"]) => ({ badge, label: answerBadges[badge], name: maskName(name) });

/** Whether a law that an answer stands on has changed since, or is no longer law. */
export const isStale = ({ cards }: Pick<AnswerRecord, "cards">, known: Cards, today: string): boolean =>
  cards.some(({ id, version }) => {
    const card = known.get(id);
    return card === undefined || card.version > version || (card.validTo !== undefined && card.validTo <= today);
  });

const presentAnswer = (answer: AnswerRecord, known: Cards, today: string): Answer => ({
  id: answer.id,
  text: answer.text,
  by: byOf(answer.by),
  cards: answer.cards.flatMap(({ id }) => known.get(id) ?? []),
  helped: answer.helped,
  best: answer.best,
  stale: isStale(answer, known, today),
  edited: answer.edited,
  day: answer.day,
});

/** The best first, then the most helpful. */
const inOrder = (answers: readonly AnswerRecord[]) =>
  [...answers].sort((one, other) => Number(other.best) - Number(one.best) || other.helped - one.helped);
export const firstAnswer = ({ answers }: Pick<QuestionRecord, "answers">) => inOrder(answers)[0];

export const presentCardOf = (question: QuestionRecord): QuestionCard => {
  const first = firstAnswer(question);
  return {
    id: question.id,
    title: question.title,
    excerpt: excerptOf(question.body),
    category: question.category,
    ...(question.town && { town: { code: question.town.code, name: question.town.name } }),
    answers: question.answers.length,
    helped: helpedOf(question),
    ...(first && { answeredBy: byOf(first.by) }),
    day: question.day ?? "",
  };
};

const knownCards = (question: QuestionRecord, { cards }: Pick<QuestionParts, "cards">) =>
  cards.findMany(question.answers.flatMap((answer) => answer.cards.map(({ id }) => id)));

const answersOf = async (question: QuestionRecord, parts: QuestionParts, now: Date): Promise<Answer[]> => {
  const known = await knownCards(question, parts);
  return inOrder(question.answers).map((answer) => presentAnswer(answer, known, dayOf(now)));
};

/** What anybody may read, with what whoever asks may do. Named field by field: nothing else of a question is public. */
export const presentPublic = async (
  question: QuestionRecord,
  visitor: Visitor,
  parts: QuestionParts,
  now: Date,
): Promise<PublicQuestion> => {
  const { actor } = visitor;
  const held = partsOf(visitor, question, parts);
  return {
    id: question.id,
    title: question.title,
    body: question.body,
    category: question.category,
    ...(question.town && { town: { code: question.town.code, name: question.town.name } }),
    edited: question.edited,
    helped: helpedOf(question),
    day: question.day ?? "",
    answers: await answersOf(question, parts, now),
    followUps: question.followUps.filter(({ waiting }) => !waiting).map(({ id, text, day }) => ({ id, text, day })),
    mine: held.includes("asker"),
    voted: actor?.kind === "resident" ? await parts.votes.of(question.id, parts.secrets.whoOf(actor.id)) : [],
    allowedActions: allowedActions(lifeOf(question), held),
  };
};

/** Their own, with their own words. */
export const presentOwn = async (
  question: QuestionRecord,
  visitor: Visitor,
  parts: QuestionParts,
  now: Date,
): Promise<OwnQuestion> => {
  const { title, body }: Original = parts.secrets.openOriginal(question.sealedOriginal);
  return {
    id: question.id,
    status: question.state,
    statusText: ownQuestionStates[question.state],
    anonymous: question.anonymous,
    category: question.category,
    ...(question.town && { town: { code: question.town.code, name: question.town.name } }),
    title,
    body,
    shown: { title: question.title, body: question.body, hidden: question.hidden.length },
    ...(question.note !== undefined && { note: question.note }),
    day: dayOf(question.askedAt),
    isPublic: isPublic(question),
    ...(question.mergedInto !== undefined && { mergedInto: question.mergedInto }),
    ...(question.case && { caseId: question.case.id }),
    answers: await answersOf(question, parts, now),
    followUps: question.followUps.map(({ id, text, day, waiting }) => ({ id, text, day, waiting })),
    allowedActions: allowedActions(lifeOf(question), partsOf(visitor, question, parts)),
  };
};

export const presentFlag = ({ kind, because, spans }: FlagRecord) => ({
  kind,
  label: questionFlags[kind],
  because,
  spans,
});

export const presentAsked = ({ asked, answers }: QuestionRecord, now: Date) =>
  asked && {
    id: asked.id,
    name: asked.name,
    badge: asked.badge,
    dueAt: asked.dueAt.toISOString(),
    late: asked.dueAt <= now && !answers.some(({ by }) => by.id === asked.id),
  };

export const presentRow = (question: QuestionRecord, known: Cards, now: Date): DeskRow => {
  const asked = presentAsked(question, now);
  return {
    id: question.id,
    title: question.title,
    excerpt: excerptOf(question.body),
    status: question.state,
    statusText: questionStates[question.state],
    category: question.category,
    ...(question.town && { town: { code: question.town.code, name: question.town.name } }),
    anonymous: question.anonymous,
    flags: question.flags.map(presentFlag),
    since: question.since.toISOString(),
    ...(asked && { asked }),
    answers: question.answers.length,
    stale: question.answers.filter((answer) => isStale(answer, known, dayOf(now))).length,
    ...(question.firstEyes && { firstEyes: question.firstEyes.name }),
  };
};

/** A question merged or hidden is shown nowhere but to those who may see it. */
export const mayRead = (visitor: Visitor, question: QuestionRecord, parts: QuestionParts): boolean =>
  maySee(partsOf(visitor, question, parts), question);

export const deskAnswers = async (question: QuestionRecord, actorId: string, parts: QuestionParts, now: Date) => {
  const mine = new Set(question.answers.filter(({ by }) => by.id === actorId).map(({ id }) => id));
  return (await answersOf(question, parts, now)).map((answer) => ({ ...answer, mine: mine.has(answer.id) }));
};

export const hiddenLabel = (kind: string) => words.hiddenKinds[kind] ?? words.hiddenOther;
