import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Risk } from "@qizhen/shared/vocabulary";
import type { FoundPerson, RegionsDoor, Search, StaffDoor } from "./doors";
import type { Knowledge } from "./rules/compileKnowledge";
import { metresBetween } from "./rules/distance";
import type { Reason } from "./rules/explain";
import { loadOf, type Weights } from "./rules/knowledge/weights";
import { type Parties, recusedOf } from "./rules/recuse";
import { hasRoom, standingPoints } from "./rules/score";
import { type Ranked, type StaffSeen, type Wanted, who, whyNot } from "./rules/who";
import { words } from "./words";

/** What looking for people is built on. */
export interface PeopleParts {
  /** What a county knows, its own rules included. */
  knowledgeOf(county: string | undefined): Knowledge;
  regions: RegionsDoor;
  staff: StaffDoor;
}

/** What is looked for, with whose matter it is and where. */
export interface Looking extends Omit<Wanted, "recused" | "metresTo"> {
  risk: Risk;
  parties?: Parties | undefined;
  point?: { lng: number; lat: number } | undefined;
}

/** Who was found, and what is to be said about who was not. */
export interface Found {
  /** In the order in which they are asked. */
  ranked: Ranked[];
  people: FoundPerson[];
  reasons: Reason[];
}

/** Finds those who may take a case, the most fitting first, and says why somebody who was wished for is not among them. */
export async function findPeople(looking: Looking, now: Date, parts: PeopleParts): Promise<Found> {
  const { regions, knowledgeOf } = parts;
  const { weights } = knowledgeOf(looking.path[0]).data;
  const staff = await parts.staff.staffIn(looking.path);
  const recused = recusedOf(looking.parties, staff);
  const wanted = { ...looking, recused, metresTo: metresFrom(looking.point, regions) };
  const ranked = who(wanted, staff, dayOf(now), regions.nameOf, weights);
  const people = ranked.map((one) => foundPerson(one, loadOf(looking.risk, weights), weights, regions));
  return { ranked, people, reasons: await reasonsOf(wanted, ranked, staff, now, parts) };
}

/** People for a case that goes on to somebody else. */
export async function findWho(search: Search, now: Date, parts: PeopleParts): Promise<FoundPerson[]> {
  const { regionPath: path, level, category, not, risk, parties, point } = search;
  return (await findPeople({ path, level, category, not, risk, parties, point }, now, parts)).people;
}

function foundPerson(
  { id, name, region, tier, because, points, capacity }: Ranked,
  load: number,
  weights: Weights,
  regions: RegionsDoor,
): FoundPerson {
  const worth: FoundPerson["worth"] = (standing) => points + standingPoints(standing, capacity, weights);
  return { id, name, unit: regions.nameOf(region), region, tier, because, load, points, worth };
}

function metresFrom(point: Looking["point"], regions: RegionsDoor): Wanted["metresTo"] {
  if (!point) return undefined;
  return (code) => {
    const centre = regions.byCode(code)?.centre;
    return centre && metresBetween(point, centre);
  };
}

async function reasonsOf(
  wanted: Wanted,
  ranked: readonly Ranked[],
  staff: readonly StaffSeen[],
  now: Date,
  parts: PeopleParts,
): Promise<Reason[]> {
  const aside = wanted.recused?.size ?? 0;
  const speaks = ranked.some(({ id }) => staff.find((one) => one.id === id)?.languages.includes("mn"));
  return [
    ...(await chosenReason(wanted, ranked, staff, now, parts)),
    ...(aside > 0 ? [{ what: words.recusedWhat, because: words.recused(aside) }] : []),
    ...(wanted.mongolian && !speaks ? [{ what: words.languageWhat, because: words.noMongolian }] : []),
  ];
}

/** Why the one whom the resident asked for is not the one who gets it. */
async function chosenReason(
  wanted: Wanted,
  ranked: readonly Ranked[],
  staff: readonly StaffSeen[],
  now: Date,
  parts: PeopleParts,
): Promise<Reason[]> {
  if (wanted.chosen === undefined) return [];
  const person = staff.find(({ id }) => id === wanted.chosen) ?? (await parts.staff.person(wanted.chosen));
  const why = person ? whyNotChosen(person, wanted, dayOf(now)) : words.chosenNot.unknown;
  const instead = inTurn(ranked).find(({ id, full }) => !full && id !== wanted.chosen);
  return why === undefined ? [] : [{ what: words.chosenWhat, because: words.insteadOf(why, instead?.name) }];
}

function whyNotChosen(person: StaffSeen, wanted: Wanted, today: string): string | undefined {
  const why = whyNot(person, wanted, today);
  const { name } = person;
  if (why === undefined) return hasRoom(person) ? undefined : words.chosenNot.full(name, person.open);
  if (why === "notTheirs") return words.chosenNot.notTheirs(name, wanted.category);
  if (why !== "away") return words.chosenNot[why](name);
  const leave = person.leave.find(({ from, to }) => from <= today && today <= to);
  return words.chosenNot.away(name, leave?.to ?? today);
}

/**
 * Those of whom one would be given the case now: of the first tier where anybody has room; of the first tier, all full, where
 * nobody has. Who has room comes first.
 */
export function inTurn(ranked: readonly Ranked[]): Ranked[] {
  const turn = ranked.find(({ full }) => !full)?.tier ?? 0;
  const there = ranked.filter(({ tier }) => tier === turn);
  return [...there.filter(({ full }) => !full), ...there.filter(({ full }) => full)];
}
