import type { Changes } from "@qizhen/shared/rules/caseLife";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { ClaimsDoor, PeopleDoor, Person, TriageDoor } from "../doors";
import type { CaseRecord } from "../record";
import { words } from "../words";

export interface FindDoors {
  triage: Pick<TriageDoor, "who">;
  claims: ClaimsDoor;
  people: PeopleDoor;
}

/** Who answers for a case themselves (DESIGN, "The life of a case"). */
const ableRoles = ["mediator", "grid_worker", "department", "expert"];

const named = async (c: CaseRecord, id: string, { people, claims }: FindDoors, now: Date): Promise<Person> => {
  const staff = await people.staff(id);
  const able = staff && c.regionPath.includes(staff.region) && staff.roles.some((role) => ableRoles.includes(role));
  if (!able) throw unprocessable(words.notAbleHere, { mediatorId: words.notAbleHere });
  const person = { id: staff.id, name: staff.name, unit: staff.unit };
  const claimed = await claims.claimFirstOf([person], c.id, now);
  if (!claimed) throw conflict(words.full(staff.name));
  return claimed;
};

/**
 * Claims the person that a step is to find. Undefined: all are full, or nobody is eligible (`nobodyEligible`).
 * @throws unprocessable, conflict where the one named cannot have it
 */
export const findPerson = async (
  c: CaseRecord,
  changes: Changes,
  doors: FindDoors,
  now: Date,
): Promise<{ person: Person | undefined; nobodyEligible: boolean }> => {
  const wanted = changes.responsible;
  if (typeof wanted !== "object") return { person: undefined, nobodyEligible: false };
  if (wanted.find === "named") return { person: await named(c, wanted.id, doors, now), nobodyEligible: false };
  const previous = wanted.find === "again" ? c.responsible : undefined;
  const not = [...c.declinedBy, ...(c.responsible && !previous ? [c.responsible.id] : [])];
  const fitting = await doors.triage.who(
    { regionPath: c.regionPath, level: changes.level, category: c.category, service: c.service, not },
    now,
  );
  const people = previous ? [previous, ...fitting.filter(({ id }) => id !== previous.id)] : fitting;
  const person = await doors.claims.claimFirstOf(people, c.id, now);
  return { person, nobodyEligible: people.length === 0 };
};
