import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Offer } from "../booking";
import type { StaffAtWork } from "../mediators";
import type { DirectoryDoors } from "./doors";
import type { Neighbourhood } from "./place";
import { isListed } from "./rules/entry";

/** Somebody of the directory, with what they give. */
export interface Found {
  person: StaffAtWork;
  offer: Offer;
  metres: number | undefined;
}

const nothing: Offer = { services: [], modes: [], free: [] };

/** These people as they are now, in the order given; who is gone meanwhile is left out. */
export const lookUp = async (
  ids: readonly string[],
  around: Neighbourhood,
  now: Date,
  { accounts, booking, mediators }: DirectoryDoors,
): Promise<Found[]> => {
  const staff = await accounts.staffByIds(ids);
  const [offers, atWork] = await Promise.all([booking.offersOf(staff, now), mediators.atWork(staff)]);
  const byId = new Map(atWork.map((one) => [one.id, one]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    const offer = offers.get(id) ?? nothing;
    if (!person || !isListed(person, offer.services)) return [];
    return [{ person, offer, metres: around.metresTo(person.region) }];
  });
};

/** For how many years somebody has done this, in a year. */
export const yearsOf = (since: number | undefined, now: Date): number | undefined => {
  const years = since === undefined ? undefined : Number(dayOf(now).slice(0, 4)) - since;
  return years !== undefined && years >= 0 ? years : undefined;
};
