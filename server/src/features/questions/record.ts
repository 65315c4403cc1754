import type { AnswerBadge, QuestionState } from "@qizhen/shared/contract/questionShapes";
import type { Category } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { FlagRecord, HiddenRecord } from "./rules/found";

export type { FlagRecord, HiddenRecord } from "./rules/found";

export interface AnswerRecord {
  id: string;
  text: string;
  by: { id: string; name: string; badge: AnswerBadge };
  /** Law cards with the version that was cited. */
  cards: { id: string; version: number }[];
  helped: number;
  best: boolean;
  edited: boolean;
  day: string;
}

export interface FollowUpRecord {
  id: string;
  text: string;
  day: string;
  /** Only its asker and staff see it yet. */
  waiting: boolean;
}

export interface AskedRecord {
  id: string;
  name: string;
  badge: AnswerBadge;
  dueAt: Date;
}

/** 问题. What is public of it holds nothing that leads back; who asked is sealed, and found again by a keyed index alone. */
export interface QuestionRecord {
  /** Random: tells not even when it was asked. */
  id: string;
  /** Keyed index of whoever asked. */
  who: string;
  /** Keyed index of whoever asked and what: the same words are one question; absent once it is withdrawn. */
  sameWords?: string | undefined;
  sealedAsker: string;
  /** What they wrote, and the grid they named: {title, body, gridCode?}. */
  sealedOriginal: string;
  anonymous: boolean;
  fromVoice: boolean;
  /** Keyed index of the code (提问码) of an anonymous one. */
  codeIndex?: string | undefined;
  /** As others read it. */
  title: string;
  body: string;
  hidden: HiddenRecord[];
  edited: boolean;
  category: Category;
  town?: { code: string; name: string } | undefined;
  /** County first; of anonymous ones the town at most. */
  regionPath: string[];
  state: QuestionState;
  /** Rises with each change; compare-and-set rests on it. */
  version: number;
  flags: FlagRecord[];
  /** `region|flag` for each of its regions: what the queue is filtered by. */
  marks: string[];
  /** 0: danger, before all others. */
  rank: number;
  /** Since when it waits for its next step. */
  since: Date;
  askedAt: Date;
  /** The day it became public, and its place among those of the day by chance. */
  day?: string | undefined;
  place?: string | undefined;
  answers: AnswerRecord[];
  followUps: FollowUpRecord[];
  exchange: { by: "asker" | "staff"; text: string; at: Date }[];
  note?: string | undefined;
  /** What the asker wants hidden besides. */
  sealedHideMore?: string | undefined;
  mergedInto?: string | undefined;
  case?: { id: string; number: string } | undefined;
  asked?: AskedRecord | undefined;
  /** When whoever was asked is reminded next. */
  remindAt?: Date | undefined;
  /** Four eyes: who has said yes to these words. */
  firstEyes?: { id: string; name: string } | undefined;
  drafts: { by: string; text: string; cards: string[] }[];
  doneKeys: Done[];
}

export interface Done {
  key: string;
  digest: string;
}

/** A change of a question; written only while it stands where it was decided on. */
export interface QuestionChange {
  set: Partial<Omit<QuestionRecord, "id" | "version" | "doneKeys">>;
  unset?: readonly (keyof QuestionRecord)[];
  outbox: readonly OutboxEntry[];
  done?: Done | undefined;
}

/** What anybody may read. */
export const publicStates = ["published", "answered"] as const satisfies readonly QuestionState[];
export const isPublic = ({ state }: Pick<QuestionRecord, "state">): boolean =>
  publicStates.some((open) => open === state);

/** What the queue is filtered by: each flag in each of a question's regions; `stale` is a mark too. */
export const marksOf = (regionPath: readonly string[], flags: readonly FlagRecord[], stale: boolean): string[] =>
  regionPath.flatMap((code) => [
    ...new Set([...flags.map(({ kind }) => `${code}|${kind}`), ...(stale ? [`${code}|stale`] : [])]),
  ]);
