import type { Resident } from "../people";
import type { ResidentStore } from "../store/residents";

/** Somebody who has just proved that a number is theirs. */
export interface PhoneBound {
  userId: string;
  phone: string;
  /** Ids of records that turned out to be the same person; what was theirs is this one's. */
  formerIds: readonly string[];
  now: Date;
}

/** What another feature does then. It may come again for the same person, and must change nothing the second time. */
export type OnPhoneBound = (bound: PhoneBound) => Promise<void>;

/** Tells the features that a number is proved to be this resident's. */
export const linkPhone = async (
  resident: Resident,
  phone: string,
  now: Date,
  { residents, hooks }: { residents: ResidentStore; hooks: readonly OnPhoneBound[] },
): Promise<void> => {
  const formerIds = await residents.mergedInto(resident.id);
  for (const hook of hooks) await hook({ userId: resident.id, phone, formerIds, now });
};
