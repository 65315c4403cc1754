/**
 * Many who ask the same in the same moment share one answer: a question that is on its way is not asked again. For what may be
 * a few milliseconds old, such as a list to choose from; never for what a guard rests on.
 */
export const shareInFlight = <R>(ask: (key: string) => Promise<R>): ((key: string) => Promise<R>) => {
  const onTheirWay = new Map<string, Promise<R>>();
  return (key) => {
    const asked = onTheirWay.get(key);
    if (asked) return asked;
    const asking = ask(key).finally(() => onTheirWay.delete(key));
    onTheirWay.set(key, asking);
    return asking;
  };
};

/** An answer that is kept for a moment. */
export interface Kept<R> {
  ask(key: string): Promise<R>;
  /** What was asked about has changed here: everything is asked anew. */
  forget(): void;
}

/** Keys remembered at once; beyond, all are forgotten rather than one searched for. */
const mostKept = 5000;

/**
 * Keeps each answer for `ms`, and shares what is on its way. Another process's change is seen by then, one's own after `forget`.
 * For lists to choose from; a failure is not kept.
 */
export const keepFor = <R>(ms: number, ask: (key: string) => Promise<R>): Kept<R> => {
  const kept = new Map<string, { answer: Promise<R>; until: number }>();
  return {
    ask: (key) => {
      const known = kept.get(key);
      const now = performance.now();
      if (known && known.until > now) return known.answer;
      if (kept.size >= mostKept) kept.clear();
      const entry = { answer: ask(key), until: now + ms };
      kept.set(key, entry);
      entry.answer.catch(() => kept.get(key) === entry && kept.delete(key));
      return entry.answer;
    },
    forget: () => kept.clear(),
  };
};
