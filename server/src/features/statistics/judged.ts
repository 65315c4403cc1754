import type { CountedCaseSource } from "../cases";
import type { Judgement } from "./rules/shapes";

/** Judgements that stand on the cases themselves: one rating of the applicant's. */
export const judgementsOnCases =
  (cases: { countedOf(ids: readonly string[]): Promise<ReadonlyMap<string, CountedCaseSource>> }) =>
  async (ids: readonly string[]): Promise<ReadonlyMap<string, Judgement>> => {
    const found = await cases.countedOf(ids);
    return new Map(
      [...found].flatMap(([id, { rating }]): [string, Judgement][] => {
        if (!rating) return [];
        const { overall, speed, attitude, result, fairness, comment } = rating;
        const sides = { ...(speed && { speed }), ...(attitude && { attitude }), ...(result && { result }), ...(fairness && { fairness }) }; // prettier-ignore
        return [[id, { ratings: [{ overall, ...sides, ...(comment && { words: comment }) }] }]];
      }),
    );
  };
