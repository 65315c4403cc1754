import { ratingSides, type RatingSide, type RatingTag } from "@qizhen/shared/contract/evaluation";

type Marks = { overall: number } & Partial<Record<RatingSide, number>>;

/** Fewer ratings say more about who rated than about whom: nothing is shown. */
export const leastRatings = 5;

interface Average {
  mark: number;
  count: number;
}

/** How somebody was rated, summed up; no rating singly. */
export interface Sums {
  count: number;
  overall?: Average;
  sides?: Partial<Record<RatingSide, Average>>;
  tags: { tag: RatingTag; count: number }[];
}

const averageOf = (marks: readonly number[]): Average | undefined =>
  marks.length < leastRatings
    ? undefined
    : { mark: Math.round((marks.reduce((sum, mark) => sum + mark, 0) / marks.length) * 10) / 10, count: marks.length };

/** Sums ratings up, from {@link leastRatings} on: the whole, each side and each tag alike. */
export const sumUp = (ratings: readonly { marks: Marks; tags: readonly RatingTag[] }[]): Sums => {
  const overall = averageOf(ratings.map(({ marks }) => marks.overall));
  if (!overall) return { count: ratings.length, tags: [] };
  const sides = Object.fromEntries(
    ratingSides.flatMap((side) => {
      const average = averageOf(ratings.flatMap(({ marks }) => marks[side] ?? []));
      return average ? [[side, average] as const] : [];
    }),
  );
  const counts = new Map<RatingTag, number>();
  for (const tag of ratings.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts].map(([tag, count]) => ({ tag, count })).filter(({ count }) => count > 1);
  return { count: ratings.length, overall, sides, tags: tags.sort((one, other) => other.count - one.count) };
};
