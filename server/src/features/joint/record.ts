import type { JointAction, JointStatus } from "@qizhen/shared/contract/joint";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { TaskClock } from "./rules/taskClock";

export interface Signature {
  id: string;
  name: string;
  unit: string;
}

/** Who was asked: a centre by its region, a person here, or a body that is not on the platform. */
export interface TaskUnit {
  kind: "centre" | "staff" | "outside";
  name: string;
  /** `centre:<code>`, `user:<id>` or `outside:<name>`: names it among the tasks of a case, and whose turn it is. */
  key: string;
}

/** What was said with a step; the words are sealed. */
export interface Said {
  at: Date;
  by: Signature;
  action: JointAction;
  sealed: string;
}

/** 协办任务: one unit's part of a case. Ids are 24-hex strings. */
export interface TaskRecord {
  id: string;
  caseId: string;
  caseNumber: string;
  /** First words of the matter, masked. */
  caseTitle: string;
  /** Where the case lies, the county first. */
  regionPath: string[];
  unit: TaskUnit;
  sealedTask: string;
  workdays: number;
  status: JointStatus;
  refusals: number;
  imposed: boolean;
  /** Present while somebody has something to do about it. */
  open?: true | undefined;
  /** Who leads the case now, and the centre that owns it. */
  lead: { staffId?: string | undefined; centre: string };
  askedBy: Signature;
  /** Whose turn it is: `user:<id>`, `centre:<code>`. */
  turns: string[];
  /** Who waits for it. */
  watchers: string[];
  received?: { at: Date; by: Signature } | undefined;
  /** Those of the unit who see the case because of it, and would not without. */
  guests: string[];
  said: Said[];
  clock?: TaskClock | undefined;
  /** By when something is to be done; kept when it is over, as what lists are ordered by. */
  dueAt: Date;
  checkAt?: Date | undefined;
  version: number;
  doneKeys: { key: string; digest: string }[];
  createdAt: Date;
  updatedAt: Date;
}

/** A step's effect: one update, guarded by the version it was decided on. */
export interface TaskChange {
  set: Partial<TaskRecord>;
  unset?: readonly (keyof TaskRecord)[];
  said?: Said;
  guest?: string | undefined;
  outbox: readonly OutboxEntry[];
  done?: { key: string; digest: string } | undefined;
}
