import type { AccountsDoor } from "./doors";
import type { loadStore } from "./store";

/**
 * Takes a place with the first of these people who has one; who is gone or takes none is passed over. Asked again for the same
 * case of the same person, it is theirs once; two who ask for the same case at once may each get somebody, and whoever then
 * fails to write the case gives theirs back.
 */
export async function claimFirstOf<P extends { id: string }>(
  { people, caseId, now }: { people: readonly P[]; caseId: string; now: Date },
  { accounts, loads }: { accounts: AccountsDoor; loads: Pick<typeof loadStore, "claim"> },
): Promise<P | undefined> {
  const staff = await accounts.staffByIds(people.map(({ id }) => id));
  const capacities = new Map(staff.map(({ id, capacity, disabled }) => [id, disabled ? 0 : capacity]));
  for (const person of people) {
    const capacity = capacities.get(person.id) ?? 0;
    if (capacity > 0 && (await loads.claim(person.id, caseId, capacity, now))) return person;
  }
  return undefined;
}
