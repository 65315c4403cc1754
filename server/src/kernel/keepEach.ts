import { elapsedMs } from "./clock";

/** Keys remembered at once; beyond, all are forgotten rather than one searched for. */
const mostKept = 20_000;

/** Values kept for a moment, each by its own key. */
export interface KeptEach<V> {
  /** What of these there is; what is not in it is nowhere. */
  get(keys: readonly string[]): Promise<Map<string, V>>;
  /** What this process has just made of a value that is kept. */
  adjust(key: string, change: (value: V | undefined) => V): void;
  forget(): void;
}

/** Keeps each value for `ms` after it was asked for; those that are not kept are asked for together. Only for choosing by. */
export const keepEach = <V>(
  ms: number,
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): KeptEach<V> => {
  const kept = new Map<string, { value: V | undefined; until: number }>();
  const onTheirWay = new Map<string, Promise<ReadonlyMap<string, V>>>();
  let generation = 0;

  const askFor = async (keys: readonly string[]) => {
    const [now, asked] = [elapsedMs(), generation];
    const found = await ask(keys);
    if (kept.size + keys.length > mostKept) kept.clear();
    if (asked === generation) for (const key of keys) kept.set(key, { value: found.get(key), until: now + ms });
    return found;
  };
  /** What is being asked for already is waited for, not asked for again. */
  const answersFor = (keys: readonly string[]) => {
    const fresh = keys.filter((key) => !onTheirWay.has(key));
    if (fresh.length > 0) {
      const asking = askFor(fresh).finally(() => {
        for (const key of fresh) if (onTheirWay.get(key) === asking) onTheirWay.delete(key);
      });
      for (const key of fresh) onTheirWay.set(key, asking);
    }
    return Promise.all(new Set(keys.map((key) => onTheirWay.get(key))));
  };

  return {
    get: async (keys) => {
      const now = elapsedMs();
      const values = new Map<string, V>();
      const missing = keys.filter((key) => {
        const known = kept.get(key);
        if (!known || known.until <= now) return true;
        if (known.value !== undefined) values.set(key, known.value);
        return false;
      });
      if (missing.length === 0) return values;
      for (const found of await answersFor(missing))
        for (const key of missing) {
          const value = found?.get(key);
          if (value !== undefined) values.set(key, value);
        }
      return values;
    },
    adjust: (key, change) => {
      const known = kept.get(key);
      if (known) known.value = change(known.value);
    },
    forget: () => {
      generation += 1;
      kept.clear();
      onTheirWay.clear();
    },
  };
};
