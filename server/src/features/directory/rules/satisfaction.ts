/** Fewer ratings say more about who rated than about whom: nothing is shown. */
const leastRatings = 5;

/** What residents read of somebody's ratings (满意度): the mark that it is drawn to, with one decimal; undefined for too few. */
export const satisfactionOf = (count: number, shrunk: number): { mark: number; count: number } | undefined =>
  count < leastRatings ? undefined : { mark: Math.round(shrunk * 10) / 10, count };
