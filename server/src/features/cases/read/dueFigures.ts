import type { RegionLevel } from "@qizhen/shared/vocabulary";
import { hasRole, type Actor } from "../../accounts";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { endOfDay } from "../rules/calendar";
import { placeOnDesk } from "../rules/desk";
import type { CaseScope } from "../store";
import { words } from "../words";
import { countUpTo, readDue, type DueCase } from "./listStore";

const most = 1000;
const byRegion = { regionPath: 1, dueAt: 1, _id: 1 } as const;
const onDesk = { desk: 1, dueAt: 1, _id: 1 } as const;
const mostPeople = 8;

interface Below {
  regions: { childrenOf(code: string): readonly { code: string; name: string; level: RegionLevel }[] };
}

/** Whose cases are counted: those of a region for who oversees it, else those on one's own desk. */
const scopeOf = (actor: Actor): { scope: CaseScope; hint: Readonly<Record<string, 1 | -1>> } => {
  if (hasRole(actor, "clerk", "leader", "admin") && actor.region)
    return { scope: { regionPath: actor.region.code }, hint: byRegion };
  const turn = `user:${actor.id}`;
  return { scope: { desk: { $in: [placeOnDesk(turn, "red"), placeOnDesk(turn, "calm")] } }, hint: onDesk };
};

const spansOf = (now: Date) => ({
  overdue: { dueAt: { $gt: new Date(0), $lt: now } },
  today: { dueAt: { $gte: now, $lte: endOfDay(dayOf(now)) } },
});

const count = async (scope: CaseScope, hint: Readonly<Record<string, 1 | -1>>, now: Date) => {
  const spans = spansOf(now);
  const [overdue, today] = await Promise.all([
    countUpTo(most, { scope, where: spans.overdue, hint }),
    countUpTo(most, { scope, where: spans.today, hint }),
  ]);
  return { overdue, today };
};

interface Pile {
  id: string;
  name: string;
  overdue: number;
  today: number;
}
const worstFirst = (a: Pile, b: Pile) => b.overdue - a.overdue || b.today - a.today || (a.id < b.id ? -1 : 1);

/** Who has what is overdue or due today; what is in nobody's hands is its centre's. */
const peopleOf = (due: readonly DueCase[], now: Date): Pile[] => {
  const piles = new Map<string, Pile>();
  for (const { responsible, centre, dueAt } of due) {
    const who = responsible ?? { id: centre.code, name: words.centreOf(centre.name) };
    const pile = piles.get(who.id) ?? { id: who.id, name: who.name, overdue: 0, today: 0 };
    pile[dueAt < now ? "overdue" : "today"] += 1;
    piles.set(who.id, pile);
  }
  return [...piles.values()].sort(worstFirst).slice(0, mostPeople);
};

/** What is due and overdue within somebody's scope, by whom, and by the units below; each count is one range of one index. */
export const dueFigures = async (actor: Actor, { regions }: Below, now: Date) => {
  const { scope, hint } = scopeOf(actor);
  const oversees = "regionPath" in scope && actor.region !== undefined;
  const below = oversees && actor.region ? regions.childrenOf(actor.region.code) : [];
  const [whole, due, units] = await Promise.all([
    count(scope, hint, now),
    oversees ? readDue(scope, endOfDay(dayOf(now)), most) : [],
    Promise.all(
      below.map(async ({ code, name }) => ({
        id: code,
        name,
        ...(await count({ regionPath: code }, byRegion, now)),
      })),
    ),
  ]);
  return {
    most,
    ...whole,
    people: peopleOf(due, now),
    units: units.filter((unit) => unit.overdue + unit.today > 0).sort(worstFirst),
  };
};
