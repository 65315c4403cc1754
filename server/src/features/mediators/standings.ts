import { elapsedMs } from "../../kernel/clock";
import type { loadStore, StoredLoad, Taken } from "./store";

/** What somebody has in hand, as this process knows it. */
export interface Standing {
  open: number;
  /** The same weighed by grade. */
  load: number;
  /** Cases given in the last thirty days. */
  lately: number;
}

interface Kept extends Standing {
  /** Claims of this process that are under way; counted in the figures already. */
  pending: number;
  /** Rises with each change here, so that what was read before it does not overwrite it. */
  turn: number;
  readAt: number;
}

type Loads = Pick<typeof loadStore, "standingsOf" | "ensure">;

/** How long figures are good while nothing fails: another process's claims are found out by then, or by the claim's filter. */
const goodMs = 2000;
/** Figures that say "all are full" are believed this long; then it is asked again before anybody is sent to the queue. */
const fullMs = 50;
const mostKept = 20_000;

const none: StoredLoad = { open: 0, load: 0, lately: 0 };

/**
 * What everybody has in hand, kept in this process so that of a thousand who ask at once no two choose by the same stale figure:
 * a claim counts from the moment it is decided on, and is taken back where it fails. The database's filter stays the guard.
 */
export const createStandings = (loads: Loads) => {
  const kept = new Map<string, Kept>();

  const read = async (ids: readonly string[], now: Date) => {
    const turns = new Map(ids.map((id) => [id, kept.get(id)?.turn ?? 0]));
    const found = await loads.standingsOf(ids, now);
    await loads.ensure(ids.filter((id) => !found.has(id)));
    if (kept.size > mostKept) kept.clear();
    for (const id of ids) {
      const known = kept.get(id);
      const fresh = found.get(id) ?? none;
      // A claim began or ended meanwhile: whether this reading holds it cannot be told, and so it only shows what is there at least.
      if (known && (known.pending > 0 || known.turn !== turns.get(id))) {
        known.open = Math.max(known.open, fresh.open);
        known.load = Math.max(known.load, fresh.load);
        continue;
      }
      kept.set(id, { ...fresh, pending: 0, turn: known?.turn ?? 0, readAt: elapsedMs() });
    }
  };

  const onTheirWay = new Map<string, Promise<void>>();
  /** Reads these people's figures; who is being read already is waited for. */
  const readOnce = async (ids: readonly string[], now: Date) => {
    const missing = ids.filter((id) => !onTheirWay.has(id));
    if (missing.length > 0) {
      const reading = read(missing, now).finally(() => {
        for (const id of missing) onTheirWay.delete(id);
      });
      for (const id of missing) onTheirWay.set(id, reading);
    }
    await Promise.all(new Set(ids.map((id) => onTheirWay.get(id))));
  };

  const isGood = (id: string, ms: number) => {
    const one = kept.get(id);
    return one !== undefined && (one.pending > 0 || elapsedMs() - one.readAt < ms);
  };

  const change = (id: string, by: { open: number; load: number; lately: number; pending: number }) => {
    const one = kept.get(id);
    if (!one) return;
    one.open = Math.max(0, one.open + by.open);
    one.load = Math.max(0, one.load + by.load);
    one.lately = Math.max(0, one.lately + by.lately);
    one.pending = Math.max(0, one.pending + by.pending);
    one.turn += 1;
  };

  return {
    /** Makes sure that these people's figures are known and not old. */
    know: (ids: readonly string[], now: Date): Promise<void> =>
      readOnce(
        ids.filter((id) => !isGood(id, goodMs)),
        now,
      ),
    /** All of them seem full: reads them again where that is not fresh. @returns whether anything was read */
    ascertain: async (ids: readonly string[], now: Date): Promise<boolean> => {
      const old = ids.filter((id) => !isGood(id, fullMs));
      await readOnce(old, now);
      return old.length > 0;
    },
    of: (id: string): Standing => {
      const { open, load, lately } = kept.get(id) ?? none;
      return { open, load, lately };
    },
    /** A claim is decided on; it counts for this one until it is known who of their equals has it. */
    begin: (id: string, load: number) => change(id, { open: 1, load, lately: 1, pending: 1 }),
    /** It is known: `taken`, with what the database has after it, others' claims too; or nobody could. */
    end: (begun: string, load: number, taken: Taken | undefined) => {
      change(begun, { open: -1, load: -load, lately: -1, pending: -1 });
      if (!taken) return;
      change(taken.staffId, { open: 1, load, lately: 1, pending: 0 });
      const one = kept.get(taken.staffId);
      if (!one) return;
      one.open = Math.max(one.open, taken.open);
      one.load = Math.max(one.load, taken.load);
    },
    /** What is known of them turned out to be wrong: it is read again. */
    doubt: (ids: readonly string[], now: Date): Promise<void> => readOnce(ids, now),
    /** A place has been given back, or weighs something else now. */
    changed: (id: string, open: number, load: number) => change(id, { open, load, lately: 0, pending: 0 }),
  };
};
export type Standings = ReturnType<typeof createStandings>;
