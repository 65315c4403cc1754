import type { FileRef } from "@qizhen/shared/contract/files";
import type { Category, Outcome, ReferralPurpose, RegionLevel, Risk, Status } from "@qizhen/shared/vocabulary";
import type { Actor } from "../accounts";
import type { Act } from "../audit";
import type { FoundPerson, Parties, Search, TriageInput, Triaged } from "../triage";

/** What cases need of other features; app.ts plugs them in. */

/** A region of the chain from the county down to where a case lies. */
export interface PlacedRegion {
  code: string;
  name: string;
  level: RegionLevel;
}

export interface Person {
  id: string;
  name: string;
  unit: string;
}

export interface TriageDoor {
  triageReport(input: TriageInput, now: Date): Promise<Triaged>;
  /** Eligible people, in the order in which they are asked; those on leave are none. */
  who(search: Search, now: Date): Promise<FoundPerson[]>;
  /** What a case of a grade weighs in somebody's hands, by the rules of its county. */
  loadOf(risk: Risk, county: string | undefined): number;
  /** Whether somebody must not have a matter of these parties (回避). */
  mustStandAside(staffId: string, parties: Parties): Promise<boolean>;
}

export interface ClaimsDoor {
  /** Takes a place with the best of these people who has one; undefined where all are full. */
  claimFirstOf<P extends Pick<FoundPerson, "id"> & Partial<FoundPerson>>(
    people: readonly P[],
    caseId: string,
    now: Date,
  ): Promise<P | undefined>;
  /** Whether one of them has a place left. */
  hasRoom(people: readonly { id: string }[], now: Date): Promise<boolean>;
  /** Lets a case in somebody's hands weigh something else; nothing happens where they do not have it. */
  reweigh(staffId: string, caseId: string, load: number): Promise<void>;
  /** Gives the place back; nothing happens where none was taken. */
  release(staffId: string, caseId: string): Promise<void>;
  /** Claims made before an instant, for the sweep that frees those whose case knows nothing of them. */
  claimsBefore(before: Date, limit: number): Promise<{ staffId: string; caseId: string }[]>;
}

export interface FilesDoor {
  /** Binds uploads of the actor's own to a case; safe to repeat. @throws unprocessable where one is not theirs, or bound elsewhere */
  attachFiles(ids: readonly string[], actor: Actor, caseId: string): Promise<unknown>;
  /** Links that open for this reader only, for a while. What is gone is left out. */
  fileRefs(ids: readonly string[], readerId: string, now: Date): Promise<FileRef[]>;
}

/** A room of a case and what is new in it for whoever asks. */
export interface RoomState {
  room: string;
  lastSeq: number;
  unread: number;
}

/** A case as its rooms are found; `Talk` of messages is one. */
export interface RoomsAsked {
  violenceAtHome: boolean;
  parties: readonly { id: string; role: "applicant" | "respondent" | "representative"; userId?: string | undefined }[];
  responsibleId?: string | undefined;
  involvedIds: readonly string[];
  /** Of units that help. */
  helperIds: readonly string[];
  centre: string;
}

export interface TalkDoor {
  /** The rooms somebody is in. */
  roomsOf(actor: Actor, asked: RoomsAsked): string[];
  /** State of these rooms for a reader. */
  roomStates(caseId: string, rooms: readonly string[], readerId: string): Promise<RoomState[]>;
  /** Unread messages of many cases at once, by case id. */
  unreadOf(cases: readonly { id: string; rooms: readonly string[] }[], readerId: string): Promise<Map<string, number>>;
}

/** A body of the directory (单位名录); `staffIds`: its members here. */
export interface Body {
  id: string;
  name: string;
  phone?: string | undefined;
  /** How long it has to sign for what it is sent, in words. */
  limitText: string;
  staffIds: readonly string[];
}

export interface BodiesDoor {
  /** The body of this id, or that the name means, where it serves one of these regions. */
  bodyFor(
    asked: { id?: string | undefined; name: string; purpose?: ReferralPurpose | undefined },
    regionPath: readonly string[],
  ): Promise<Body | undefined>;
}

export interface PeopleDoor {
  /** A member of staff at work here; undefined where there is none, or no more. */
  staff(id: string): Promise<(Person & { roles: readonly string[]; region: string }) | undefined>;
  /** The member of staff whom a unit's name means, in these regions: a department by its title. */
  unitNamed(name: string, regionPath: readonly string[]): Promise<Person | undefined>;
  /** The worker of a grid who can be called; undefined where there is none, or no number. */
  workerOf(grid: string): Promise<{ name: string; phone: string } | undefined>;
  /** Who these residents are besides: staff accounts they have bound, and blind indexes of their phones. */
  selvesOf(userIds: readonly string[]): Promise<{ staffIds: string[]; phoneIndexes: string[] }>;
  /** Staff accounts, and blind indexes of phones, of those who reported from the same home (`homeIndex` of a case). */
  householdOf(homeIndex: string): Promise<string[]>;
  /** A resident's own name and number, unsealed. */
  contactOf(userId: string): Promise<{ name?: string | undefined; phone?: string | undefined } | undefined>;
}

/** One act to be kept for ever (see features/audit). */
export interface AuditDoor {
  record(act: Act): Promise<void>;
  /** The acts of a chain of these kinds, newest first. */
  list(
    chain: string,
    kinds: readonly string[],
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: AuditAct[]; next: string | null }>;
}

export interface AuditAct {
  kind: string;
  at: Date;
  actor: { id: string; name: string; unit: string };
  reason: string;
}

export interface RegionsDoor {
  /** Codes from the county down to a code, itself last; empty when unknown. */
  pathOf(code: string): readonly string[];
  /** What the addresses of one home have in common, however they were typed; undefined where no door is named. */
  homeOf(address: string): string | undefined;
}

/** A case as figures (统计) count it: codes, instants and marks; of words only its masked title and the masked comment. */
export interface CountedCaseSource {
  id: string;
  number: string;
  title: string;
  status: Status;
  outcome?: Outcome | undefined;
  grid: { code: string; name: string } | null;
  regionPath: string[];
  category: Category;
  reportedAt: Date;
  /** Taken back before anybody accepted it. */
  withdrawnEarly: boolean;
  accepted: boolean;
  responsible?: Person | undefined;
  /** The last time it ended, also where it was taken up again since. */
  ended?:
    | { at: Date; outcome: Outcome; hands?: Person | undefined; inTime?: boolean | undefined; fulfilled: boolean }
    | undefined;
  reopened: boolean;
  rating?: { overall: number; speed?: number | undefined; attitude?: number | undefined; result?: number | undefined; fairness?: number | undefined; comment?: string | undefined } | undefined; // prettier-ignore
}
