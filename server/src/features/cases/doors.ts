import type { FileRef } from "@qizhen/shared/contract/files";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { Category, Level, RegionLevel, Service } from "@qizhen/shared/vocabulary";
import type { Actor } from "../accounts";

/** What cases need of other features; app.ts plugs them in. */

/** A region of the chain from the county down to where a case lies. */
export interface PlacedRegion {
  code: string;
  name: string;
  level: RegionLevel;
}

/** A report as triage reads it. */
export interface TriageInput {
  description: string;
  category?: Category | undefined;
  location?: { lng: number; lat: number } | undefined;
  address?: string | undefined;
  gridCode?: string | undefined;
  scene?: string | undefined;
  choice?: { service?: Service | undefined; mediatorId?: string | undefined } | undefined;
}

/** The decision about a report, and where it lies. */
export interface Triaged {
  result: TriageResult;
  /** County first, as far down as is known; never empty. */
  regions: PlacedRegion[];
  /** False where the place lies in no grid: `regions` ends at the nearest town. */
  inside: boolean;
  /** Which knowledge decided, kept with the case. */
  knowledge: string;
}

/** Whom to look for when a case goes on to somebody else. */
export interface Search {
  regionPath: readonly string[];
  level: Level;
  category: Category;
  service: Service;
  /** Those who had it and may not get it again. */
  not: readonly string[];
}

export interface Person {
  id: string;
  name: string;
  unit: string;
}

export interface TriageDoor {
  triageReport(input: TriageInput, now: Date): Promise<Triaged>;
  /** Eligible people, the most fitting first; those on leave are none. */
  who(search: Search, now: Date): Promise<Person[]>;
}

export interface ClaimsDoor {
  /** Takes a place with the first of these people who has one; undefined where all are full. */
  claimFirstOf(people: readonly Person[], caseId: string, now: Date): Promise<Person | undefined>;
  /** Gives the place back; nothing happens where none was taken. */
  release(staffId: string, caseId: string): Promise<void>;
  /** Claims made before an instant, for the sweep that frees those whose case knows nothing of them. */
  claimsBefore(before: Date, limit: number): Promise<{ staffId: string; caseId: string }[]>;
}

export interface FilesDoor {
  /** Binds uploads to a case. @throws unprocessable where one is not the actor's own, or bound elsewhere */
  attachFiles(fileIds: readonly string[], actor: Actor, caseId: string): Promise<{ id: string; kind: string }[]>;
  /** Links that open for this reader only, for a while. */
  fileRefs(fileIds: readonly string[], readerId: string, now: Date): Promise<FileRef[]>;
}

/** A room of a case and what is new in it for whoever asks. */
export interface RoomState {
  room: string;
  lastSeq: number;
  unread: number;
}

export interface TalkDoor {
  /** State of these rooms for a reader. */
  roomStates(caseId: string, rooms: readonly string[], readerId: string): Promise<RoomState[]>;
  /** Unread messages of many cases at once, for a list. */
  unreadOf(caseIds: readonly string[], readerId: string): Promise<ReadonlyMap<string, number>>;
}

export interface PeopleDoor {
  /** A member of staff who is at work here, by id. */
  staff(id: string): Promise<(Person & { roles: readonly string[]; region: string }) | undefined>;
  /** The department's member that a unit's name means, in these regions. */
  unitNamed(name: string, regionPath: readonly string[]): Promise<Person | undefined>;
}
