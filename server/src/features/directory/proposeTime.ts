import type { Service, VisitMode } from "@qizhen/shared/vocabulary";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { FreeTime } from "../booking";
import { isOnLeave, loadInWords } from "../mediators";
import { listPeople, type ListParts } from "./listPeople";
import type { Neighbourhood } from "./place";
import type { Found } from "./showPeople";
import { words } from "./words";

interface Wanted {
  service?: Service | undefined;
  language?: "zh" | "mn" | undefined;
  mode?: VisitMode | undefined;
}

/** Somebody fitting, with the time that is proposed and why. */
export interface Proposal {
  found: Found;
  time: FreeTime;
  because: string[];
}

/** So many of the soonest free are looked at. */
const lookedAt = 30;

/**
 * Lets the platform choose (让平台帮我选): of those who are free on the earliest day, whom triage would ask first; with the earliest time
 * of theirs. First around the place, then in the whole county. Leaders' days are booked only by who asks for them.
 */
export const proposeTime = async (
  wanted: Wanted,
  around: Neighbourhood,
  now: Date,
  parts: ListParts,
): Promise<Proposal | null> => {
  const rank = await ranksOf(wanted, around, now, parts);
  for (const within of ["around", "county"] as const) {
    const { items } = await listPeople({ ...wanted, within, sort: "soonest", limit: lookedAt }, around, now, parts);
    const [best] = items
      .flatMap((found) => {
        const time = found.offer.free.find((one) => fits(one, wanted));
        return time ? [{ found, time, rank: rank.get(found.person.id) ?? Number.MAX_SAFE_INTEGER }] : [];
      })
      .sort(
        (a, b) =>
          compare(dayOf(a.time.start), dayOf(b.time.start)) ||
          a.rank - b.rank ||
          a.time.start.getTime() - b.time.start.getTime(),
      );
    if (best) return { found: best.found, time: best.time, because: becauseOf(best.found, around, now, parts) };
  }
  return null;
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const fits = ({ service, hours }: FreeTime, wanted: Wanted) =>
  (wanted.service === undefined ? service !== "reception" : service === wanted.service) &&
  (wanted.mode === undefined ? hours.mode !== "home" : hours.mode === wanted.mode);

/** In which order triage would ask people for a small matter of this place. */
const ranksOf = async ({ service }: Wanted, { path }: Neighbourhood, now: Date, { triage }: ListParts) => {
  const people = await triage.who(
    { regionPath: path, level: "village", category: "other", service: service ?? "people", risk: "blue", not: [] },
    now,
  );
  return new Map(people.map(({ id }, at) => [id, at]));
};

const becauseOf = ({ person }: Found, { path }: Neighbourhood, now: Date, { regions }: ListParts): string[] => {
  const place = regions.nameOf(person.region);
  const near = path.slice(2).includes(person.region);
  const isFree = loadInWords(person.open, person.capacity) === "free" && !isOnLeave(person.leave, dayOf(now));
  return [
    words.soonest,
    ...(path.length === 1 ? [] : [near ? words.nearest(place) : words.wider(place)]),
    ...(isFree ? [words.free] : []),
    ...(person.languages.includes("mn") ? [words.speaksMongolian] : []),
  ];
};
