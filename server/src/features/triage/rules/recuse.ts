import type { Recused, StaffSeen } from "./who";

/** Whose matter it is, by what can be compared without being read: accounts, and blind indexes of phones. */
export interface Parties {
  /** Accounts of the parties. */
  userIds: readonly string[];
  /** Staff accounts that are a party's own. */
  staffIds: readonly string[];
  phoneIndexes: readonly string[];
  /** Phones and accounts of those who live where a party lives. */
  household: readonly string[];
}

/**
 * Who must not have the matter (回避): who is a party themselves, who lives in a party's home, and whom a party has complained of
 * before. By id, with why.
 */
export function recusedOf(parties: Parties | undefined, staff: readonly StaffSeen[]): Map<string, Recused> {
  const found = new Map<string, Recused>();
  if (!parties) return found;
  for (const person of staff) {
    const why = whyRecused(person, parties);
    if (why) found.set(person.id, why);
  }
  return found;
}

function whyRecused({ id, phoneIndex, complainedBy }: StaffSeen, parties: Parties): Recused | undefined {
  const isOne = (all: readonly string[]) => all.includes(id) || (phoneIndex !== undefined && all.includes(phoneIndex));
  if (parties.userIds.includes(id) || isOne(parties.staffIds) || isOne(parties.phoneIndexes)) return "party";
  if (isOne(parties.household)) return "household";
  return parties.userIds.some((user) => complainedBy?.has(user)) ? "complaint" : undefined;
}
