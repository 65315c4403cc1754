import type { Role } from "@qizhen/shared/vocabulary";
import type { Caller } from "../../kernel/http/route";
import type { Kit } from "../../kernel/kit";

/** Whoever is signed in, as every feature sees them. */
export interface Actor extends Caller {
  id: string;
  kind: "resident" | "staff";
  name: string;
  roles: readonly Role[];
  /** Staff: the region whose subtree they act in. */
  region?: { code: string; name: string };
  /** A resident's home grid as they chose it. */
  grid?: { code: string; name: string };
  /** Who a resident is besides, to see whether they work here themselves (回避): a blind index, and a staff id. Never shown. */
  self?: { phoneIndex?: string; staffId?: string };
  /** The family of refresh tokens this sign-in belongs to. */
  sessionId: string;
}

export const isStaff = (actor: Actor) => actor.kind === "staff";
export const hasRole = (actor: Actor, ...wanted: readonly Role[]) => actor.roles.some((role) => wanted.includes(role));

/** The machinery, knowing who calls. */
export type AppKit = Kit<Actor>;
