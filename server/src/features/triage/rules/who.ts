import type { Category, Level, StaffRole } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import { shippedWeights, type Weights } from "./knowledge/weights";
import { hasRoom, scoreOf, usualMark } from "./score";

/** Ratings of somebody's work: how many, and their sum (1–5 each). */
export interface Marks {
  count: number;
  sum: number;
}

/** Somebody who may be given a case, as triage sees them. */
export interface StaffSeen {
  id: string;
  name: string;
  roles: readonly StaffRole[];
  region: string;
  title: string | undefined;
  /** Empty: all matters. */
  specialities: readonly Category[];
  languages: readonly ("zh" | "mn")[];
  /** Cases at once; 0 takes none. */
  capacity: number;
  /** Cases in hand. */
  open: number;
  /** The same weighed by grade; see Weights. */
  load?: number;
  /** Cases given in the last thirty days. */
  lately?: number;
  marks?: Marks;
  /** Blind index of their phone, to see whether they are a party. */
  phoneIndex?: string | undefined;
  /** Residents who have complained of them, or rated them badly. */
  complainedBy?: ReadonlySet<string> | undefined;
  /** Days of leave, both included. */
  leave: readonly { from: string; to: string }[];
  disabled: boolean;
}

/** Why somebody must not have a case (回避): a party, of a party's household, or complained of by the applicant before. */
export type Recused = "party" | "household" | "complaint";

/** What is looked for. */
export interface Wanted {
  /** County first, as far down as is known. */
  path: readonly string[];
  level: Level;
  category: Category;
  /** Those who had it, or declined it. */
  not: readonly string[];
  recused?: ReadonlyMap<string, Recused> | undefined;
  /** Whom the resident asked for. */
  chosen?: string | undefined;
  mongolian?: boolean;
  /** Metres from where it happened to a region, where both are known. */
  metresTo?: ((region: string) => number | undefined) | undefined;
}

/** Somebody who may take the case, with the reasons and numbers. */
export interface Ranked {
  id: string;
  name: string;
  /** Their region; what stands on the door is for the presenter. */
  region: string;
  title: string | undefined;
  score: number;
  /** The part of the score that does not change with what they have in hand. */
  points: number;
  capacity: number;
  reasons: string[];
  /** No place left at the moment. */
  full: boolean;
  /** 0: asked first; the next only when all before are full. */
  tier: number;
  /** Why it goes up to them, where it does. */
  because: string | undefined;
}

/**
 * Puts those who may take a case in order (谁来办). First the level's own people; where none of them may at all, those a level up,
 * and the reasons say so. After them, tier by tier, those of the levels above, who are asked when all below are full. Within a
 * tier the most fitting first; equals by what they have in hand, then by id, so that the same question has the same answer.
 * @param today in Asia/Shanghai, `2026-01-31`
 */
export function who(
  wanted: Wanted,
  staff: readonly StaffSeen[],
  today: string,
  nameOf: (code: string) => string,
  weights: Weights = shippedWeights,
): Ranked[] {
  const eligible = staff.filter((person) => whyNot(person, wanted, today) === undefined);
  const own = eligible.filter(({ id }) => id === wanted.chosen);
  const start = depthOf(wanted);
  const there = (depth: number) =>
    eligible.filter((person) => person.id !== wanted.chosen && belongs(person, wanted, depth));
  const depths = Array.from({ length: start + 1 }, (_, up) => start - up);
  const manned = depths.filter((depth) => there(depth).length > 0 || own.some((one) => belongs(one, wanted, depth)));
  const [first = start] = manned;
  const name = (depth: number) => nameOf(wanted.path[depth] ?? "");
  const tiers = manned.length > 0 ? manned : [start];
  const mean = usualMark(staff);
  const named = new Set<string>();
  return tiers.flatMap((depth, tier) => {
    const people = [...(tier === 0 ? own : []), ...there(depth)].filter(({ id }) => !named.has(id));
    for (const { id } of people) named.add(id);
    const because = whyUp(name, { start, first, depth, before: tiers[tier - 1] });
    return people
      .map((person) => ({ person, ranked: rankedOf(person, wanted, { tier, because, nameOf, weights, mean, start }) }))
      .sort(
        (a, b) =>
          b.ranked.score - a.ranked.score || a.person.open - b.person.open || (a.person.id < b.person.id ? -1 : 1),
      )
      .map(({ ranked }) => ranked);
  });
}

function whyUp(
  name: (depth: number) => string,
  { start, first, depth, before }: { start: number; first: number; depth: number; before: number | undefined },
): string | undefined {
  if (before !== undefined) return words.upWhenFull(name(before), name(depth));
  return first < start ? words.upOneLevel(name(start), name(depth)) : undefined;
}

const depths: Record<Level, number> = { county: 0, town: 1, "110": 1, village: 2, grid: 3 };

/** How far down the path the level lies; less far where the place is not known so exactly. */
const depthOf = ({ level, path }: Wanted) => Math.min(depths[level], path.length - 1);

/** Why somebody cannot take a case. */
export type WhyNot = "elsewhere" | "notTheirs" | "away" | "off" | "had" | "recused";

/** Why somebody cannot take this case; undefined: they can, room or not. */
export function whyNot(person: StaffSeen, { category, path, not, recused }: Wanted, today: string): WhyNot | undefined {
  const works = person.roles.includes("mediator") || person.roles.includes("grid_worker");
  if (person.disabled || !works || person.capacity <= 0) return "off";
  if (not.includes(person.id)) return "had";
  if (recused?.has(person.id)) return "recused";
  if (person.leave.some(({ from, to }) => from <= today && today <= to)) return "away";
  if (!path.includes(person.region)) return "elsewhere";
  return person.specialities.length === 0 || person.specialities.includes(category) ? undefined : "notTheirs";
}

/** A grid worker takes what a grid can settle; a mediator of the village may settle that too. */
function belongs({ roles, region }: StaffSeen, { path }: Wanted, depth: number): boolean {
  if (depth === 3) return region === path[3] || (region === path[2] && roles.includes("mediator"));
  return region === path[depth] && roles.includes("mediator");
}

interface Ranking {
  tier: number;
  because: string | undefined;
  nameOf(code: string): string;
  weights: Weights;
  /** What people are rated on average. */
  mean: number;
  /** How far down the path the case's level lies. */
  start: number;
}

function rankedOf(person: StaffSeen, wanted: Wanted, ranking: Ranking): Ranked {
  const { id, name, region, title, capacity } = person;
  const here = region === wanted.path[ranking.start];
  const { score, points, reasons } = scoreOf(person, { ...wanted, here, place: ranking.nameOf(region) }, ranking);
  return {
    id,
    name,
    region,
    title,
    score: Math.round(score * 10) / 10,
    points,
    capacity,
    reasons: [...reasons, ...(ranking.because ? [ranking.because] : [])],
    full: !hasRoom(person),
    tier: ranking.tier,
    because: ranking.because,
  };
}
