import { maskText } from "@qizhen/shared/rules/masking";
import { conflict, notFound } from "../../kernel/errors";
import { hasRole, isStaff, type Actor } from "../accounts";
import { callTasks, type CallResult, type CallScope, type CallTask } from "./callStore";
import { words } from "./words";

/** Calls that somebody sees: grid workers and clerks those of their region, mediators those of their own cases. */
export const callScopeOf = (actor: Actor): CallScope => [
  ...(isStaff(actor) && actor.region && hasRole(actor, "grid_worker", "clerk")
    ? [{ regionPath: actor.region.code }]
    : []),
  ...(isStaff(actor) && hasRole(actor, "mediator") ? [{ responsibleId: actor.id }] : []),
];

/** Notes what came of a call. The same again by the same caller changes nothing. @throws notFound, conflict (made by another) */
export const finishCall = async (
  actor: Actor,
  {
    id,
    result,
    note,
    key,
    now,
  }: { id: string; result: CallResult; note?: string; key?: string | undefined; now: Date },
): Promise<CallTask> => {
  const scope = callScopeOf(actor);
  const done = {
    at: now,
    byId: actor.id,
    by: actor.name,
    result,
    ...(note && { note: maskText(note) }),
    ...(key && { key }),
  };
  const finished = await callTasks.finish(scope, id, done);
  if (finished) return finished;
  const found = await callTasks.find(scope, id);
  if (!found) throw notFound(words.callNotFound);
  if (found.done?.byId === actor.id && found.done.result === result) return found;
  throw conflict(words.callDone);
};
