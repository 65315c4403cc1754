import type Router from "@koa/router";
import { keepEach } from "../../kernel/keepEach";
import type { AppKit, Staff } from "../accounts";
import { claimFirstOf } from "./claimFirstOf";
import { mediatorRoutes, type MediatorParts } from "./routes";
import { loadStore, type HeldPlace } from "./store";

/** 调解员: who there is to turn to, and how many cases each has in hand. */
export interface Mediators {
  routes(router: Router): void;
  /** Takes a place with the first of these people who has one; undefined where all are full. Safe to repeat. */
  claimFirstOf<P extends { id: string }>(people: readonly P[], caseId: string, now: Date): Promise<P | undefined>;
  /** Gives the place back; nothing happens where none was taken. */
  release(staffId: string, caseId: string): Promise<void>;
  /** Places taken before an instant, for the sweep that frees those whose case knows nothing of them; comes round to all. */
  claimsBefore(before: Date, limit: number): Promise<HeldPlace[]>;
  /** Cases in hand by staff id; who is not in it has none. */
  openCases(staffIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Mediators and grid workers who belong to one of these regions themselves, with what they have in hand. */
  staffIn(regions: readonly string[]): Promise<(Staff & { open: number })[]>;
}

/** How long the load of somebody that was read is good to choose by; one's own claims count at once. */
const chooseMs = 2000;

/** Makes the feature. Composed after accounts and regions. */
export const createMediators = (kit: AppKit, doors: Omit<MediatorParts, "loads">): Mediators => {
  const parts = { ...doors, loads: loadStore };
  // To choose by: whoever is chosen is claimed by the load that holds then.
  const loads = keepEach(chooseMs, loadStore.openOf);
  const counted = (staffId: string, more: number) => loads.adjust(staffId, (open = 0) => open + more);
  return {
    routes: (router) => mediatorRoutes(router, kit, parts),
    claimFirstOf: async (people, caseId, now) => {
      const claimed = await claimFirstOf({ people, caseId, now }, parts);
      if (claimed) counted(claimed.id, 1);
      return claimed;
    },
    release: async (staffId, caseId) => {
      if (await loadStore.release(staffId, caseId)) counted(staffId, -1);
    },
    claimsBefore: loadStore.claimsBefore,
    openCases: loadStore.openOf,
    staffIn: async (regions) => {
      const staff = await doors.accounts.staffInRegions(regions, "mediator", "grid_worker");
      const open = await loads.get(staff.map(({ id }) => id));
      return staff.map((person) => ({ ...person, open: open.get(person.id) ?? 0 }));
    },
  };
};
