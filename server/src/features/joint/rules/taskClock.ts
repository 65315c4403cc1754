/** A task's running clock. */
export interface TaskClock {
  what: "unit" | "decision";
  startedAt: Date;
  dueAt: Date;
  /** When whoever has the turn is reminded: at a share of the span that the county sets (70 %). */
  warnAt: Date;
  /** When the centre above hears of it: a working day after the end. */
  raiseAt: Date;
  /** What has been said of it already. */
  told: "nothing" | "warned" | "overdue" | "raised";
}

/** How a deadline of working days is counted; cases have the calendar. */
export type CountWorkdays = (from: Date, count: number) => { dueAt: Date; warnAt: Date };

/** How long a lead has to answer a refusal, and the centre above to decide; also until the centre above hears of a delay. */
export const decisionWorkdays = 1;

/** A clock that begins now and ends after so many working days. */
export const startTaskClock = (
  what: TaskClock["what"],
  now: Date,
  workdays: number,
  count: CountWorkdays,
): TaskClock => {
  const { dueAt, warnAt } = count(now, workdays);
  return { what, startedAt: now, dueAt, warnAt, raiseAt: count(dueAt, decisionWorkdays).dueAt, told: "nothing" };
};

const order = ["nothing", "warned", "overdue", "raised"] as const;

/** What is due to be said of a clock now, the last only: what is over needs no reminder any more. Undefined: nothing new. */
export const ringOf = (clock: TaskClock, now: Date): Exclude<TaskClock["told"], "nothing"> | undefined => {
  const reached =
    now >= clock.raiseAt ? "raised" : now >= clock.dueAt ? "overdue" : now >= clock.warnAt ? "warned" : "nothing";
  if (reached === "nothing" || order.indexOf(reached) <= order.indexOf(clock.told)) return undefined;
  // A night down is no reason to leave somebody out: who hears of the end hears of it before the centre above does.
  return reached === "raised" && clock.told !== "overdue" ? "overdue" : reached;
};

/** When a clock next wants looking at; undefined when all is said. */
export const nextLook = (clock: TaskClock): Date | undefined =>
  ({ nothing: clock.warnAt, warned: clock.dueAt, overdue: clock.raiseAt, raised: undefined })[clock.told];
