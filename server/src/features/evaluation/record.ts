import type { CheckResult, RatingSide, RatingTag, RatingWay } from "@qizhen/shared/contract/evaluation";
import type { Kept, ReturnVisitForm, ReturnVisitState } from "@qizhen/shared/contract/returnVisits";
import type { Outcome, Risk } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";

/**
 * The room in which recordings of ratings and return visits are kept. Nobody is in it, not even whoever has the case: a recording opens
 * by the link that is made for those who may read what was said.
 */
export const spokenRoom = "evaluation";

/** Somebody of the staff, as a record keeps them. */
export interface Named {
  id: string;
  name: string;
  unit: string;
}

export interface DoneKey {
  key: string;
  digest: string;
}

/** 1–5, the whole and up to four sides. */
export type Marks = { overall: number } & Partial<Record<RatingSide, number>>;

/** What a party says of it. */
interface Said {
  marks: Marks;
  tags: RatingTag[];
  /** As they wrote it, sealed; and with what is private hidden. */
  sealedComment?: string | undefined;
  comment?: string | undefined;
  voice?: string | undefined;
  via: RatingWay;
  enteredBy?: Named | undefined;
}

/** 评价: what one party says of one close of a case; it may change, and every version is kept. */
export interface RatingRecord extends Said {
  /** Made from the case, the party and the close: never two. */
  id: string;
  caseId: string;
  caseNumber: string;
  /** Masked. */
  caseTitle: string;
  partyId: string;
  partyRole: string;
  /** Masked. */
  who: string;
  userId?: string | undefined;
  /** The close that is rated. */
  round: Date;
  /** Who had the case then, and all who ever had to do with it: they read it only summed up. */
  handlerId?: string | undefined;
  involved: string[];
  regionPath: string[];
  at: Date;
  changedAt: Date;
  version: number;
  history: (Said & { version: number; changedAt: Date })[];
  /** Written down by staff, and drawn for a check by somebody else. */
  checking?: "open" | "done" | undefined;
  check?: { result: CheckResult; note?: string | undefined; by: Named; at: Date } | undefined;
  doneKeys: DoneKey[];
}

/** 回访: one question, some days after a close. `day` 0 only asks the parties to rate. */
export interface VisitRecord {
  /** Made from the case, the close and the day: never two. */
  id: string;
  caseId: string;
  caseNumber: string;
  caseTitle: string;
  round: Date;
  day: number;
  state: ReturnVisitState;
  /** `told`: it only asked for ratings, and is on no list. */
  box: "planned" | "open" | "done" | "dropped" | "told";
  partyId: string;
  userId?: string | undefined;
  /** Masked. */
  who: string;
  handler: string;
  outcome?: Outcome | undefined;
  risk: Risk;
  /** Who had to do with the case, and must not ask how it was. */
  not: string[];
  regionPath: string[];
  /** The centre that presses it now; it climbs. */
  centre: string;
  climbs: number;
  assignee?: Named | undefined;
  askedAt?: Date | undefined;
  dueAt: Date;
  checkAt?: Date | undefined;
  calls: { at: Date; by: string }[];
  kept?: Kept | undefined;
  unreached: boolean;
  reopened: boolean;
  answer?: { kept: Kept; sealedWords?: string | undefined; comment?: string | undefined; voice?: string | undefined; at: Date } | undefined; // prettier-ignore
  form?: (ReturnVisitForm & { by: Named; at: Date }) | undefined;
  version: number;
  doneKeys: DoneKey[];
}

/** A step of a visit: one update that holds only while it stands where it was decided on. */
export interface VisitChange {
  set: Partial<Omit<VisitRecord, "id" | "version" | "doneKeys">>;
  unset?: readonly (keyof VisitRecord)[];
  outbox: readonly OutboxEntry[];
  done?: DoneKey | undefined;
}
