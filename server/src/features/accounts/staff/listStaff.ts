import type { StaffRole } from "@qizhen/shared/vocabulary";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import { notFound } from "../../../kernel/errors";
import type { Actor } from "../actor";
import type { Staff } from "../people";
import type { StaffStore } from "../store/staff";
import { words } from "../words";

/** What a list of staff is asked for; `q` is the beginning of a name or a username. */
interface StaffWanted {
  region?: string | undefined;
  role?: StaffRole | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Staff in one's own subtree, by username; with `region`, of that part of it. A region elsewhere has nobody to show. */
export const listStaff = (
  actor: Actor,
  { region, limit = ordinaryLimit, ...wanted }: StaffWanted,
  staff: StaffStore,
): Promise<{ items: Staff[]; next: string | null }> => {
  const scope = actor.region?.code ?? "";
  return staff.page(region === undefined ? [scope] : [scope, region], { ...wanted, limit });
};

/** @throws notFound outside one's own subtree */
export const getStaff = async (actor: Actor, id: string, staff: StaffStore): Promise<Staff> => {
  const found = await staff.findInSubtree(actor.region?.code ?? "", id);
  if (!found) throw notFound(words.noSuchStaff);
  return found;
};
