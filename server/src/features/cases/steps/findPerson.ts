import type { Changes } from "@qizhen/shared/rules/caseLife";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { ClaimsDoor, PeopleDoor, Person, TriageDoor } from "../doors";
import type { CaseRecord } from "../record";
import { words } from "../words";
import { candidatesFor, partiesOf, personOf } from "./candidates";

export interface FindDoors {
  triage: Pick<TriageDoor, "who" | "loadOf" | "mustStandAside">;
  claims: ClaimsDoor;
  people: PeopleDoor;
}

/** Who was found for a step. `because`: why it went up to them, where it did. */
export interface FoundFor {
  person: Person | undefined;
  because: string | undefined;
  nobodyEligible: boolean;
}

/** Who answers for a case themselves (DESIGN, "The life of a case"). */
const ableRoles = ["mediator", "grid_worker", "department", "expert"];

const named = async (c: CaseRecord, id: string, load: number, doors: FindDoors, now: Date): Promise<Person> => {
  const { people, claims, triage } = doors;
  const staff = await people.staff(id);
  const able = staff && c.regionPath.includes(staff.region) && staff.roles.some((role) => ableRoles.includes(role));
  if (!able) throw unprocessable(words.notAbleHere, { mediatorId: words.notAbleHere });
  if (await triage.mustStandAside(id, await partiesOf(c, people)))
    throw unprocessable(words.standsAside(staff.name), { mediatorId: words.standsAside(staff.name) });
  const claimed = await claims.claimFirstOf([{ ...personOf(staff), load }], c.id, now);
  if (!claimed) throw conflict(words.full(staff.name));
  return personOf(claimed);
};

/** Whom the applicant chose: one of those who may have it, or nobody. */
const chosen = async (
  c: CaseRecord,
  { level, id }: { level: CaseRecord["level"]; id: string },
  doors: FindDoors,
  now: Date,
): Promise<Person> => {
  const fitting = await candidatesFor(c, { level, not: c.declinedBy }, doors, now);
  const person = fitting.find((one) => one.id === id);
  if (!person) throw unprocessable(words.notForChoosing, { mediatorId: words.notForChoosing });
  const claimed = await doors.claims.claimFirstOf([person], c.id, now);
  if (!claimed) throw conflict(words.choiceFull(person.name));
  return personOf(claimed);
};

const nobody: FoundFor = { person: undefined, because: undefined, nobodyEligible: false };

/**
 * Claims the person that a step is to find. Nobody: all are full, or nobody is eligible (`nobodyEligible`).
 * @throws unprocessable, conflict where the one named cannot have it
 */
export const findPerson = async (c: CaseRecord, changes: Changes, doors: FindDoors, now: Date): Promise<FoundFor> => {
  const wanted = changes.responsible;
  if (typeof wanted !== "object") return nobody;
  const load = doors.triage.loadOf(changes.risk, c.regionPath[0]);
  if (wanted.find === "named") return { ...nobody, person: await named(c, wanted.id, load, doors, now) };
  if (wanted.find === "chosen")
    return { ...nobody, person: await chosen(c, { level: changes.level, id: wanted.id }, doors, now) };
  const previous = wanted.find === "again" ? c.responsible : undefined;
  const not = [...c.declinedBy, ...(c.responsible && !previous ? [c.responsible.id] : [])];
  const after = { ...c, risk: changes.risk };
  const fitting = await candidatesFor(after, { level: changes.level, not }, doors, now);
  // Whoever had it before is asked first; the others' tiers begin at 0.
  const first = previous ? [{ ...personOf(previous), tier: -1, load, because: undefined }] : [];
  const people = [...first, ...fitting.filter(({ id }) => id !== previous?.id)];
  const found = await doors.claims.claimFirstOf(people, c.id, now);
  return {
    person: found && personOf(found),
    because: found?.because,
    nobodyEligible: people.length === 0,
  };
};
