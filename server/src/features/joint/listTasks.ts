import { notFound } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { InviteDeps } from "./inviteUnits";
import { placesOf, tasksInCase } from "./policy";
import { words } from "./words";

/** The tasks of a case: all for who leads or oversees it, their own for a unit, before it sees the case too. @throws notFound */
export const listTasksOfCase = async (actor: Actor, caseId: string, { doors, tasks }: InviteDeps, now: Date) => {
  const matter = await doors.cases.forJoint(actor, caseId, now);
  const found = await tasks.ofCase(tasksInCase(actor, matter?.sees === "all"), caseId);
  if (!matter && found.length === 0) throw notFound(words.caseNotFound);
  return { tasks: found, mayInvite: matter?.isOpen === true && matter.mayInvite };
};

/** 我的协办 (`ours`: it is somebody's turn), or what others are to do for one's cases (`asked`). */
export const listMyTasks = (
  actor: Actor,
  side: "ours" | "asked",
  page: { limit: number; cursor?: string | undefined },
  { tasks }: Pick<InviteDeps, "tasks">,
) => tasks.page(side === "ours" ? "turns" : "watchers", placesOf(actor), page);
