import type { Resident, Staff } from "../people";
import type { StaffStore } from "../store/staff";

/** The staff account a resident's WeChat is bound to, while that holds: a new password or a disabled account undoes it. */
export const boundStaffOf = async ({ boundStaff }: Resident, staff: StaffStore): Promise<Staff | undefined> => {
  const found = boundStaff && (await staff.find(boundStaff.id));
  return found && !found.disabled && found.generation === boundStaff.generation ? found : undefined;
};
