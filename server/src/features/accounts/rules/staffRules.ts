import type { StaffRole } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import { isGridCode } from "./regionPath";

/** Roles that sit in a centre (综治中心), and so in a village or above. */
export const centreRoles: readonly StaffRole[] = ["clerk", "leader", "admin"];

/** What is wrong with a placement: a field and a sentence. */
export type Problem = Readonly<Record<string, string>>;

/** A grid worker works in one grid; a centre's people in a village or above. */
export const placementProblem = (roles: readonly StaffRole[], region: string): Problem | undefined => {
  if (roles.includes("grid_worker") && !isGridCode(region)) return { region: words.gridWorkerNeedsGrid };
  if (isGridCode(region) && roles.some((role) => centreRoles.includes(role)))
    return { region: words.centreRoleNeedsCentre };
  return undefined;
};

/** Leave is in whole days, each range forwards, none overlapping another. */
export const leaveProblem = (leave: readonly { from: string; to: string }[]): Problem | undefined => {
  if (leave.some(({ from, to }) => to < from)) return { leave: words.leaveBackwards };
  const sorted = [...leave].sort((a, b) => (a.from < b.from ? -1 : 1));
  const overlaps = sorted.some(({ from }, index) => index > 0 && from <= (sorted[index - 1]?.to ?? ""));
  return overlaps ? { leave: words.leaveOverlaps } : undefined;
};
