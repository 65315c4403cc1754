import type { Appointment } from "@qizhen/shared/contract/booking";
import type { Category, RegionLevel } from "@qizhen/shared/vocabulary";
import type { Actor, Staff } from "../accounts";
import type { Act } from "../audit";
import type { VisitTelling } from "../notices";
import type { MatterStore } from "./matters/matterStore";
import type { MonthStore } from "./months/monthStore";
import type { SettingsStore } from "./months/settingsStore";

/** One day's hours of a leader (领导接访), as they are opened for booking under an id of ours. */
export interface DayHours {
  id: string;
  hostId: string;
  day: string;
  start: string;
  end: string;
  minutes: number;
  place: string;
}

/** Which hours, and when: enough to find who booked them. */
export type HoursRef = Pick<DayHours, "id" | "hostId" | "day">;

/** What receptions need of other features; app.ts plugs them in. */
export interface ReceptionDoors {
  accounts: {
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    staffInRegions(codes: readonly string[], role: "leader" | "clerk"): Promise<Staff[]>;
  };
  regions: {
    byCode(code: string): { code: string; name: string; level: RegionLevel; path: readonly string[] } | undefined;
    nameOf(code: string): string;
    /** County first, the code itself last; empty when unknown. */
    pathOf(code: string): readonly string[];
    /** Regions directly below a code; the counties for null. */
    childrenOf(code: string | null): { code: string }[];
  };
  /** Whether a day is worked on in a county (调休 included). */
  isWorkday(county: string, day: string): boolean;
  booking: {
    /** Opens them; once, however often. @throws AppError where they clash with other hours of the leader */
    openDay(hours: DayHours, now: Date): Promise<void>;
    /** Closes them; whoever booked is offered other times, the oldest matter first. Safe to repeat. */
    closeDay(hours: HoursRef, now: Date): Promise<void>;
    /** Who comes, in order of time, as whoever asks may see them. */
    visitsOf(hours: HoursRef, actor: Actor, now: Date): Promise<Appointment[]>;
    /** How many places of each hours nobody has. */
    freeOf(hours: readonly HoursRef[], now: Date): Promise<ReadonlyMap<string, number>>;
    /** The visit's case, made where there is none yet. @throws as the visit's rights and state say */
    caseOfVisit(command: {
      actor: Actor;
      visitId: string;
      description: string;
      channel: "reception";
      more: { category?: Category | undefined; address?: string | undefined; gridCode?: string | undefined };
      now: Date;
    }): Promise<{ caseId: string; number: string }>;
  };
  cases: {
    lead(led: {
      caseId: string;
      lineId: string;
      leader: { id: string; name: string; unit: string };
      question: string;
      /** What the visitor said of a case they had already. */
      said?: string | undefined;
      now: Date;
    }): Promise<Date | undefined>;
    outcomesOf(
      ids: readonly string[],
    ): Promise<{ id: string; number: string; closedAt?: Date | undefined; overall?: number | undefined }[]>;
  };
  orders: {
    /** When these orders were replied to, where a reply stands. */
    repliesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  };
  notices: {
    tellOfVisit(told: VisitTelling): Promise<void>;
  };
  audit: { record(act: Act): Promise<void> };
}

/** With the feature's own stores. */
export interface ReceptionParts extends ReceptionDoors {
  months: MonthStore;
  settings: SettingsStore;
  matters: MatterStore;
}
