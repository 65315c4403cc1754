import type { Move, Replay, Rules } from "@qizhen/shared/contract/rulebook";
import { Schema, model, type Types } from "mongoose";
import type { Cause } from "../triage";
import type { CaseJudged } from "./doors";

const { Mixed } = Schema.Types;

/** One saved rule set (一版规则); never changed. */
export interface VersionDocument {
  county: string;
  number: number;
  basedOn: number;
  rules: Rules;
  author: { id: string; name: string };
  reason: string;
  at: Date;
  intent?: { who: string; key: string; digest: string };
}
const version = new Schema<VersionDocument & { _id: Types.ObjectId }>(
  {
    county: { type: String, required: true, immutable: true },
    number: { type: Number, required: true, immutable: true },
    basedOn: { type: Number, required: true, immutable: true },
    rules: { type: Mixed, required: true, immutable: true },
    author: { type: Mixed as never, required: true, immutable: true },
    reason: { type: String, required: true, immutable: true },
    at: { type: Date, required: true, immutable: true },
    intent: { type: { who: String, key: String, digest: String, _id: false }, immutable: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// one by number, the newest, the list: {county} sort {number: -1}; and of two who save on the same version, one
version.index({ county: 1, number: -1 }, { unique: true });
// a save sent again: {intent.who, intent.key}
version.index(
  { "intent.who": 1, "intent.key": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
export const RuleVersionModel = model("RuleVersion", version, "rule_versions");

/** Which version a county works by, and each time that changed: one document a county, one update an adoption. */
export interface RulebookDocument {
  /** The county's code. */
  _id: string;
  adopted: number;
  adoptions: { number: number; by: { id: string; name: string }; at: Date; reason: string; lowered: number }[];
}
const rulebook = new Schema<RulebookDocument>(
  {
    _id: { type: String, required: true },
    adopted: { type: Number, required: true },
    adoptions: { type: [Mixed] as never, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
export const RulebookModel = model("Rulebook", rulebook, "rulebooks");

/** A replay (试算): how far it is, and what it found. */
export interface ReplayDocument extends Omit<Replay, "id" | "at" | "by" | "rate"> {
  _id: Types.ObjectId;
  county: string;
  by: { id: string; name: string };
  at: Date;
  /** How many cases it is to look at. */
  wanted: number;
  /** Whoever works on it says so now and then; after that another may take it over. */
  leaseUntil: Date;
  lease: string;
  rate?: number | undefined;
}
const replay = new Schema<ReplayDocument>(
  {
    county: { type: String, required: true },
    number: { type: Number, required: true },
    against: { type: Number, required: true },
    status: { type: String, required: true },
    by: { type: Mixed as never, required: true },
    at: { type: Date, required: true },
    wanted: { type: Number, required: true },
    leaseUntil: { type: Date, required: true },
    lease: { type: String, required: true },
    done: { type: Number, required: true },
    total: { type: Number, required: true },
    rate: Number,
    moved: { type: Number, required: true },
    counts: { type: Mixed as never, required: true },
    flows: { type: [Mixed] as never, required: true },
    skipped: { type: Number, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// what was left by a process that died: {status: "running", leaseUntil: {$lt}}
replay.index({ status: 1, leaseUntil: 1 });
// one at a time in a county
replay.index({ county: 1 }, { unique: true, partialFilterExpression: { status: "running" } });
const keptDays = 30;
// removed after a month
replay.index({ at: 1 }, { expireAfterSeconds: keptDays * 24 * 60 * 60 });
export const ReplayModel = model("Replay", replay, "rule_replays");

/** A case that would go elsewhere, as a replay found it. No word of the case. */
export interface MoveDocument extends Omit<Move, "id"> {
  _id: Types.ObjectId;
  replayId: string;
  at: Date;
  /** Which attempt found it: one that was taken over begins again. */
  lease: string;
  /** Lowered from red or orange first (0), then in the order of the cases. */
  rank: number;
  seq: number;
}
const moves = new Schema<MoveDocument>(
  {
    replayId: { type: String, required: true },
    at: { type: Date, required: true },
    lease: { type: String, required: true },
    rank: { type: Number, required: true },
    seq: { type: Number, required: true },
    caseId: { type: String, required: true },
    number: { type: String, required: true },
    kinds: { type: [String] as never, required: true },
    before: { type: Mixed as never, required: true },
    after: { type: Mixed as never, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// the list of a replay: {replayId, lease} sort {rank, seq}
moves.index({ replayId: 1, lease: 1, rank: 1, seq: 1 }, { unique: true });
// the same of one kind
moves.index({ replayId: 1, lease: 1, kinds: 1, rank: 1, seq: 1 });
moves.index({ at: 1 }, { expireAfterSeconds: keptDays * 24 * 60 * 60 });
export const MoveModel = model("Move", moves, "rule_moves");

/** A triage that a person confirmed or overruled (人判), with what had made the machine decide so. */
export interface JudgementDocument extends Omit<CaseJudged, "at"> {
  /** Id of the outbox entry that told of it. */
  _id: string;
  number: string;
  regionPath: string[];
  at: Date;
  knowledge: string;
  causes: Cause[];
  /** Whether anything was changed: what the learning list is made of. */
  overruled: boolean;
}
const judgement = new Schema<JudgementDocument>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    number: { type: String, required: true },
    regionPath: { type: [String], required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: { type: String, default: "" },
    before: { type: Mixed as never, required: true },
    after: { type: Mixed as never, required: true },
    changed: { type: [String], required: true },
    knowledge: { type: String, required: true },
    causes: { type: [Mixed] as never, required: true },
    overruled: { type: Boolean, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// the figures of a time: {regionPath, at: range}
judgement.index({ regionPath: 1, at: -1, _id: -1 });
// the learning list, newest first: {regionPath, overruled: true} sort {at: -1, _id: -1}
judgement.index({ regionPath: 1, overruled: 1, at: -1, _id: -1 });
export const JudgementModel = model("Judgement", judgement, "rule_judgements");
