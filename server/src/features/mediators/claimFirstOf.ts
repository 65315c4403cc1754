import type { AccountsDoor } from "./doors";
import type { loadStore } from "./store";

/**
 * Takes a place with the first of these people who has one. Asked again for the same case, it answers with whoever of them has
 * it already. Capacity is what the profile says at this moment; who is gone or takes none is passed over.
 */
export async function claimFirstOf<P extends { id: string }>(
  { people, caseId, now }: { people: readonly P[]; caseId: string; now: Date },
  { accounts, loads }: { accounts: AccountsDoor; loads: typeof loadStore },
): Promise<P | undefined> {
  const ids = people.map(({ id }) => id);
  const holder = await loads.holderOf(caseId, ids);
  if (holder !== undefined) return people.find(({ id }) => id === holder);
  const staff = await accounts.staffByIds(ids);
  const capacities = new Map(staff.map(({ id, capacity, disabled }) => [id, disabled ? 0 : capacity]));
  for (const person of people) {
    const capacity = capacities.get(person.id) ?? 0;
    if (capacity > 0 && (await loads.claim(person.id, caseId, capacity, now))) return person;
  }
  return undefined;
}
