import type { Rating } from "@qizhen/shared/contract/evaluation";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { Category, Channel, Level, Outcome, Risk, Service, Status, WaitingFor } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { Person, PlacedRegion } from "./doors";

/** 纠纷: one case, one document. Ids are 24-hex strings; what identifies a person is sealed (see secrets.ts). */
export interface CaseRecord {
  id: string;
  number: string;
  status: Status;
  waitingFor?: WaitingFor | undefined;
  /** Rises with each step; compare-and-set rests on it. */
  version: number;
  title: string;
  sealedDescription: string;
  sealedWish?: string | undefined;
  parties: CaseParty[];
  partyUserIds: string[];
  /** Masked to the community. */
  community?: string | undefined;
  sealedAddress?: string | undefined;
  sealedLocation?: string | undefined;
  grid: Named | null;
  centre: Named;
  /** County first. */
  regions: PlacedRegion[];
  /** The codes of `regions`. */
  regionPath: string[];
  category: Category;
  risk: Risk;
  /** Place of `risk` from calm (0) to danger (3), to sort by. */
  riskRank: number;
  level: Level;
  service: Service;
  /** The machine's decision whole, as it was made. */
  triage: TriageResult;
  /** Which knowledge made it. */
  knowledge: string;
  judged?: Judged | undefined;
  violenceAtHome: boolean;
  responsible?: Person | undefined;
  receiving?: { name: string; staffId?: string | undefined } | undefined;
  /** Called in to help (请单位一起). */
  helpers: string[];
  /** All staff who ever had to do with it. */
  involved: string[];
  /** Who declined it since it was last given. */
  declinedBy: string[];
  declines: number;
  /** Places on work lists, see rules/desk.ts. */
  desk: string[];
  dueAt?: Date | undefined;
  clock?: CaseClock | undefined;
  /** When the clock next wants looking at: its reminder, then its end. */
  checkAt?: Date | undefined;
  paused?: Paused | undefined;
  /** A question to a party that waits for its answer. */
  asked: boolean;
  unreadBy: string[];
  attachments: string[];
  timeline: TimelineEntry[];
  outcome?: Outcome | undefined;
  closedAt?: Date | undefined;
  rating?: (Omit<Rating, "at"> & { at: Date }) | undefined;
  channel: Channel;
  registeredBy?: Person | undefined;
  language: "zh" | "mn";
  unmasked: Unmasked[];
  doneKeys: { key: string; digest: string }[];
  createdAt: Date;
  updatedAt: Date;
}

export interface Named {
  code: string;
  name: string;
}

export interface CaseParty {
  id: string;
  role: "applicant" | "respondent" | "representative";
  userId?: string | undefined;
  sealedName: string;
  sealedPhone?: string | undefined;
  phoneIndex?: string | undefined;
}

/** Who confirmed or overruled the triage. */
export interface Judged {
  by: string;
  at: Date;
  changed: string[];
  reason?: string | undefined;
}

export interface CaseClock {
  what: ClockName;
  startedAt: Date;
  dueAt: Date;
  /** Reaches a year whose holidays are not published yet. */
  uncertain?: boolean | undefined;
  warned?: boolean | undefined;
  overdue?: boolean | undefined;
}

export interface Paused {
  at: Date;
  /** The mediation's own clock, which stands meanwhile. */
  clock?: CaseClock | undefined;
}

export interface TimelineEntry {
  id: string;
  at: Date;
  kind: string;
  by?: { id: string; name: string; role: string } | undefined;
  staffOnly: boolean;
  data: Record<string, unknown>;
}

/** Somebody of the staff may read a detail in clear until then. */
export interface Unmasked {
  staffId: string;
  what: "party" | "place";
  partyId?: string | undefined;
  until: Date;
}

/** A step's effect on the document: written in one update, guarded by the status and version it was decided on. */
export interface CaseChange {
  set: Partial<CaseRecord>;
  unset?: readonly (keyof CaseRecord)[];
  involve?: readonly string[];
  /** Who has something new to read in it. */
  unread?: readonly string[];
  timeline: readonly TimelineEntry[];
  outbox: readonly OutboxEntry[];
  done?: { key: string; digest: string } | undefined;
}

/** What of a case a list needs: not what is long or sealed. */
export type CaseSummary = Omit<
  CaseRecord,
  "timeline" | "doneKeys" | "sealedDescription" | "sealedWish" | "sealedAddress" | "sealedLocation" | "unmasked"
>;
