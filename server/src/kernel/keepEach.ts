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
  let generation = 0;
  return {
    get: async (keys) => {
      const [now, asked] = [performance.now(), generation];
      const values = new Map<string, V>();
      const missing = keys.filter((key) => {
        const known = kept.get(key);
        if (!known || known.until <= now) return true;
        if (known.value !== undefined) values.set(key, known.value);
        return false;
      });
      if (missing.length === 0) return values;
      const found = await ask(missing);
      if (kept.size + missing.length > mostKept) kept.clear();
      for (const key of missing) {
        const value = found.get(key);
        if (value !== undefined) values.set(key, value);
        if (asked === generation) kept.set(key, { value, until: now + ms });
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
    },
  };
};
