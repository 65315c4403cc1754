import type { ClaimsDoor } from "../doors";
import type { CaseRecord } from "../record";
import { everyCase, type CaseStore } from "../store";

/** Statuses in which whoever is responsible holds a place. */
const holding: readonly CaseRecord["status"][] = ["assigned", "mediating", "agreed", "transferred"];

/** Whether this person has the case in hand now. */
const holds = (c: CaseRecord | undefined, staffId: string) =>
  c !== undefined && c.responsible?.id === staffId && holding.includes(c.status);

/**
 * Gives a place back unless the case is in this person's hands after all: another request may have claimed the same place for
 * the same case and won, or the news that they gave it up may be older than their having it again.
 * @returns whether it was given back
 */
export const giveBackUnlessHeld = async (
  staffId: string,
  caseId: string,
  { cases, claims }: { cases: Pick<CaseStore, "find">; claims: ClaimsDoor },
): Promise<boolean> => {
  if (holds(await cases.find(everyCase, caseId), staffId)) return false;
  await claims.release(staffId, caseId);
  return true;
};
