import type { CaseRow } from "@qizhen/shared/contract/cases";
import type { User } from "@qizhen/shared/contract/accounts";
import type { Action, WorkGroup } from "@qizhen/shared/vocabulary";
import { workbench as words } from "../../words/cases";

/** The one thing a row of the work list offers: its words, and the step that the case's page opens with. */
export interface WorkStep {
  words: string;
  action?: Action;
}

/** What most likely is to be done about a row. The case's page shows what is really allowed. */
export const workStep = (row: CaseRow, group: WorkGroup, me: User): WorkStep => {
  const mine = row.responsible?.id === me.id;
  const clerk = me.roles.includes("clerk");
  if (group === "red" && row.waitingFor === "confirmation" && clerk)
    return { words: words.confirmRed, action: "confirm" };
  if (row.status === "submitted" && clerk)
    return row.waitingFor === "capacity"
      ? { words: words.hand, action: "assign" }
      : { words: words.judge, action: "confirm" };
  if (row.status === "assigned" && mine) return { words: words.accept, action: "accept" };
  if (group === "overdue" && !mine && (clerk || me.roles.includes("leader")))
    return { words: words.supervise, action: "supervise" };
  if (group === "unread") return { words: words.look };
  return { words: mine ? words.goOn : words.look };
};

/** Where a row's step leads. */
export const workStepLink = (row: CaseRow, { action }: WorkStep): string =>
  action ? `/cases/${row.id}?do=${action}` : `/cases/${row.id}`;
