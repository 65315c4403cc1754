import type { Measure } from "@qizhen/shared/contract/statistics";
import type { Outcome } from "@qizhen/shared/vocabulary";
import type { ratingSides } from "@qizhen/shared/contract/evaluation";

export type Side = (typeof ratingSides)[number];

/** What is counted of one case (统计事实). Made of the case and its ratings alone, so that a recount gives the same. */
export interface Facts {
  regionPath: string[];
  category: string;
  /** Who had it when it ended, or has it now. */
  staff?: { id: string; name: string; unit: string } | undefined;
  reportedAt: Date;
  endedAt?: Date | undefined;
  /** What it counts for. */
  has: Measure[];
  /** Mean of the parties' marks in hundredths, 100 to 500. */
  mark?: number | undefined;
  /** The parties' mean on each side, 1 to 5, whole. */
  sides: Partial<Record<Side, number>>;
  /** Telling words that people used. */
  words: string[];
}

/** What one count is a count of: a region's whole, or the part of it that somebody, a unit, a kind of matter or a word makes. */
export const cellKinds = ["all", "staff", "unit", "category", "word"] as const;
export type CellKind = (typeof cellKinds)[number];

/** One row of running counts: a month of a region's whole or part. */
export interface Cell {
  /** `2026-09` */
  month: string;
  node: string;
  kind: CellKind;
  /** Whose; empty for `all`. */
  value: string;
}

/** How often each thing was counted; names are those of {@link countsOf}. */
export type Counts = Readonly<Record<string, number>>;
export interface CountedCell extends Cell {
  n: Counts;
}

/** One step of a book of counts, whole: written down before it is carried out, so that whoever finds it can finish it. */
export interface Batch {
  deltas: CountedCell[];
  moves: { caseId: string; marks: number; facts: Facts | null }[];
}

/** How the parties judged a case, and whether its agreement is kept as far as is known. */
export interface Judgement {
  ratings: readonly ({ overall: number; tags?: readonly string[]; words?: string } & Partial<Record<Side, number>>)[];
  kept?: "yes" | "partly" | "no";
}

/** What of a case is counted. */
export interface CountedSource {
  regionPath: readonly string[];
  category: string;
  reportedAt: Date;
  /** Taken back before anybody accepted it. */
  withdrawnEarly: boolean;
  accepted: boolean;
  responsible?: { id: string; name: string; unit: string } | undefined;
  /** The last time it ended. */
  ended?:
    | {
        at: Date;
        outcome: Outcome;
        hands?: { id: string; name: string; unit: string } | undefined;
        inTime?: boolean | undefined;
        fulfilled: boolean;
      }
    | undefined;
  reopened: boolean;
}
