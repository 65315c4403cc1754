import type { Category, Risk } from "@qizhen/shared/vocabulary";

/**
 * Matters that a whole house or village has in common: that one neighbour reported it gives nobody away. Of other kinds the one
 * who is complained of could ask whether a certain neighbour has complained, so several must have.
 */
const common: ReadonlySet<Category> = new Set([
  "property_mgmt",
  "environment",
  "expropriation",
  "village_affairs",
  "land",
]);
/** Never a word of these. */
const never: ReadonlySet<Category> = new Set(["family", "medical"]);
const fewest = 3;

interface Asked {
  category: Category;
  risk: Risk;
  violenceAtHome: boolean;
}

/** Whether a resident may learn at all that others reported a matter like this. */
export const mayTell = ({ category, risk, violenceAtHome }: Asked): boolean =>
  !never.has(category) && risk !== "red" && !violenceAtHome;

/** Whether so many who reported it hide each of them. */
export const isHidden = (category: Category, reporters: number): boolean =>
  reporters >= (common.has(category) ? 1 : fewest);
