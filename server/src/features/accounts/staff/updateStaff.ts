import { conflict, notFound } from "../../../kernel/errors";
import type { Actor } from "../actor";
import type { Staff } from "../people";
import type { Places } from "../places";
import { sessionStore } from "../store/sessions";
import type { StaffDetails, StaffStore } from "../store/staff";
import { words } from "../words";
import { placed } from "./createStaff";

interface Doors {
  staff: StaffStore;
  places: Places;
  forget(userId: string): void;
}

const isAdmin = ({ roles, disabled }: Pick<Staff, "roles" | "disabled">) => roles.includes("admin") && !disabled;

/**
 * Changes a member of staff. Who is disabled is signed out everywhere; the last administrator over a region stays one.
 * @throws notFound outside the administrator's subtree; unprocessable; conflict
 */
export const updateStaff = async (
  { actor, id, change, now }: { actor: Actor; id: string; change: Partial<StaffDetails>; now: Date },
  { staff, places, forget }: Doors,
): Promise<Staff> => {
  const scope = actor.region?.code ?? "";
  const before = await staff.findInSubtree(scope, id);
  if (!before) throw notFound(words.noSuchStaff);
  const wanted = { ...before, ...change };
  const regionPath = await placed(wanted, scope, places);
  const after = await staff.update(scope, id, { ...change, regionPath }, now);
  if (!after) throw notFound(words.noSuchStaff);
  if (isAdmin(before) && !(isAdmin(after) && after.region === before.region)) await keepOneAdmin(before, staff);
  if (after.disabled && !before.disabled) {
    await staff.endSignIns(id);
    await sessionStore.endAllOf(id, now);
  }
  forget(id);
  return after;
};

/**
 * Looked at after the change, so that two administrators who disable each other at once both find that nobody is left,
 * and both take it back.
 */
const keepOneAdmin = async (before: Staff, staff: StaffStore) => {
  if ((await staff.countAdminsOver(before.regionPath)) > 0) return;
  const { roles, region, regionPath, disabled } = before;
  await staff.restore(before.id, { roles, region, regionPath, disabled });
  throw conflict(words.lastAdmin);
};
