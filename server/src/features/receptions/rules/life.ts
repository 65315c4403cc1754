import type { MonthAction, MonthState } from "@qizhen/shared/contract/receptions";

/** What somebody is to a centre's calendar: who keeps its desk, and who decides on it. */
export type Part = "desk" | "decides";

interface Step {
  from: readonly MonthState[];
  by: readonly Part[];
  to: MonthState;
}

/** 接访日历的一生: who drafts it does not decide on it; only what is decided is published. */
const steps: Readonly<Record<MonthAction, Step>> = {
  redraft: { from: ["draft"], by: ["desk"], to: "draft" },
  save: { from: ["draft"], by: ["desk"], to: "draft" },
  approve: { from: ["draft"], by: ["decides"], to: "approved" },
  return: { from: ["approved"], by: ["decides", "desk"], to: "draft" },
  publish: { from: ["approved"], by: ["desk"], to: "published" },
};

/** What becomes of a calendar, or why not. Pure. */
export const decideMonth = (
  state: MonthState,
  action: MonthAction,
  parts: readonly Part[],
): { to: MonthState } | { fault: "notYours" | "notNow" } => {
  const step = steps[action];
  if (!step.by.some((part) => parts.includes(part))) return { fault: "notYours" };
  return step.from.includes(state) ? { to: step.to } : { fault: "notNow" };
};

export const allowedOnMonth = (state: MonthState, parts: readonly Part[]): MonthAction[] =>
  (Object.keys(steps) as MonthAction[]).filter((action) => !("fault" in decideMonth(state, action, parts)));
