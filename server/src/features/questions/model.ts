import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { QuestionRecord } from "./record";

const { Mixed } = Schema.Types;
const strict = { minimize: false, strict: "throw", versionKey: false } as const;
const mixedList = { type: [Mixed] as never, required: true };
const text = { type: String, required: true };
const flag = { type: Boolean, required: true };

export interface QuestionDocument extends Omit<QuestionRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
  /** Who sent it with which key: a repeat meets its first. */
  intent: { key: string; digest: string };
}
const question = new Schema<QuestionDocument>(
  {
    who: text,
    sameWords: String,
    sealedAsker: text,
    sealedOriginal: text,
    anonymous: flag,
    fromVoice: flag,
    codeIndex: String,
    title: text,
    body: text,
    hidden: mixedList,
    edited: flag,
    category: text,
    town: { type: Mixed as never },
    regionPath: { type: [String], required: true },
    state: text,
    version: { type: Number, required: true },
    flags: mixedList,
    marks: { type: [String], required: true },
    rank: { type: Number, required: true },
    since: { type: Date, required: true },
    askedAt: { type: Date, required: true },
    day: String,
    place: String,
    answers: mixedList,
    followUps: mixedList,
    exchange: mixedList,
    note: String,
    sealedHideMore: String,
    mergedInto: String,
    case: { type: Mixed as never },
    asked: { type: Mixed as never },
    remindAt: Date,
    firstEyes: { type: Mixed as never },
    drafts: mixedList,
    doneKeys: mixedList,
    intent: { type: Mixed as never, required: true },
    ...outboxFields,
  },
  strict,
);
// ask: one intent of one person, one question
question.index({ who: 1, "intent.key": 1 }, { unique: true });
// ask: the same words of one person are one question
question.index({ sameWords: 1 }, { unique: true, partialFilterExpression: { sameWords: { $exists: true } } });
// mine, and how many somebody asked of late: {who} sort {askedAt: -1, _id: -1}
question.index({ who: 1, askedAt: -1, _id: -1 });
// byCode: {codeIndex}
question.index({ codeIndex: 1 }, { unique: true, partialFilterExpression: { codeIndex: { $exists: true } } });
// browse: {state} sort {place: -1}; with a category, with a town
question.index({ state: 1, place: -1 });
question.index({ state: 1, category: 1, place: -1 });
question.index({ state: 1, "town.code": 1, place: -1 });
// the queue: {regionPath, state} sort {rank, since, _id}
question.index({ regionPath: 1, state: 1, rank: 1, since: 1, _id: 1 });
// the queue by a flag: {marks} sort {rank, since, _id}
question.index({ marks: 1, rank: 1, since: 1, _id: 1 });
// those that somebody was asked to answer: {asked.id, state} sort {rank, since, _id}
question.index({ "asked.id": 1, state: 1, rank: 1, since: 1, _id: 1 });
// reminders: {remindAt: {$lte}}
question.index({ remindAt: 1 }, { sparse: true });
// answers on a card: {answers.cards.id} sort {_id}
question.index({ "answers.cards.id": 1, _id: 1 });
// the outbox's sweep: {outboxAt: {$lte}}
question.index({ outboxAt: 1 }, { sparse: true });
export const QuestionModel = model<QuestionDocument>("Question", question, "questions");

/** One person's word that an answer (or the whole question: `found`) helped. Who is a keyed index. */
interface VoteDocument {
  questionId: string;
  /** Of the answer, or `found`. */
  of: string;
  voter: string;
}
const vote = new Schema<VoteDocument>({ questionId: text, of: text, voter: text }, strict);
// one vote a person; how many: {questionId, of}
vote.index({ questionId: 1, of: 1, voter: 1 }, { unique: true });
// what somebody voted for on a page: {questionId, voter}
vote.index({ questionId: 1, voter: 1 });
export const QuestionVoteModel = model<VoteDocument>("QuestionVote", vote, "question_votes");

export interface LawCardDocument extends WithOutbox {
  /** The card's id. */
  _id: string;
  law: string;
  article: string;
  text: string;
  summary: boolean;
  validFrom: string;
  validTo?: string | null;
  source: string;
  version: number;
  by: { id: string; name: string };
  at: Date;
}
const card = new Schema<LawCardDocument>(
  {
    _id: text,
    law: text,
    article: text,
    text,
    summary: flag,
    validFrom: text,
    validTo: String,
    source: text,
    version: { type: Number, required: true },
    by: { type: Mixed as never, required: true },
    at: { type: Date, required: true },
    ...outboxFields,
  },
  strict,
);
// the outbox's sweep: {outboxAt: {$lte}}
card.index({ outboxAt: 1 }, { sparse: true });
export const LawCardModel = model<LawCardDocument>("LawCard", card, "law_cards");

interface TemplateDocument {
  _id: Types.ObjectId;
  owner: string;
  title: string;
  text: string;
  category?: string;
  at: Date;
}
const template = new Schema<TemplateDocument>(
  { owner: text, title: text, text, category: String, at: { type: Date, required: true } },
  strict,
);
// one's own, newest first: {owner} sort {at: -1}
template.index({ owner: 1, at: -1 });
export const AnswerTemplateModel = model<TemplateDocument>("AnswerTemplate", template, "answer_templates");

interface SettingsDocument {
  /** The county. */
  _id: string;
  fourEyes: boolean;
  answerDays: number;
  version: number;
  at: Date;
}
const settings = new Schema<SettingsDocument>(
  {
    _id: text,
    fourEyes: flag,
    answerDays: { type: Number, required: true },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  strict,
);
export const QuestionSettingsModel = model<SettingsDocument>("QuestionSettings", settings, "question_settings");
