import type { Changes } from "../../../kernel/live/changes";
import type { CaseStore } from "../store";

interface Bound {
  userId: string;
  phone: string;
  /** Records that turned out to be the same person's: what was theirs is this one's. */
  formerIds: readonly string[];
}

/** Lets somebody who has proved a number find what was registered under it, or under an earlier account of theirs. Safe to repeat. */
export const adoptByPhone = async (
  { userId, phone, formerIds }: Bound,
  { cases, phoneIndex, changes }: { cases: CaseStore; phoneIndex(phone: string): string; changes: Changes },
): Promise<void> => {
  const found = [...(await cases.adopt(userId, phoneIndex(phone))), ...(await cases.adoptFormer(userId, formerIds))];
  await changes.publish(found.map((subject) => ({ topic: "case", subject, audience: [`user:${userId}`] })));
};
