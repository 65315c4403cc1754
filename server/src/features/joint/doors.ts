import type { Actor } from "../accounts";
import type { CountWorkdays } from "./rules/taskClock";

/** A case as its joint handling needs it. */
export interface JointMatter {
  id: string;
  number: string;
  /** First words of it, masked. */
  title: string;
  /** Not closed, rejected or withdrawn. */
  isOpen: boolean;
  /** The owning centre. */
  centre: string;
  /** The county first. */
  regionPath: readonly string[];
  responsible?: { id: string; name: string; unit: string } | undefined;
}

/** What a step of a task writes into its case: a line of the timeline, who sees it now, whether the task still waits. */
export interface JointLine {
  /** Names the line: it is written once. */
  id: string;
  caseId: string;
  taskId: string;
  at: Date;
  kind: string;
  unit: string;
  by?: { id: string; name: string } | undefined;
  /** The parties do not read it. */
  staffOnly: boolean;
  /** Whether the task waits for somebody afterwards: then the case is not closed without a word about it. */
  open: boolean;
  /** Who sees the case from now on because of it, and who no more. */
  comesIn?: string | undefined;
  goOut: readonly string[];
}

export interface JointStaff {
  id: string;
  name: string;
  title?: string | undefined;
  roles: readonly string[];
  region: string;
  regionPath: readonly string[];
  disabled: boolean;
}

/** What joint handling asks of the other features; app.ts plugs it in. */
export interface JointDoors {
  cases: {
    /** Undefined where the case is not there, or not for this actor to see. */
    forJoint(
      actor: Actor,
      caseId: string,
      now: Date,
    ): Promise<(JointMatter & { mayInvite: boolean; sees: "all" | "own" }) | undefined>;
    /** The same where nobody asks but the system. */
    jointMatter(caseId: string): Promise<JointMatter | undefined>;
    /** Safe to repeat. @returns the case as it stands then; undefined where it is gone */
    writeJoint(line: JointLine): Promise<JointMatter | undefined>;
    /** An invitation that was written as a step of the case's life. */
    invitation(
      caseId: string,
      lineId: string,
    ): Promise<
      { unit: string; task: string; by: { id: string; name: string }; staffId?: string | undefined } | undefined
    >;
    /** How a county counts. */
    countWorkdays(county: string): CountWorkdays;
  };
  people: {
    staffByIds(ids: readonly string[]): Promise<JointStaff[]>;
    staffInRegions(
      codes: readonly string[],
      ...roles: ("department" | "expert" | "grid_worker")[]
    ): Promise<JointStaff[]>;
  };
  regions: {
    byCode(
      code: string,
    ): { code: string; name: string; level: string; path: readonly string[]; inForce: boolean } | undefined;
    childrenOf(code: string): readonly { code: string; name: string; level: string }[];
    nameOf(code: string): string;
  };
}
