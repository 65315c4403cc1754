import { AppError, unprocessable } from "../../../kernel/errors";
import type { Staff } from "../people";
import { signInWithPassword } from "../signIn/signInWithPassword";
import type { ResidentStore } from "../store/residents";
import type { StaffStore } from "../store/staff";
import type { StrikeStore } from "../store/strikes";

/**
 * Binds a resident's WeChat to a staff account, whose password they know. From then on WeChat signs them in as that,
 * until the password is reset or the account disabled.
 * @throws unprocessable where the password is wrong; tooMany, forbidden
 */
export const bindStaff = async (
  command: { id: string; username: string; password: string; ip: string; now: Date },
  doors: { residents: ResidentStore; staff: StaffStore; strikes: StrikeStore },
): Promise<Staff> => {
  const staff = await signInWithPassword(command, doors).catch((error: unknown) => {
    // They are signed in as a resident; 401 would tell their app that this is over.
    if (error instanceof AppError && error.code === "unauthenticated")
      throw unprocessable(error.message, { password: error.message });
    throw error;
  });
  await doors.residents.bindStaff(command.id, staff);
  return staff;
};
