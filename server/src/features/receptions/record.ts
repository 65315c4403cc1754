import type { MonthState, ReceptionDayState } from "@qizhen/shared/contract/receptions";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { derivedId } from "../../kernel/ids";
import type { Planned } from "./rules/draftMonth";

/** 接访日: its id is also that of the hours that are open for booking on it. */
export interface DayRecord extends Planned {
  id: string;
  state: ReceptionDayState;
  reason?: string | undefined;
  /** Where it went. */
  movedTo?: string | undefined;
  /** Why its hours could not be opened. */
  fault?: string | undefined;
  /** When its leader was told that it is tomorrow. */
  remindedAt?: Date | undefined;
}

/** 接访日历: the days of a centre's month, in one document, so that they are decided on and published as a whole. */
export interface MonthRecord {
  id: string;
  centre: string;
  county: string;
  /** Of the centre, county first. */
  regionPath: string[];
  month: string;
  /** Rises with each change; compare-and-set rests on it. */
  version: number;
  state: MonthState;
  days: DayRecord[];
  by: { id: string; name: string };
  at: Date;
  returned?: string | undefined;
  /** The last steps taken, by their intents, so that a repeat changes nothing. */
  doneKeys: Done[];
}

export interface Done {
  key: string;
  digest: string;
}

/** A change of a month; written only while it stands where it was decided on. */
export interface MonthChange {
  set: Partial<Omit<MonthRecord, "id">>;
  unset?: readonly (keyof MonthRecord)[];
  outbox: readonly OutboxEntry[];
  done?: Done | undefined;
}

export interface SettingsRecord {
  centre: string;
  daysPerMonth: number;
  start: string;
  minutes: number;
  places: number;
  place: string;
  version: number;
  by: { id: string; name: string };
  at: Date;
}

/** 接访登记: what a visitor said, as a case under the leader's name. Its id is the visit's: one visit, one matter. */
export interface MatterRecord {
  id: string;
  dayId: string;
  month: string;
  centre: string;
  regionPath: string[];
  leaderId: string;
  caseId: string;
  caseNumber: string;
  dueAt: Date;
  by: { id: string; name: string };
  at: Date;
}

export const monthIdOf = (centre: string, month: string) => derivedId("reception-month", centre, month);
/** The line of the case, and the order, that press what was said on a visit. */
export const orderIdOf = (visitId: string) => derivedId("reception-order", visitId);
