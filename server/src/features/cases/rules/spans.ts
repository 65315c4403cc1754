import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { Limit } from "@qizhen/shared/rules/deadlineSettings";

/** A stretch of time that somebody answers for, and what has been said of it. */
export interface Span {
  startedAt: Date;
  dueAt: Date;
  /** Reaches a year whose holidays are not published yet. */
  uncertain?: boolean | undefined;
  /** How it was counted, so that it can be counted again when they are. */
  counted?: { from: Date; limit: Limit } | undefined;
  /** The administrator has been told that it is a guess. */
  alarmed?: boolean | undefined;
  warned?: boolean | undefined;
  overdue?: boolean | undefined;
  /** The leader has been told that it is over. */
  raised?: boolean | undefined;
}

/** The clock of the step that is to come. */
export interface CaseClock extends Span {
  what: ClockName;
}

export interface MatterClock extends Span {
  /** There is a result, or an end. */
  metAt?: Date | undefined;
}
