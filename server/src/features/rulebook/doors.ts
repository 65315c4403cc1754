import type { Category, Level, RegionLevel, Risk, Service } from "@qizhen/shared/vocabulary";
import type { Actor } from "../accounts";
import type { Act } from "../audit";
import type { Decided, ReplayedCase, TriageRules } from "../triage";

/** What the rulebook needs of other features; app.ts plugs them in. */

export interface RegionsDoor {
  byCode(code: string): { level: RegionLevel; name: string; inForce: boolean } | undefined;
  /** Codes from the county down to a code, itself last; empty when unknown. */
  pathOf(code: string): readonly string[];
  /** Regions directly below a code; the counties for null. */
  childrenOf(code: string | null): { code: string }[];
}

/** What triage does with rules. */
export type TriageDoor = TriageRules;

/** A case as a replay reads it; its words are opened only where they are needed. */
export interface CaseToReplay {
  id: string;
  number: string;
  /** Which knowledge decided it. */
  knowledge: string;
  regionPath: readonly string[];
  /** What the resident chose themselves; undefined where that was not kept. */
  hints:
    { category?: Category | undefined; service?: Service | undefined; mediatorId?: string | undefined } | undefined;
  /** What the rules decided, without a second opinion. */
  decided: Decided;
  /** What the decision rests on; undefined where that was not kept. */
  basis: ReplayedCase["basis"];
  /** A second opinion raised it after that. */
  raised: boolean;
  /** @throws where what is sealed cannot be opened */
  description(): string;
}

export interface CasesDoor {
  /** Cases of a county, newest first, in slices. */
  toReplay(
    county: string,
    page: { limit: number; after: { at: Date; id: string } | undefined },
  ): Promise<{ items: CaseToReplay[]; next: { at: Date; id: string } | undefined }>;
  countUpTo(county: string, most: number): Promise<number>;
  /** One that the actor may see; for the machine's own receivers without an actor. */
  oneToReplay(caseId: string, actor?: Actor): Promise<CaseToReplay | undefined>;
  /** What happened, without numbers, doors and the parties' names, by case id. */
  maskedTexts(county: string, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** One act to be kept for ever (see features/audit). */
export interface AuditDoor {
  record(act: Act): Promise<void>;
}

/** kind `case.judged`: a clerk confirmed or overruled the triage. Written by cases. */
export interface CaseJudged {
  caseId: string;
  by: string;
  at: string;
  reason: string;
  before: { category: Category; risk: Risk; level: Level };
  after: { category: Category; risk: Risk; level: Level };
  changed: string[];
}
