import { useSyncExternalStore } from "react";
import type { User } from "@qizhen/shared/contract/accounts";
import type { StaffRole } from "@qizhen/shared/vocabulary";
import { session, watchSession } from "./session";

/** Whoever is signed in here, or null. */
export const useUser = (): User | null => useSyncExternalStore(watchSession, () => session()?.user ?? null);

/** Whoever is signed in, on pages that nobody else reaches. */
export const useMe = (): User => {
  const user = useUser();
  if (!user) throw new Error("a page behind the sign-in was drawn without a user");
  return user;
};

/** Whether one has one of these roles. The server decides; this only leaves out what would be refused. */
export const hasRole = (user: User, ...roles: StaffRole[]): boolean => roles.some((role) => user.roles.includes(role));

/** Who may register for somebody else (代办登记). */
export const registrars: StaffRole[] = ["clerk", "mediator", "grid_worker", "department"];
