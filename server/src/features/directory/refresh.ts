import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { Clock } from "../../kernel/clock";
import type { Staff } from "../accounts";
import { shippedWeights, shrunkMark, usualMark } from "../triage";
import type { DirectoryDoors } from "./doors";
import type { DirectoryStore } from "./store";
import { entryOf } from "./rules/entry";

type Doors = DirectoryDoors & { entries: DirectoryStore };

/** What is drawn towards where nobody has been rated. */
export const meanMark = usualMark([]);

/** Makes the entries of these people anew. Safe to repeat. */
const refresh = async (staff: readonly Staff[], now: Date, { booking, mediators, entries }: Doors): Promise<void> => {
  if (staff.length === 0) return;
  const [offers, atWork] = await Promise.all([booking.offersOf(staff, now), mediators.atWork(staff)]);
  for (const person of atWork) {
    const { services = [], modes = [], free = [] } = offers.get(person.id) ?? {};
    const mark = shrunkMark(person.marks, meanMark, shippedWeights);
    const entry = entryOf(person, { services, modes, next: free[0]?.start }, mark);
    await (entry ? entries.put(person.id, entry) : entries.remove(person.id));
  }
};

/** Somebody's hours, account or marks have changed. */
export const onChanged =
  (doors: Doors, clock: Clock, field: "hostId" | "staffId"): Receiver =>
  async ({ data }) => {
    const id = String(data[field]);
    const person = await doors.accounts.freshStaff(id);
    await (person ? refresh([person], clock(), doors) : doors.entries.remove(id));
  };

const atOnce = 200;

/**
 * Goes round everybody of all counties, a page at a time: free times pass and fill without anybody saying so, and new people come. Each
 * process goes its own way round; whoever runs the job does the next page of its own.
 */
export const createWalk = (doors: Doors) => {
  let at: { county: number; cursor: string | undefined } = { county: 0, cursor: undefined };
  const step = async (now: Date): Promise<void> => {
    const county = doors.regions.childrenOf(null)[at.county];
    if (!county) {
      at = { county: 0, cursor: undefined };
      return;
    }
    const { items, next } = await doors.accounts.staffPage(county.code, { limit: atOnce, cursor: at.cursor });
    await refresh(items, now, doors);
    at = next === null ? { county: at.county + 1, cursor: undefined } : { county: at.county, cursor: next };
  };
  /** All of a county, for the first who asks where nobody has walked yet. */
  const all = async (county: string, now: Date): Promise<void> => {
    let cursor: string | undefined;
    do {
      const page = await doors.accounts.staffPage(county, { limit: atOnce, cursor });
      await refresh(page.items, now, doors);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  };
  const building = new Map<string, Promise<void>>();
  return {
    job: { name: "directory.walk", everyMs: 10_000, run: step } satisfies Job,
    /** Makes sure that a county's directory has been made at least once. */
    ensure: async (county: string, now: Date): Promise<void> => {
      if (!(await doors.entries.isEmpty(county))) return;
      const work = building.get(county) ?? all(county, now).finally(() => building.delete(county));
      building.set(county, work);
      await work;
    },
  };
};
export type Walk = ReturnType<typeof createWalk>;
