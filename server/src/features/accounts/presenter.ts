import type { StaffMember, User } from "@qizhen/shared/contract/accounts";
import { maskPhone } from "@qizhen/shared/rules/masking";
import type { Person, Staff } from "./people";
import type { Places } from "./places";
import { isGridCode } from "./rules/regionPath";

const lastConsent = ({ consents }: Person) => {
  const last = consents.at(-1);
  return last?.agreed ? last.version : undefined;
};

/** Somebody as they see themselves. */
export const presentUser = async (
  person: Person,
  { places, bound }: { places: Places; bound: Staff | undefined },
): Promise<User> => {
  const phone = person.phone === undefined ? undefined : maskPhone(person.phone);
  if (person.kind === "resident")
    return {
      id: person.id,
      kind: person.kind,
      name: person.name,
      phone,
      roles: ["resident"],
      grid: person.grid === undefined ? undefined : await places.named(person.grid),
      consent: lastConsent(person),
      staff: bound && { id: bound.id, name: bound.name },
    };
  const region = await places.named(person.region);
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    username: person.username,
    phone,
    roles: [...person.roles],
    region,
    grid: isGridCode(person.region) ? region : undefined,
    consent: lastConsent(person),
  };
};

/** A member of staff, as those who see the list do; a work phone is not masked, for it is there to be called. */
export const presentStaff = async (staff: Staff, places: Places, open: number): Promise<StaffMember> => ({
  id: staff.id,
  username: staff.username,
  name: staff.name,
  phone: staff.phone,
  roles: [...staff.roles],
  region: await places.named(staff.region),
  title: staff.title,
  specialities: [...staff.specialities],
  languages: [...staff.languages],
  capacity: staff.capacity,
  open,
  leave: staff.leave.map(({ from, to }) => ({ from, to })),
  ...(staff.workingSince !== undefined && { workingSince: staff.workingSince }),
  ...(staff.bio !== undefined && { bio: staff.bio }),
  disabled: staff.disabled,
});
