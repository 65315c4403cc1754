import type { Category } from "@qizhen/shared/vocabulary";
import { Schema, model } from "mongoose";

/** What of a published question is looked through. Only what everybody may read; nothing of who asked. */
export interface SearchDocument {
  /** The question's public id. */
  _id: string;
  /** Its number in the lists of grams; never shown. */
  no: number;
  version: number;
  /** It is being taken out: found by nobody, its grams are being removed. */
  gone: boolean;
  /** The lists say what this document says. */
  settled: boolean;
  title: string;
  body: string;
  answers: string[];
  category: Category;
  town?: string | undefined;
  helped: number;
  /** The day it was published, YYYY-MM-DD. */
  day: string;
  /** Lists that may hold it though its text no longer says so. */
  owed: string[];
}

const searchSchema = new Schema<SearchDocument>(
  {
    _id: String,
    no: { type: Number, required: true },
    version: { type: Number, required: true },
    gone: { type: Boolean, required: true },
    settled: { type: Boolean, required: true },
    title: { type: String, required: true },
    body: String,
    answers: { type: [String], required: true },
    category: { type: String, required: true },
    town: String,
    helped: { type: Number, required: true },
    day: { type: String, required: true },
    owed: { type: [String], required: true },
  },
  { strict: "throw", versionKey: false },
);
// found: {no: {$in}}; block: {no} from, to; and one number for one question
searchSchema.index({ no: 1 }, { unique: true });
export const QuestionSearchModel = model<SearchDocument>("QuestionSearch", searchSchema, "question_search");

/** One list of a gram: the questions of one block that say it in their title, or elsewhere. `_id`: gram|tier|block. */
export interface GramListDocument {
  _id: string;
  block: number;
  version: number;
  list: Buffer;
}

const listSchema = new Schema<GramListDocument>(
  {
    _id: String,
    block: { type: Number, required: true },
    version: { type: Number, required: true },
    list: { type: Buffer, required: true },
  },
  { strict: "throw", versionKey: false },
);
// listsOf a block, when it is made anew: {block} sort {_id}
listSchema.index({ block: 1, _id: 1 });
export const GramListModel = model<GramListDocument>("GramList", listSchema, "question_gram_lists");

/** Where a gram stands: for each of its lists a stamp of its version and how many are in it; a later one is always larger. */
export interface GramDocument {
  _id: string;
  n: Record<string, number>;
}

const gramSchema = new Schema<GramDocument>(
  { _id: String, n: { type: Schema.Types.Mixed, required: true } },
  { strict: "throw", versionKey: false },
);
// listsOfGrams: {_id: {$in}}
export const GramModel = model<GramDocument>("Gram", gramSchema, "question_grams");

/** The last number that a question got. */
export interface SearchCounterDocument {
  _id: string;
  last: number;
}
// next and last: {_id}
export const SearchCounterModel = model<SearchCounterDocument>(
  "SearchCounter",
  new Schema<SearchCounterDocument>(
    { _id: String, last: { type: Number, required: true } },
    { strict: "throw", versionKey: false },
  ),
  "question_search_counter",
);
