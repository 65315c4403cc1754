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
