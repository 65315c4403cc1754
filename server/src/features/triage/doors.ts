import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { Category, Level, RegionLevel, Risk, Service, WaitingFor } from "@qizhen/shared/vocabulary";
import type { Places } from "./rules/placeOf";
import type { Parties } from "./rules/recuse";
import type { Standing } from "./rules/score";
import type { Basis } from "./rules/understand";
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
  /** Whose matter it is: nobody is given their own. */
  parties?: Parties | undefined;
  /** It becomes a case: an outside model, if there is one, is asked for a second opinion. */
  binding?: true | undefined;
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
  /** What it rests on, kept with the case, so that a replay need not read its words again. */
  basis: Basis;
  /** What the rules alone had decided, where a second opinion has raised it: a replay is held against this. */
  own?: { risk: Risk; level: Level };
  /** A person looks first: danger, or it is not sure; or there is nobody to give it to. */
  waitingFor: WaitingFor | null;
  /** Everybody it may be given to, in the order in which they are asked: whoever has room when it is claimed gets it. */
  people: FoundPerson[];
}

/** Whom to look for when a case goes on to somebody else. */
export interface Search {
  regionPath: readonly string[];
  level: Level;
  category: Category;
  service: Service;
  /** How much it will weigh in somebody's hands. */
  risk: Risk;
  /** Those who had it and may not get it again. */
  not: readonly string[];
  parties?: Parties | undefined;
  /** Where it happened, if that was marked on the map. */
  point?: { lng: number; lat: number } | undefined;
}

/** Somebody a case can be given to, with the name of where they work. */
export interface FoundPerson {
  id: string;
  name: string;
  unit: string;
  /** The code of where they work. */
  region: string;
  /** Those of a tier are asked only when all of the tiers before are full. */
  tier: number;
  /** Why it goes up to them, where it does. */
  because: string | undefined;
  /** How much the case weighs in their hands. */
  load: number;
  /** Who has the same number is as good for it, but for what they have in hand. */
  points: number;
  /** How well it is with them, with what they have in hand at that moment; the highest gets it. */
  worth(standing: Standing): number;
}

/** What triage needs of regions. */
export interface RegionsDoor extends Places {
  byCode(code: string): { level: RegionLevel; name: string; centre: { lng: number; lat: number } } | undefined;
  /** Regions directly below a code; the counties for null. */
  childrenOf(code: string | null): { code: string }[];
}

/** What triage needs of the people who work here. */
export interface StaffDoor {
  /** Those who belong to one of these regions themselves, with the cases they have in hand. */
  staffIn(regions: readonly string[]): Promise<StaffSeen[]>;
  /** One of them, wherever they belong. */
  person(id: string): Promise<StaffSeen | undefined>;
}
