import type { Category, Level, StaffRole } from "@qizhen/shared/vocabulary";
import { words } from "../words";

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
  /** Days of leave, both included. */
  leave: readonly { from: string; to: string }[];
  disabled: boolean;
}

/** What is looked for. */
export interface Wanted {
  /** County first, as far down as is known. */
  path: readonly string[];
  level: Level;
  category: Category;
  /** Those who had it, declined it, or are a party. */
  not: readonly string[];
  /** Whom the resident asked for. */
  chosen?: string | undefined;
  mongolian?: boolean;
}

/** Somebody who may take the case, with the reasons and numbers. */
export interface Ranked {
  id: string;
  name: string;
  /** Their region; what stands on the door is for the presenter. */
  region: string;
  title: string | undefined;
  score: number;
  reasons: string[];
  /** No place left at the moment. */
  full: boolean;
}

/** What a perfect candidate gets for each. */
const marks = { chosen: 100, special: 30, general: 20, ownRegion: 30, wider: 15, language: 20, free: 30 };

/**
 * Puts those who may take a case in order, the most fitting first; equals by load, then by id, so that the same question has
 * the same answer. When nobody at the level may, the level above is asked, and the reasons say so.
 * @param today in Asia/Shanghai, `2026-01-31`
 */
export function who(
  wanted: Wanted,
  staff: readonly StaffSeen[],
  today: string,
  nameOf: (code: string) => string,
): Ranked[] {
  const free = staff.filter((person) => isEligible(person, wanted, today));
  const own = free.filter(({ id }) => id === wanted.chosen);
  const start = depthOf(wanted);
  for (let depth = start; depth >= 0; depth--) {
    const there = free.filter((person) => belongs(person, wanted, depth));
    if (there.length === 0) continue;
    const missed =
      depth < start ? words.upOneLevel(nameOf(wanted.path[start] ?? ""), nameOf(wanted.path[depth] ?? "")) : undefined;
    return rank([...new Set([...own, ...there])], wanted, missed, nameOf);
  }
  return rank(own, wanted, undefined, nameOf);
}

const depths: Record<Level, number> = { county: 0, town: 1, "110": 1, village: 2, grid: 3 };

/** How far down the path the level lies; less far where the place is not known so exactly. */
const depthOf = ({ level, path }: Wanted) => Math.min(depths[level], path.length - 1);

function isEligible(person: StaffSeen, { category, path, not }: Wanted, today: string): boolean {
  const works = person.roles.includes("mediator") || person.roles.includes("grid_worker");
  const can = person.specialities.length === 0 || person.specialities.includes(category);
  const away = person.leave.some(({ from, to }) => from <= today && today <= to);
  return (
    works &&
    can &&
    !away &&
    !person.disabled &&
    person.capacity > 0 &&
    path.includes(person.region) &&
    !not.includes(person.id)
  );
}

/** A grid worker takes what a grid can settle; a mediator of the village may settle that too. */
function belongs({ roles, region }: StaffSeen, { path }: Wanted, depth: number): boolean {
  if (depth === 3) return region === path[3] || (region === path[2] && roles.includes("mediator"));
  return region === path[depth] && roles.includes("mediator");
}

function rank(
  people: StaffSeen[],
  wanted: Wanted,
  missed: string | undefined,
  nameOf: (code: string) => string,
): Ranked[] {
  return people
    .map((person) => ({ person, ranked: scoreOf(person, wanted, missed, nameOf) }))
    .sort(
      (a, b) =>
        b.ranked.score - a.ranked.score || a.person.open - b.person.open || (a.person.id < b.person.id ? -1 : 1),
    )
    .map(({ ranked }) => ranked);
}

function scoreOf(
  person: StaffSeen,
  wanted: Wanted,
  missed: string | undefined,
  nameOf: (code: string) => string,
): Ranked {
  const { id, name, region, title, specialities, open, capacity } = person;
  const here = region === wanted.path[depthOf(wanted)];
  const place = nameOf(region);
  const parts: [points: number, reason: string | undefined][] = [
    id === wanted.chosen ? [marks.chosen, words.own] : [0, undefined],
    specialities.length > 0 ? [marks.special, words.speciality(wanted.category)] : [marks.general, words.allMatters],
    here ? [marks.ownRegion, words.sameRegion(place)] : [marks.wider, words.wider(place)],
    wanted.mongolian && person.languages.includes("mn") ? [marks.language, words.speaksMongolian] : [0, undefined],
    [marks.free * Math.max(0, 1 - open / capacity), words.load(open, capacity)],
    [0, missed],
  ];
  const score = parts.reduce((sum, [points]) => sum + points, 0);
  const reasons = parts.flatMap(([, reason]) => reason ?? []);
  return { id, name, region, title, score: Math.round(score * 10) / 10, reasons, full: open >= capacity };
}
