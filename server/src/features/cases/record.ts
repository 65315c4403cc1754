import type { CaseRating } from "@qizhen/shared/contract/evaluation";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { Category, Channel, Level, Outcome, Risk, Service, Status, WaitingFor } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { Triaged } from "../triage";
import type { Person, PlacedRegion } from "./doors";
import type { CaseClock, MatterClock, Span } from "./rules/spans";

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
  /** Blind index of the home that the address names, if it names a door: who lives there stands aside. */
  homeIndex?: string | undefined;
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
  /** What whoever reported it chose themselves, so that the decision can be made again; absent in older cases. */
  hints?: Hints | undefined;
  /** What the decision rests on, in numbers; absent in older cases. */
  basis?: Triaged["basis"] | undefined;
  /** What the rules alone had decided, where a second opinion raised it. */
  ownDecision?: { risk: Risk; level: Level } | undefined;
  judged?: Judged | undefined;
  violenceAtHome: boolean;
  responsible?: Person | undefined;
  receiving?: Receiving | undefined;
  /** The group (群体性事项) that it is one of. */
  groupId?: string | undefined;
  /** Called in to help (请单位一起). */
  helpers: string[];
  /** Of those the ones who see it for that reason only, and no more once it is over. */
  guests?: string[] | undefined;
  /** Tasks of units that help and have not answered (协办). */
  jointOpen?: string[] | undefined;
  /** All staff who ever had to do with it. */
  involved: string[];
  /** Who declined it since it was last given. */
  declinedBy: string[];
  /** Whom the applicant chose instead, after the one they chose first declined; the latest last. */
  chosenAgain?: string[] | undefined;
  declines: number;
  /** Places on work lists, see rules/desk.ts. */
  desk: string[];
  dueAt?: Date | undefined;
  clock?: CaseClock | undefined;
  /** The promised day of a result (整件事的期限), which runs on beside each step's clock and through every transfer. */
  promise?: MatterClock | undefined;
  /** How long its level may have it before it climbs by itself. */
  levelClock?: Span | undefined;
  /** When one of its clocks next wants looking at. */
  checkAt?: Date | undefined;
  /** One of its dates is a guess: it reaches a year whose holidays are not known. */
  uncertain?: boolean | undefined;
  /** How often it went from hand to hand on its level; absent: never. */
  transfers?: number | undefined;
  /** A longer time that is asked for (延期申请). */
  extension?: Extension | undefined;
  paused?: Paused | undefined;
  /** A question to a party that waits for its answer. */
  asked: boolean;
  unreadBy: string[];
  attachments: string[];
  timeline: TimelineEntry[];
  outcome?: Outcome | undefined;
  closedAt?: Date | undefined;
  rating?: (Omit<CaseRating, "at"> & { at: Date }) | undefined;
  channel: Channel;
  registeredBy?: Person | undefined;
  /** 包案领导: the leader who received the visitor and answers for what becomes of it. */
  ledBy?: Person | undefined;
  language: "zh" | "mn";
  unmasked: Unmasked[];
  doneKeys: { key: string; digest: string }[];
  createdAt: Date;
  updatedAt: Date;
}

/** The body that a case is with (三调对接). */
export interface Receiving {
  name: string;
  /** The first of its members here, and the others. */
  staffId?: string | undefined;
  staffIds?: string[] | undefined;
  /** The referral it is away by; also the id that the line of the timeline carries. */
  referralId?: string | undefined;
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

export interface Hints {
  category?: Category | undefined;
  service?: Service | undefined;
  mediatorId?: string | undefined;
}

/** Who confirmed or overruled the triage. */
export interface Judged {
  by: string;
  at: Date;
  changed: string[];
  reason?: string | undefined;
}

export interface Extension {
  days: number;
  reason: string;
  byId: string;
  by: string;
  at: Date;
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
