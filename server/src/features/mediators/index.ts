import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit, Staff } from "../accounts";
import { claimFirstOf, hasRoom, type Claimant } from "./claimFirstOf";
import { createMarks } from "./markStore";
import { mediatorRoutes, type MediatorParts } from "./routes";
import { seenBy, type StaffAtWork } from "./seen";
import { createStandings } from "./standings";
import { isOnLeave, loadInWords } from "./rules/load";
import { loadStore, type HeldPlace } from "./store";

export { isOnLeave, loadInWords };
export type { StaffAtWork };

/** A rating as cases write it to their outbox. */
interface Rated {
  caseId: string;
  staffId: string;
  overall: number;
  by: string;
  /** Absent in entries of older servers: the case's only rating. */
  ratingId?: string;
}

/** 调解员: who there is to turn to, and how many cases each has in hand. */
export interface Mediators {
  routes(router: Router): void;
  receivers: Record<string, Receiver[]>;
  /** Takes a place with the best of these people who has one; undefined where all are full. Safe to repeat. */
  claimFirstOf<P extends Claimant>(people: readonly P[], caseId: string, now: Date): Promise<P | undefined>;
  /** Whether one of these people has a place left, as far as this process can tell. */
  hasRoom(people: readonly { id: string }[], now: Date): Promise<boolean>;
  /** Gives the place back; nothing happens where none was taken. */
  release(staffId: string, caseId: string): Promise<void>;
  /** Lets a case in somebody's hands weigh something else; nothing happens where they do not have it. */
  reweigh(staffId: string, caseId: string, load: number): Promise<void>;
  /** Places taken before an instant, for the sweep that frees those whose case knows nothing of them; comes round to all. */
  claimsBefore(before: Date, limit: number): Promise<HeldPlace[]>;
  /** Cases in hand by staff id; who is not in it has none. */
  openCases(staffIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Mediators and grid workers who belong to one of these regions themselves, with what they have in hand. */
  staffIn(regions: readonly string[]): Promise<StaffAtWork[]>;
  /** These people, with what they have in hand and how their work was rated. */
  atWork(staff: readonly Staff[]): Promise<StaffAtWork[]>;
  /** Any member of staff, the same way. */
  person(id: string): Promise<StaffAtWork | undefined>;
}

/** Makes the feature. Composed after accounts and regions. */
export const createMediators = (kit: AppKit, doors: Omit<MediatorParts, "loads">): Mediators => {
  const standings = createStandings(loadStore);
  const marks = createMarks();
  const parts = { ...doors, loads: loadStore, standings, held: new Map<string, string>() };
  const see = seenBy({ accounts: doors.accounts, standings, marks, clock: kit.clock });
  return {
    routes: (router) => mediatorRoutes(router, kit, parts),
    receivers: {
      "case.rated": [
        async ({ data, at }) => {
          const { caseId, ratingId, staffId, overall, by } = data as unknown as Rated;
          await marks.keep({ id: ratingId ?? caseId, staffId, overall, by, at });
        },
      ],
    },
    claimFirstOf: (people, caseId, now) => claimFirstOf({ people, caseId, now }, parts),
    hasRoom: (people, now) => hasRoom({ people, now }, parts),
    release: async (staffId, caseId) => {
      parts.held.delete(caseId);
      const load = await loadStore.release(staffId, caseId);
      if (load !== undefined) standings.changed(staffId, -1, -load);
    },
    reweigh: async (staffId, caseId, load) => {
      const more = await loadStore.reweigh(staffId, caseId, load);
      if (more !== undefined) standings.changed(staffId, 0, more);
    },
    claimsBefore: loadStore.claimsBefore,
    openCases: loadStore.openOf,
    staffIn: async (regions) => see(await doors.accounts.staffInRegions(regions, "mediator", "grid_worker")),
    atWork: see,
    person: async (id) => (await see(await doors.accounts.staffByIds([id])))[0],
  };
};
