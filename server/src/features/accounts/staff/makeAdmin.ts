import type { Places } from "../places";
import { hashPassword } from "../signIn/passwords";
import type { StaffStore } from "../store/staff";

export interface AdminForm {
  username: string;
  name: string;
  region: string;
  password: string;
}

/**
 * Makes an administrator from the command line, when there is nobody who could do it in the console. One that is there is
 * left alone, or with `reset` let in again: enabled, an administrator, with the new password.
 */
export const makeAdmin = async (
  { username, name, region, password }: AdminForm,
  { reset, now }: { reset: boolean; now: Date },
  { staff, places }: { staff: StaffStore; places: Places },
): Promise<"made" | "reset" | "taken"> => {
  const passwordHash = await hashPassword(password);
  const made = await staff.insert(
    {
      username: username.toLowerCase(),
      name,
      region,
      regionPath: await places.path(region),
      passwordHash,
      roles: ["admin"],
      phone: undefined,
      title: undefined,
      specialities: [],
      languages: ["zh"],
      capacity: 0,
      leave: [],
      workingSince: undefined,
      bio: undefined,
      disabled: false,
    },
    now,
  );
  if (made) return "made";
  if (!reset) return "taken";
  await staff.letAdminIn(username, passwordHash);
  return "reset";
};
