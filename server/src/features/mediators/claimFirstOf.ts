import type { AccountsDoor } from "./doors";
import type { Standing, Standings } from "./standings";
import type { loadStore, Taken } from "./store";

/** Somebody who may be given a case. */
export interface Claimant {
  id: string;
  /** Those of a tier are asked only when all of the tiers before are full; absent: the first. */
  tier?: number;
  /** What the case weighs in their hands; absent: 1. */
  load?: number;
  /** Who has the same number is as good for the case, but for what they have in hand; absent: as they stand in the list. */
  points?: number;
  /** How well it is with them, with what they have in hand at that moment; absent: as they stand in the list. */
  worth?: (standing: Standing) => number;
}

interface ClaimParts {
  accounts: Pick<AccountsDoor, "staffByIds">;
  loads: Pick<typeof loadStore, "claim" | "holderOf">;
  standings: Standings;
  /** Who was given a case by this process, for whoever asks again. */
  held: Map<string, string>;
}

const mostHeld = 5000;
/** So often somebody else was faster that the figures are not worth waiting for any more. */
const patience = 6;

/** How many each can take; who is gone takes none. */
const capacitiesOf = async (ids: readonly string[], accounts: ClaimParts["accounts"]) => {
  const staff = await accounts.staffByIds(ids);
  return new Map(staff.map(({ id, capacity, disabled }) => [id, disabled ? 0 : capacity]));
};

/** People of whom any is as good for the case as the others, but for what they have in hand. */
interface Equals<P> {
  people: { person: P; standing: Standing }[];
  capacity: number;
  /** What the case is worth with the one who has least in hand. */
  worth: number;
}

/** So many of equals are looked at when a case is written, more than a village has: those who have least, as far as is known. */
const lookedAt = 12;

/** Those with room, of the first tier where somebody has, by who is equal to whom; the best first. */
const groupsOf = <P extends Claimant>(
  people: readonly P[],
  capacities: ReadonlyMap<string, number>,
  standings: Standings,
): Equals<P>[] => {
  let lowest = Infinity;
  let groups = new Map<string, Equals<P>>();
  for (const [index, person] of people.entries()) {
    const [standing, capacity, tier] = [standings.of(person.id), capacities.get(person.id) ?? 0, person.tier ?? 0];
    if (standing.open >= capacity || tier > lowest) continue;
    if (tier < lowest) groups = new Map();
    lowest = tier;
    const worth = person.worth?.(standing) ?? -index;
    // Who was given the same lately beyond what is in hand still: with each new case they stay equal.
    const key = person.worth ? `${person.points} ${capacity} ${standing.lately - standing.open}` : person.id;
    const group = groups.get(key);
    if (!group) groups.set(key, { people: [{ person, standing }], capacity, worth });
    else {
      group.people.push({ person, standing });
      group.worth = Math.max(group.worth, worth);
    }
  }
  return [...groups.values()].sort((a, b) => b.worth - a.worth);
};

const byLoad = (a: { standing: Standing }, b: { standing: Standing }) => a.standing.load - b.standing.load;

const furthest = 100;

interface Choice<P> {
  /** The first has least in hand, as far as is known. */
  people: [P, ...P[]];
  capacity: number;
  /** With more than this in hand, somebody else would be better. */
  atMost: number;
}

/**
 * The few who come next, and how much one of them may have in hand without somebody else being better. Where figures do not help any
 * more (`all`), everybody who is equal to the best: the database then sees who has least.
 */
const choiceOf = <P extends Claimant>([best, next]: readonly Equals<P>[], all: boolean): Choice<P> | undefined => {
  const [first, ...others] = [...(best?.people ?? [])].sort(byLoad);
  if (!best || !first) return undefined;
  if (all) {
    const everybody: Choice<P>["people"] = [first.person, ...others.map(({ person }) => person)];
    return { people: everybody, capacity: best.capacity, atMost: Infinity };
  }
  const looked = others.slice(0, lookedAt - 1);
  const beyond = others[lookedAt - 1]?.standing.load ?? Infinity;
  const people: Choice<P>["people"] = [first.person, ...looked.map(({ person }) => person)];
  return { people, capacity: best.capacity, atMost: Math.min(beyond, mostInHand(first, next?.worth)) };
};

/** How much somebody may have in hand and still be better than the best of the others. */
const mostInHand = ({ person, standing }: Equals<Claimant>["people"][number], other: number | undefined): number => {
  if (other === undefined || !person.worth) return Infinity;
  let more = 0;
  while (more < furthest && person.worth({ ...standing, load: standing.load + more + 1 }) >= other) more++;
  return standing.load + more;
};

/**
 * Takes a place with the one of these people with whom the case is best, by what they have in hand at this moment; undefined where
 * all are full. Who is gone or takes none is passed over. Asked again for the same case, it is the same person's, once; two
 * processes that ask for the same case at once may each get somebody, and whoever then fails to write the case gives theirs back.
 */
export async function claimFirstOf<P extends Claimant>(
  { people, caseId, now }: { people: readonly P[]; caseId: string; now: Date },
  { accounts, loads, standings, held }: ClaimParts,
): Promise<P | undefined> {
  const ids = people.map(({ id }) => id);
  const [capacities] = await Promise.all([capacitiesOf(ids, accounts), standings.know(ids, now)]);
  const personOf = (id: string | undefined) => people.find((one) => one.id === id);
  const holder = personOf(held.get(caseId));
  if (holder && (await loads.holderOf(caseId, [holder.id]))) return holder;

  for (let tries = 0; tries < 2 * patience; tries++) {
    const choice = choiceOf(groupsOf(people, capacities, standings), tries >= patience);
    if (!choice) {
      if (await standings.ascertain(ids, now)) continue;
      return personOf(await loads.holderOf(caseId, ids));
    }
    const { people: next, capacity, atMost } = choice;
    const [first] = next;
    const { load = 1 } = first;
    const staffIds = next.map(({ id }) => id);
    standings.begin(first.id, load);
    let taken: Taken | undefined;
    try {
      taken = await loads.claim({ staffIds, caseId, capacity, load, atMost, now });
    } finally {
      standings.end(first.id, load, taken);
    }
    if (taken) {
      remember(held, caseId, taken.staffId);
      return personOf(taken.staffId);
    }
    await standings.doubt(staffIds, now);
  }
  return personOf(await loads.holderOf(caseId, ids));
}

const remember = (held: Map<string, string>, caseId: string, staffId: string) => {
  held.set(caseId, staffId);
  if (held.size > mostHeld) held.delete(held.keys().next().value ?? "");
};

/** Whether one of these people has a place left; asked again of the database before it is denied. */
export async function hasRoom(
  { people, now }: { people: readonly { id: string }[]; now: Date },
  { accounts, standings }: Pick<ClaimParts, "accounts" | "standings">,
): Promise<boolean> {
  const ids = people.map(({ id }) => id);
  const [capacities] = await Promise.all([capacitiesOf(ids, accounts), standings.know(ids, now)]);
  const free = () => ids.some((id) => standings.of(id).open < (capacities.get(id) ?? 0));
  return free() || ((await standings.ascertain(ids, now)) && free());
}
