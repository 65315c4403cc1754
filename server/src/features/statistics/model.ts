import { Schema, model } from "mongoose";
import type { Published } from "@qizhen/shared/contract/statistics";
import type { Batch, CountedCell, Facts } from "./rules/shapes";

const { Mixed } = Schema.Types;

/** Which book of counts is read, and which one is being made anew. One document: `pointer`; and one for each book. */
export interface StatBookDocument {
  _id: string;
  /** Pointer: the book that is read. */
  live?: string;
  /** Pointer: the book that a rebuild writes, and since when. */
  building?: string;
  buildingAt?: Date;
  /** Book: how many batches were begun. */
  seq?: number;
  /** Book: the batch that is being carried out. */
  open?: Batch;
  /** Book: until when it is counted. */
  foldedAt?: Date;
}
const book = new Schema<StatBookDocument>(
  {
    _id: { type: String, required: true },
    live: String,
    building: String,
    buildingAt: Date,
    seq: Number,
    open: Mixed,
    foldedAt: Date,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
export const StatBookModel = model<StatBookDocument>("StatBook", book, "stat_books");

/** What a book counts of a case, and whether the case has changed since. */
export interface StatFactDocument {
  /** `book|caseId` */
  _id: string;
  book: string;
  caseId: string;
  /** Rises with each change that was heard of. */
  marks: number;
  /** Present while it waits to be counted again. */
  waitingSince?: Date;
  /** The batch that counted it last. */
  batch: number;
  facts: Facts | null;
  /** `region|measure` of what it counts for by its report, and by its last end. */
  reportedIn: string[];
  endedIn: string[];
  /** Regions where it is among those that nobody was content with. */
  unhappyIn: string[];
}
const fact = new Schema<StatFactDocument>(
  {
    _id: { type: String, required: true },
    book: { type: String, required: true },
    caseId: { type: String, required: true },
    marks: { type: Number, required: true },
    waitingSince: Date,
    batch: { type: Number, required: true },
    facts: Mixed,
    reportedIn: { type: [String], required: true },
    endedIn: { type: [String], required: true },
    unhappyIn: { type: [String], required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// fold: {book, waitingSince: {$gt}} sort {waitingSince}
fact.index({ book: 1, waitingSince: 1 }, { partialFilterExpression: { waitingSince: { $exists: true } } });
// behind a number, by report: {book, reportedIn} and a range of facts.reportedAt, newest first
fact.index({ book: 1, reportedIn: 1, "facts.reportedAt": -1, _id: -1 });
// behind a number, by end: {book, endedIn} and a range of facts.endedAt, newest first
fact.index({ book: 1, endedIn: 1, "facts.endedAt": -1, _id: -1 });
// worst first: {book, unhappyIn} sort {facts.mark, facts.endedAt descending}
fact.index({ book: 1, unhappyIn: 1, "facts.mark": 1, "facts.endedAt": -1, _id: -1 });
export const StatFactModel = model<StatFactDocument>("StatFact", fact, "stat_facts");

/** One row of running counts. */
export interface StatCountDocument extends CountedCell {
  /** `book|month|node|kind|value` */
  _id: string;
  book: string;
  /** The batch that moved it last; an earlier one is never carried out on it again. */
  batch: number;
}
const count = new Schema<StatCountDocument>(
  {
    _id: { type: String, required: true },
    book: { type: String, required: true },
    month: { type: String, required: true },
    node: { type: String, required: true },
    kind: { type: String, required: true },
    value: { type: String },
    batch: { type: Number, required: true },
    n: { type: Mixed as never },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// read: {book, node, kind, value?, month: range}
count.index({ book: 1, node: 1, kind: 1, month: 1, value: 1 });
export const StatCountModel = model<StatCountDocument>("StatCount", count, "stat_counts");

/** What was published of a town's month; never changed afterwards, so that two days' figures tell nothing of one person. */
export interface StatReleaseDocument {
  /** `town|month` */
  _id: string;
  town: string;
  month: string;
  shown: Published;
  at: Date;
}
const release = new Schema<StatReleaseDocument>(
  {
    _id: { type: String, required: true },
    town: { type: String, required: true },
    month: { type: String, required: true },
    shown: { type: Mixed as never, required: true },
    at: { type: Date, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// published: {town} sort {month} descending
release.index({ town: 1, month: -1 });
export const StatReleaseModel = model<StatReleaseDocument>("StatRelease", release, "stat_releases");
