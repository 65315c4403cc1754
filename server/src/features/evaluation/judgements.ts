import type { Marks, RatingRecord } from "./record";
import type { RatingStore } from "./ratings/ratingStore";
import type { VisitStore } from "./visits/visitStore";

/** How the parties judged a case's last close, and whether what was agreed is kept, as far as anybody has asked. */
interface Judged {
  ratings: (Marks & { tags: string[]; words?: string })[];
  kept?: "yes" | "partly" | "no";
}

const lastRound = (ratings: readonly RatingRecord[]) => {
  const last = Math.max(...ratings.map(({ round }) => round.getTime()));
  return ratings.filter(({ round }) => round.getTime() === last);
};

const groupBy = <T extends { caseId: string }>(things: readonly T[]) => {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(thing.caseId, [...(groups.get(thing.caseId) ?? []), thing]);
  return groups;
};

/** For figures (统计): judgements by case id; cases that nobody has judged are left out. */
export const judgementsOf =
  ({ ratings, visits }: { ratings: Pick<RatingStore, "ofCases">; visits: Pick<VisitStore, "doneOf"> }) =>
  async (caseIds: readonly string[]): Promise<ReadonlyMap<string, Judged>> => {
    const rated = groupBy(await ratings.ofCases(caseIds));
    const visited = groupBy(await visits.doneOf(caseIds));
    return new Map(
      [...new Set([...rated.keys(), ...visited.keys()])].map((id): [string, Judged] => {
        const told = visited.get(id)?.findLast(({ kept }) => kept !== undefined && kept !== "not_due")?.kept;
        const said = lastRound(rated.get(id) ?? []).map(({ marks, tags, comment }) => ({
          ...marks,
          tags: [...tags],
          ...(comment && { words: comment }),
        }));
        return [id, { ratings: said, ...(told && told !== "not_due" && { kept: told }) }];
      }),
    );
  };
