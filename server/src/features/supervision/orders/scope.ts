import { hasRole, type Actor } from "../../accounts";
import type { OrderScope } from "./orderStore";

const nothing: OrderScope = { _id: { $exists: false } };

/** Turns of somebody: their own, and for a clerk that of their centre. */
const turnsOf = (actor: Actor) => [
  `user:${actor.id}`,
  ...(hasRole(actor, "clerk") && actor.region ? [`centre:${actor.region.code}`] : []),
];

/** Orders that somebody is to answer (`to`) or has issued (`by`). */
export const boxOf = (actor: Actor, side: "to" | "by"): OrderScope => {
  const boxes = turnsOf(actor).map((turn) => `${side}|${turn}`);
  return { boxes: boxes.length === 1 && boxes[0] ? boxes[0] : { $in: boxes } };
};

/** Every order that somebody may see: those of their region for who oversees one, else those they are to answer. */
export const visibleOrders = (actor: Actor): OrderScope => {
  if (actor.kind !== "staff") return nothing;
  if (hasRole(actor, "clerk", "leader", "admin"))
    return actor.region ? { $or: [{ regionPath: actor.region.code }, boxOf(actor, "to")] } : nothing;
  return boxOf(actor, "to");
};
