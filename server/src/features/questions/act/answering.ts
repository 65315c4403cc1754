import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { forbidden, notFound, unprocessable } from "../../../kernel/errors";
import { randomId } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import { peopleFor } from "../desk/people";
import type { QuestionParts } from "../doors";
import { tellEntry } from "../events";
import { marksOf, type AnswerRecord, type QuestionRecord } from "../record";
import { badgeOf } from "../rules/badges";
import { unfit } from "../rules/flags";
import { hideNumbers } from "../rules/hide";
import { isStale } from "../presenter";
import { words } from "../words";
import { answerOf, need, signedIn, type Take } from "./command";

/** @throws forbidden where they answer nothing */
const whoAnswers = async (actor: Actor, { accounts }: QuestionParts): Promise<AnswerRecord["by"]> => {
  const [person] = await accounts.staffByIds([actor.id]);
  const badge = person && badgeOf(person);
  if (!badge) throw forbidden(words.notYours);
  return { id: actor.id, name: person.name, badge };
};

/** The cards cited, as they stand today. @throws unprocessable for what is unknown or law no longer */
const citing = async (
  ids: readonly string[],
  { cards }: QuestionParts,
  today: string,
): Promise<AnswerRecord["cards"]> => {
  const known = await cards.findMany(ids);
  return [...new Set(ids)].map((id) => {
    const card = known.get(id);
    if (!card) throw unprocessable(words.noSuchCard, { cards: words.noSuchCard });
    if (card.validTo !== undefined && card.validTo <= today) {
      const sentence = words.noLongerLaw(`${card.law}${card.article}`);
      throw unprocessable(sentence, { cards: sentence });
    }
    return { id, version: card.version };
  });
};

/** The marks of a question whose answers have changed: whether one of them is out of date. */
export const marksFor = async (
  question: QuestionRecord,
  answers: readonly AnswerRecord[],
  { cards }: Pick<QuestionParts, "cards">,
  now: Date,
) => {
  const known = await cards.findMany(answers.flatMap((one) => one.cards.map(({ id }) => id)));
  const stale = answers.some((one) => isStale(one, known, dayOf(now)));
  return marksOf(question.regionPath, question.flags, stale);
};

const changeAnswer = (
  question: QuestionRecord,
  actor: Actor,
  id: string,
  fresh: Pick<AnswerRecord, "text" | "cards">,
) => {
  if (answerOf(question, id).by.id !== actor.id) throw forbidden(words.notYourAnswer);
  return question.answers.map((one) => (one.id === id ? { ...one, ...fresh, edited: true } : one));
};

const answer: Take<"answer"> = async (command, parts) => {
  const { question, request, now } = command;
  const actor = signedIn(command);
  const text = hideNumbers(need("text", request.text));
  const fault = unfit({ title: "", body: text });
  if (fault) throw unprocessable(words.unfit[fault], { text: words.unfit[fault] });
  const [by, cards] = await Promise.all([whoAnswers(actor, parts), citing(request.cards ?? [], parts, dayOf(now))]);
  const isNew = request.answerId === undefined;
  const fresh = { id: randomId(), text, by, cards, helped: 0, best: false, edited: false, day: dayOf(now) };
  const answers = isNew
    ? [...question.answers, fresh]
    : changeAnswer(question, actor, request.answerId ?? "", { text, cards });
  return {
    set: {
      answers,
      drafts: question.drafts.filter(({ by: author }) => author !== actor.id),
      marks: await marksFor(question, answers, parts, now),
      since: now,
    },
    ...(question.asked?.id === actor.id && { unset: ["remindAt"] as const }),
    ...(isNew && { tell: [tellEntry(question.id, "answered", now)] }),
  };
};

const draft: Take<"draft"> = (command) => {
  const { question, request } = command;
  const by = signedIn(command).id;
  const others = question.drafts.filter((one) => one.by !== by);
  const text = request.text?.trim() ?? "";
  return { set: { drafts: text ? [...others, { by, text, cards: request.cards ?? [] }] : others } };
};

const take: Take<"take"> = async (command, parts) => {
  const { question, now } = command;
  const { id } = signedIn(command);
  const person = (await peopleFor(question, parts, now)).find((one) => one.id === id);
  const { name, badge } = person ?? (await whoAnswers(signedIn(command), parts));
  const county = question.regionPath[0] ?? "";
  const { answerDays } = await parts.settings.of(county);
  const { dueAt, warnAt } = parts.cases.countWorkdays(county)(now, answerDays);
  return { set: { asked: { id, name, badge, dueAt }, remindAt: warnAt && warnAt > now ? warnAt : dueAt } };
};

/** Somebody has read the answer again and stands by it: it rests on the cards as they are now. */
const renew: Take<"renew"> = async (command, parts) => {
  const { question, request, held, now } = command;
  const { id, by, cards } = answerOf(question, need("answerId", request.answerId));
  if (by.id !== signedIn(command).id && !held.includes("moderator")) throw forbidden(words.notYourAnswer);
  const fresh = await citing(
    cards.map((one) => one.id),
    parts,
    dayOf(now),
  );
  const answers = question.answers.map((one) => (one.id === id ? { ...one, cards: fresh } : one));
  return { set: { answers, marks: await marksFor(question, answers, parts, now) } };
};

const best: Take<"best"> = ({ question, request }) => {
  const { id } = answerOf(question, need("answerId", request.answerId));
  return { set: { answers: question.answers.map((one) => ({ ...one, best: one.id === id })) } };
};

/** One vote a person; the count is what the votes are, so that a repeat or a crash changes nothing. */
const helped: Take<"helped"> = async (command, parts) => {
  const { question, request } = command;
  const first = question.answers.find((one) => one.best) ?? question.answers[0];
  const id = request.answerId ?? first?.id;
  if (id === undefined) throw notFound(words.noSuchAnswer);
  const { id: of } = answerOf(question, id);
  const isNew = await parts.votes.add(question.id, of, parts.secrets.whoOf(signedIn(command).id));
  const count = await parts.votes.count(question.id, of);
  return {
    set: {
      answers: question.answers.map((one) => (one.id === of ? { ...one, helped: Math.max(one.helped, count) } : one)),
    },
    message: isNew ? words.voted : words.votedBefore,
  };
};

export const answeringSteps = { answer, draft, take, renew, best, helped };
