import type { ClaimsDoor, Person } from "../doors";
import type { CaseRecord } from "../record";
import { everyCase, type CaseStore } from "../store";

/** Statuses in which whoever is responsible holds a place. */
const holding: readonly CaseRecord["status"][] = ["assigned", "mediating", "agreed", "transferred"];

/** Whether this person has the case in hand now. */
const holds = (c: CaseRecord | undefined, staffId: string) =>
  c !== undefined && c.responsible?.id === staffId && holding.includes(c.status);

interface Doors {
  cases: Pick<CaseStore, "find">;
  claims: ClaimsDoor;
}

/**
 * Gives a place back unless the case is in this person's hands after all: another request may have claimed the same place for
 * the same case and won, or the news that they gave it up may be older than their having it again. A third may do so between the
 * look and the giving back: it is looked at once more, and the place taken again.
 * @returns whether it was given back
 */
export const giveBackUnlessHeld = async (
  staffId: string,
  caseId: string,
  { cases, claims }: Doors,
): Promise<boolean> => {
  if (holds(await cases.find(everyCase, caseId), staffId)) return false;
  await claims.release(staffId, caseId);
  const after = await cases.find(everyCase, caseId);
  if (!after?.responsible || !holds(after, staffId)) return true;
  await claims.claimFirstOf([after.responsible], caseId, after.updatedAt);
  return false;
};

/**
 * Makes sure of the place of somebody to whom a case has just been given: who lost a race for the same place may have given it back
 * after it was claimed and before the case said so.
 */
export const keepPlace = async (person: Person, caseId: string, { claims }: Pick<Doors, "claims">, now: Date) => {
  await claims.claimFirstOf([person], caseId, now);
};
