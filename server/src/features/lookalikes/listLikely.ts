import type { LikeReason } from "@qizhen/shared/contract/lookalikes";
import type { Actor } from "../accounts";
import type { CaseLike } from "../cases";
import type { LookalikeDoors } from "./doors";
import { isOpen, lookBackMs } from "./findAlike";
import { clustersOf } from "./rules/cluster";
import { isAlike, isSame, likeness, tellingGrams } from "./rules/likeness";

type Doors = Pick<LookalikeDoors, "cases">;

const mostLookedAt = 300;
const mostShown = 10;
/** The newest of a region that are put into clusters. */
const mostClustered = 500;
const samePersonMost = 20;

export interface Likely {
  c: CaseLike;
  why: LikeReason[];
  score: number;
}

const reasonsOf = (a: CaseLike, b: CaseLike, alike: boolean): LikeReason[] => [
  ...(a.applicants.some((key) => b.applicants.includes(key)) ? ["person" as const] : []),
  ...(alike ? ["words" as const] : []),
  ...(a.category === b.category && a.others.some((key) => b.others.includes(key)) ? ["other" as const] : []),
];

/** Other cases that are probably the same as one (可能重复), as far as the actor sees them; the likest first. */
export const listLikely = async (actor: Actor, c: CaseLike, { cases }: Doors, now: Date): Promise<Likely[]> => {
  const village = c.regions.find(({ level }) => level === "village") ?? c.regions.at(-1);
  const since = new Date(now.getTime() - lookBackMs);
  const [near, theirs] = await Promise.all([
    village ? cases.likes.newestIn(actor, village.code, since, mostLookedAt) : [],
    cases.likes.samePerson(actor, c, samePersonMost),
  ]);
  const telling = tellingGrams(c.grams);
  const others = new Map([...near, ...theirs].filter(({ id }) => id !== c.id).map((one) => [one.id, one]));
  return [...others.values()]
    .filter((one) => isOpen(one.status) || one.groupId !== undefined)
    .map((one) => {
      const grams = tellingGrams(one.grams);
      const alike = one.category === c.category ? isAlike(telling, grams) : isSame(telling, grams);
      return { c: one, why: reasonsOf(c, one, alike), score: Math.round(likeness(telling, grams).score * 100) };
    })
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.why.length - a.why.length || b.score - a.score)
    .slice(0, mostShown);
};

/** Open cases of a region that are probably one matter and in no group yet, cluster by cluster. */
export const listClusters = async (actor: Actor, { cases }: Doors, now: Date) => {
  if (!actor.region) return [];
  const since = new Date(now.getTime() - lookBackMs);
  const newest = await cases.likes.newestIn(actor, actor.region.code, since, mostClustered);
  const free = newest.filter((c) => isOpen(c.status) && !c.groupId && !c.violenceAtHome && c.category !== "family");
  const byId = new Map(free.map((c) => [c.id, c]));
  const items = free.map((c) => ({
    id: c.id,
    category: c.category,
    place: c.regions.find(({ level }) => level === "village")?.code ?? "",
    telling: tellingGrams(c.grams),
    others: c.others,
  }));
  return clustersOf(items).map(({ ids, why }) => ({ why, cases: ids.flatMap((id) => byId.get(id) ?? []) }));
};
