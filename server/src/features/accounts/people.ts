import type { Category, StaffRole } from "@qizhen/shared/vocabulary";

/** One answer to the privacy notice; the history is kept, the last one counts. */
export interface Consent {
  notice: "privacy";
  version: string;
  agreed: boolean;
  at: Date;
}

/** What everybody has who can sign in. */
interface PersonBase {
  id: string;
  /** Rises when all of somebody's sign-ins are to end. */
  generation: number;
  /** Oldest first; the last one counts. */
  consents: readonly Consent[];
}

/** A resident (居民), opened: for the features that may know them. */
export interface Resident extends PersonBase {
  kind: "resident";
  hasWechat: boolean;
  phone: string | undefined;
  name: string | undefined;
  /** Code of the home grid they chose. */
  grid: string | undefined;
  /** The staff account their WeChat is bound to, and its generation at that time: a new password undoes the binding. */
  boundStaff: { id: string; generation: number } | undefined;
}

/** Days of leave in Asia/Shanghai, both included, as `2026-01-31`. */
export interface Leave {
  from: string;
  to: string;
}

/** Somebody who works here (工作人员). */
export interface Staff extends PersonBase {
  kind: "staff";
  username: string;
  name: string;
  phone: string | undefined;
  roles: readonly StaffRole[];
  /** Code of the region in whose subtree they act. */
  region: string;
  /** Codes from the county down to `region`. */
  regionPath: readonly string[];
  title: string | undefined;
  /** Empty: all matters. */
  specialities: readonly Category[];
  languages: readonly ("zh" | "mn")[];
  /** Cases at once; 0 takes none. */
  capacity: number;
  leave: readonly Leave[];
  /** The year since which they have done this work (从业年份). */
  workingSince: number | undefined;
  /** What residents read of them (简介). */
  bio: string | undefined;
  disabled: boolean;
}

/** Whether somebody works here on a day (Asia/Shanghai): neither gone nor on leave, both ends of which are days off. */
export const isHere = ({ leave, disabled }: Pick<Staff, "leave" | "disabled">, day: string): boolean =>
  !disabled && !leave.some(({ from, to }) => from <= day && day <= to);

export type Person = Resident | Staff;
