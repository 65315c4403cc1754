import type { Places } from "../places";
import type { Staff } from "../people";
import type { NewStaff, StaffDetails, StaffStore } from "../store/staff";

/** Somebody that a file or the sample data names. What is left out is ordinary. */
export type NamedStaff = Pick<StaffDetails, "name" | "roles" | "region"> &
  Partial<
    Pick<StaffDetails, "phone" | "title" | "specialities" | "languages" | "capacity" | "workingSince" | "bio">
  > & { username: string };

export interface EnsuredStaff {
  added: string[];
  changed: string[];
  /** Usernames that belong to somebody whom a file may not touch: another kind of work, or another county. */
  refused: string[];
}

/** Cases at once, where nobody has said otherwise. */
const ordinaryCapacity = 30;

const newOne = (
  {
    specialities = [],
    languages = ["zh"],
    capacity = ordinaryCapacity,
    phone,
    title,
    workingSince,
    bio,
    ...named
  }: NamedStaff,
  regionPath: readonly string[],
  passwordHash: string | undefined,
): NewStaff => ({
  ...named,
  username: named.username.toLowerCase(),
  regionPath,
  phone,
  title,
  specialities,
  languages,
  capacity,
  leave: [],
  workingSince,
  bio,
  disabled: false,
  passwordHash,
});

/** Only a grid worker of the same county is a file's to move: else a file that names `admin` would take the account over. */
const isTheFiles = ({ roles, regionPath }: Staff, path: readonly string[]) =>
  roles.length === 1 && roles[0] === "grid_worker" && regionPath[0] === path[0];

/**
 * Makes the accounts that are named and not there, and brings name, phone and region of those that are up to date; roles,
 * passwords and what an administrator has set stay. Safe to repeat. Without `passwordHash` nobody can sign in as a new one
 * until an administrator sets a password.
 */
export const ensureStaff = async (
  named: readonly NamedStaff[],
  { passwordHash, now }: { passwordHash: string | undefined; now: Date },
  { staff, places, forget }: { staff: StaffStore; places: Places; forget(userId: string): void },
): Promise<EnsuredStaff> => {
  const known = await staff.byUsernames(named.map(({ username }) => username.toLowerCase()));
  const byUsername = new Map(known.map((person) => [person.username, person]));
  const report: EnsuredStaff = { added: [], changed: [], refused: [] };
  for (const one of named) {
    const path = await places.path(one.region);
    const person = byUsername.get(one.username.toLowerCase());
    if (!person) {
      const added = await staff.insert(newOne(one, path, passwordHash), now);
      if (added) report.added.push(added.username);
      continue;
    }
    const same = person.name === one.name && person.phone === one.phone && person.region === one.region;
    if (same) continue;
    if (!isTheFiles(person, path)) {
      report.refused.push(person.username);
      continue;
    }
    const { name, phone, region } = one;
    await staff.update(person.region, person.id, { name, phone, region, regionPath: path }, now);
    forget(person.id);
    report.changed.push(person.username);
  }
  return report;
};
