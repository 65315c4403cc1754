import type Router from "@koa/router";
import { shareInFlight } from "../../kernel/share";
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

/** Makes the feature. Composed after accounts and regions. */
export const createMediators = (kit: AppKit, doors: Omit<MediatorParts, "loads">): Mediators => {
  const parts = { ...doors, loads: loadStore };
  // A list to choose from: whoever is chosen is claimed by the capacity that holds then.
  const staffIn = shareInFlight(async (regions) => {
    const staff = await doors.accounts.staffInRegions(regions.split(","), "mediator", "grid_worker");
    const open = await loadStore.openOf(staff.map(({ id }) => id));
    return staff.map((person) => ({ ...person, open: open.get(person.id) ?? 0 }));
  });
  return {
    routes: (router) => mediatorRoutes(router, kit, parts),
    claimFirstOf: (people, caseId, now) => claimFirstOf({ people, caseId, now }, parts),
    release: async (staffId, caseId) => void (await loadStore.release(staffId, caseId)),
    claimsBefore: loadStore.claimsBefore,
    openCases: loadStore.openOf,
    staffIn: (regions) => staffIn(regions.join()),
  };
};
