import type { Accounts } from "../accounts";

/** What regions need of the accounts: to make those of the grid workers that a file names, and to name who works where. */
export type StaffDoor = Pick<Accounts, "ensureStaff" | "staffInRegions">;
