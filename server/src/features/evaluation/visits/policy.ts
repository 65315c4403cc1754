import type { ReturnVisitAction } from "@qizhen/shared/contract/returnVisits";
import { hasRole, type Actor } from "../../accounts";
import type { VisitRecord } from "../record";
import type { VisitScope } from "./visitStore";

/** Nobody who had to do with the case sees who was asked about it. */
const apart = (actor: Actor): VisitScope => ({ not: { $ne: actor.id } });

/** The visits that somebody may see: those of their region for centres and leaders, else their own. */
export const visibleVisits = (actor: Actor, only?: "mine"): VisitScope => {
  if (actor.kind !== "staff") return { _id: { $exists: false } };
  if (only !== "mine" && actor.region && hasRole(actor, "clerk", "leader", "admin"))
    return { $and: [{ regionPath: actor.region.code }, apart(actor)] };
  return { "assignee.id": actor.id };
};

/** The one that somebody may open: those above, and their own wherever it lies. */
export const openableVisits = (actor: Actor): VisitScope => ({
  $or: [visibleVisits(actor), visibleVisits(actor, "mine")],
});

/** What somebody who may open a visit may do with it. */
export const allowedOn = (v: VisitRecord, actor: Actor): ReturnVisitAction[] => {
  if (v.box !== "open") return [];
  const isMine = v.assignee?.id === actor.id;
  const oversees = hasRole(actor, "clerk", "leader");
  if (isMine) return v.state === "calling" ? ["done", "unreachable", "hand_over"] : [];
  return oversees ? (v.state === "calling" ? ["take", "hand_over"] : ["take"]) : [];
};
