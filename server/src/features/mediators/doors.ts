import type { Accounts } from "../accounts";

/** What mediators need of the accounts: who works where. */
export type AccountsDoor = Pick<Accounts, "staffByIds" | "staffInRegions" | "staffPage" | "phoneIndexOf">;

/** What mediators need of regions: names, and what lies around. */
export interface RegionsDoor {
  nameOf(code: string): string;
  /** County first, the code itself last; empty when unknown. */
  pathOf(code: string): readonly string[];
  /** Regions directly below a code; the counties for null. */
  childrenOf(code: string | null): { code: string }[];
}
