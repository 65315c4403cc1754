import { unprocessable } from "../../../kernel/errors";
import type { Actor } from "../actor";
import type { Person } from "../people";
import type { Places } from "../places";
import { isGridCode } from "../rules/regionPath";
import type { ResidentStore } from "../store/residents";
import type { StaffStore } from "../store/staff";
import { words } from "../words";

/**
 * Changes one's own name and home grid. Staff have theirs from an administrator.
 * @throws unprocessable
 */
export const updateMe = async (
  { actor, name, grid }: { actor: Actor; name?: string | undefined; grid?: string | undefined },
  { residents, staff, places }: { residents: ResidentStore; staff: StaffStore; places: Places },
): Promise<Person | undefined> => {
  if (actor.kind === "staff") {
    if (name !== undefined || grid !== undefined) throw unprocessable(words.staffDoNotRename);
    return staff.find(actor.id);
  }
  if (grid !== undefined && !(isGridCode(grid) && (await places.exists(grid))))
    throw unprocessable(words.noSuchGrid, { grid: words.noSuchGrid });
  if (name === undefined && grid === undefined) return residents.find(actor.id);
  return residents.rename(actor.id, { name, grid });
};
