import type { DirectoryDetail, DirectoryPerson } from "@qizhen/shared/contract/directory";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { isOnLeave, loadInWords } from "../mediators";
import { shippedWeights, shrunkMark } from "../triage";
import type { DirectoryDoors } from "./doors";
import { meanMark } from "./refresh";
import { servicesOf } from "./rules/entry";
import { satisfactionOf } from "./rules/satisfaction";
import { yearsOf, type Found } from "./showPeople";

type Regions = DirectoryDoors["regions"];

/** Somebody as residents see them: no phone, no username, no number of cases. */
export const presentPerson = ({ person, offer, metres }: Found, now: Date, regions: Regions): DirectoryPerson => {
  const years = yearsOf(person.workingSince, now);
  const satisfaction = satisfactionOf(person.marks.count, shrunkMark(person.marks, meanMark, shippedWeights));
  const [next] = offer.free;
  return {
    id: person.id,
    name: person.name,
    ...(person.title !== undefined && { title: person.title }),
    roles: [...person.roles],
    region: { code: person.region, name: regions.nameOf(person.region) },
    ...(metres !== undefined && { metres }),
    specialities: [...person.specialities],
    languages: [...person.languages],
    services: servicesOf(person.roles, offer.services),
    modes: [...offer.modes],
    ...(years !== undefined && { years }),
    load: loadInWords(person.open, person.capacity),
    onLeave: isOnLeave(person.leave, dayOf(now)),
    ...(next && { next: next.start.toISOString() }),
    ...(satisfaction && { satisfaction }),
  };
};

export const presentDetail = (found: Found, now: Date, regions: Regions): DirectoryDetail => {
  const { bio, region } = found.person;
  const place = regions.byCode(region)?.centre;
  return {
    ...presentPerson(found, now, regions),
    ...(bio !== undefined && { bio }),
    ...(place && { place: { lng: place.lng, lat: place.lat } }),
  };
};
