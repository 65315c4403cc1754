import { hasRole, type Actor } from "../../accounts";
import { may, standingOf, type Standing } from "../policy";
import type { CaseSummary } from "../record";

/** Whoever an answer is made for, and what they are to the case. */
export interface Viewer {
  actor: Actor;
  standing: Standing;
  now: Date;
  /** Staff read the terms of the field, residents plain words. */
  isStaff: boolean;
  /** Reads the words as they were written, and the exact place on the map. */
  readsWhole: boolean;
}

export const viewerOf = (actor: Actor, c: CaseSummary, now: Date): Viewer => ({
  actor,
  standing: standingOf(actor, c),
  now,
  isStaff: !hasRole(actor, "resident"),
  readsWhole: may(actor, "readWhole", c),
});
