import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { Category, Level, RegionLevel, Service, WaitingFor } from "@qizhen/shared/vocabulary";
import type { Places } from "./rules/placeOf";
import type { StaffSeen } from "./rules/who";

/** A report as triage reads it. */
export interface TriageInput {
  description: string;
  category?: Category | undefined;
  location?: { lng: number; lat: number } | undefined;
  address?: string | undefined;
  gridCode?: string | undefined;
  scene?: string | undefined;
  choice?: { service?: Service | undefined; mediatorId?: string | undefined } | undefined;
  /** The grid where whoever reports lives. */
  homeGrid?: string | undefined;
}

/** The decision about a report, and where it lies. */
export interface Triaged {
  result: TriageResult;
  /** County first, as far down as is known; never empty. */
  regions: { code: string; name: string; level: RegionLevel }[];
  /** False where the place lies in no grid: `regions` ends at the nearest town. */
  inside: boolean;
  /** Which knowledge decided, kept with the case. */
  knowledge: string;
  /** A person looks first: danger, or it is not sure; or there is nobody to give it to. */
  waitingFor: WaitingFor | null;
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

/** Somebody a case can be given to, with the name of where they work. */
export interface FoundPerson {
  id: string;
  name: string;
  unit: string;
}

/** What triage needs of regions. */
export interface RegionsDoor extends Places {
  byCode(code: string): { level: RegionLevel; name: string } | undefined;
  /** Regions directly below a code; the counties for null. */
  childrenOf(code: string | null): { code: string }[];
}

/** What triage needs of the people who work here. */
export interface StaffDoor {
  /** Those who belong to one of these regions themselves, with the cases they have in hand. */
  staffIn(regions: readonly string[]): Promise<StaffSeen[]>;
}
