import { risks, waits, type WorkGroup } from "@qizhen/shared/vocabulary";
import type { CaseSummary } from "../record";
import { clockWords, words } from ".";
import { staffNext } from "./nextText";
import { byWhen } from "./whenText";

/** The danger in the machine's words: what of the report made it red. */
const danger = (c: CaseSummary) => {
  const found = c.triage.reasons.find(({ what }) => what.includes(risks.red) || what.includes("风险"));
  return found?.because ?? c.title;
};

const fresh = (c: CaseSummary, now: Date) => {
  if (c.waitingFor === "confirmation") return `要您定：${danger(c)}`;
  if (c.waitingFor === "capacity") return `要您安排：${waits.capacity}`;
  return `新交给您的，${c.clock ? byWhen(c.clock.dueAt, now) : "请尽快"}接手`;
};

/** What is due first: the step, or the whole matter. */
const dueWhat = (c: CaseSummary) =>
  c.clock && c.clock.dueAt.getTime() === c.dueAt?.getTime() ? clockWords[c.clock.what] : words.promiseDue;

/** Why a case stands on somebody's work list, in words beside its row. */
export const whyText = (group: WorkGroup, c: CaseSummary, unread: number, now: Date): string => {
  switch (group) {
    case "red":
      return c.status === "submitted" ? `要您确认：红色，${danger(c)}` : `红色，${danger(c)}`;
    case "overdue":
      return staffNext(c, now);
    case "today":
      return `${c.dueAt ? byWhen(c.dueAt, now) : "今天"}：${dueWhat(c)}`;
    case "new":
      return fresh(c, now);
    case "unread":
      return unread > 0 ? `${unread} 条没看` : "有新情况没看";
    case "rest":
      return staffNext(c, now);
  }
};
