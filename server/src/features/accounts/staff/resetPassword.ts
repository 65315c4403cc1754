import { notFound } from "../../../kernel/errors";
import type { Actor } from "../actor";
import { hashPassword } from "../signIn/passwords";
import { sessionStore } from "../store/sessions";
import type { StaffStore } from "../store/staff";
import { words } from "../words";

/**
 * Sets somebody's password. They are signed out everywhere, and their WeChat is bound to the account no more.
 * @throws notFound outside the administrator's subtree
 */
export const resetPassword = async (
  { actor, id, password, now }: { actor: Actor; id: string; password: string; now: Date },
  { staff, forget }: { staff: StaffStore; forget(userId: string): void },
): Promise<void> => {
  const changed = await staff.setPassword(actor.region?.code ?? "", id, await hashPassword(password));
  if (!changed) throw notFound(words.noSuchStaff);
  await sessionStore.endAllOf(id, now);
  forget(id);
};
