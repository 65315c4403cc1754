import type { Category, StaffRole } from "@qizhen/shared/vocabulary";
import type { QueryFilter } from "mongoose";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { keepEach } from "../../../kernel/keepEach";
import { staffChanged } from "../events";
import type { Staff } from "../people";
import { openedConsents } from "./consents";
import { StaffModel, type StaffRecord } from "./model";

const order: Order = [
  ["username", 1],
  ["_id", 1],
];

/** What an administrator sets. */
export type StaffDetails = Pick<
  Staff,
  | "name"
  | "phone"
  | "roles"
  | "region"
  | "regionPath"
  | "title"
  | "specialities"
  | "languages"
  | "capacity"
  | "leave"
  | "workingSince"
  | "bio"
  | "disabled"
>;
export interface NewStaff extends StaffDetails {
  username: string;
  passwordHash: string | undefined;
  made?: StaffRecord["made"];
}

/** What a page of staff is asked for. */
export interface StaffPage {
  role?: StaffRole | undefined;
  /** The beginning of a name or a username. */
  q?: string | undefined;
  /** Those who take this, or all matters. */
  speciality?: Category | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** `^text`, with what would be a pattern taken as it is written. */
const startingWith = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}`);

/** Without the fields that are not given: an absent field is left alone, not emptied. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** How long a list of who works where is good: a colleague's new leave counts at once here, and by then in other processes. */
const listMs = 10_000;

/** Staff as they are kept. */
export const createStaffStore = (cipher: FieldCipher) => {
  const sealPhone = (phone: string) => cipher.seal(phone, "staff.phone");
  const opened = (record: StaffRecord): Staff => ({
    kind: "staff",
    id: record._id.toHexString(),
    generation: record.generation,
    consents: openedConsents(record),
    username: record.username,
    name: record.name,
    phone: record.phone === undefined ? undefined : cipher.open(record.phone, "staff.phone"),
    roles: record.roles,
    region: record.region,
    regionPath: record.regionPath,
    title: record.title,
    specialities: record.specialities,
    languages: record.languages,
    capacity: record.capacity,
    leave: record.leave.map(({ from, to }) => ({ from, to })),
    workingSince: record.workingSince,
    bio: record.bio,
    disabled: record.disabled,
  });
  const many = async (filter: QueryFilter<StaffRecord>) =>
    (await StaffModel.find({ kind: "staff", ...filter }).lean()).map(opened);
  const recordOf = ({ phone, made, passwordHash, title, workingSince, bio, ...rest }: NewStaff, now: Date) => ({
    ...rest,
    roles: [...rest.roles],
    regionPath: [...rest.regionPath],
    specialities: [...rest.specialities],
    languages: [...rest.languages],
    leave: [...rest.leave],
    kind: "staff" as const,
    generation: 0,
    createdAt: now,
    consents: [],
    outbox: [],
    ...given({ passwordHash, made, title, workingSince, bio }),
    ...(phone !== undefined && { phone: sealPhone(phone) }),
  });

  const byPlace = keepEach(listMs, async (codes) => {
    const lists = new Map<string, Staff[]>(codes.map((code) => [code, []]));
    for (const one of await many({ region: { $in: codes } })) lists.get(one.region)?.push(one);
    return lists;
  });
  const people = keepEach(
    listMs,
    async (ids) => new Map((await many({ _id: { $in: ids } })).map((one) => [one.id, one])),
  );

  /** A change of who works where: lists read before it are good no more. */
  const changing = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } finally {
      byPlace.forget();
      people.forget();
    }
  };

  return {
    find: async (id: string) => (await many({ _id: id }))[0],
    /** To choose from or to show; see `listMs`. */
    findMany: async (ids: readonly string[]) => [...(await people.get(ids)).values()],
    /** For signing in only: with the hash of the password. */
    findForSignIn: async (username: string) => {
      const found = await StaffModel.findOne({ kind: "staff", username: username.toLowerCase() }).lean();
      return found ? { staff: opened(found), passwordHash: found.passwordHash } : undefined;
    },
    findInSubtree: async (scope: string, id: string) => (await many({ regionPath: scope, _id: id }))[0],
    byUsernames: (usernames: readonly string[]) => many({ username: { $in: usernames } }),
    /** A list to choose from; see `listMs`. */
    inRegions: async (codes: readonly string[], roles: readonly StaffRole[]) => {
      const lists = await byPlace.get(codes);
      const all = [...new Set(codes)].flatMap((code) => lists.get(code) ?? []);
      return roles.length === 0 ? all : all.filter((one) => one.roles.some((role) => roles.includes(role)));
    },
    /** Enabled administrators whose subtree holds a region (`path`: from the county down to it). */
    countAdminsOver: (path: readonly string[]) =>
      StaffModel.countDocuments({ kind: "staff", region: { $in: path }, roles: "admin", disabled: false }),
    /** @returns undefined where the username (or the intent) is taken */
    insert: async (made: NewStaff, now: Date): Promise<Staff | undefined> => {
      try {
        const created = await changing(() => StaffModel.create(recordOf(made, now)));
        return opened(created.toObject());
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    },
    /** What an earlier request with the same key made. */
    madeUnder: async (by: string, key: string) => {
      const found = await StaffModel.findOne({ "made.by": by, "made.key": key }).lean();
      return found ? { staff: opened(found), digest: found.made?.digest } : undefined;
    },
    /** Changes one person. @returns undefined where not in the subtree */
    update: async (scope: string, id: string, change: Partial<StaffDetails>, now: Date) => {
      const { phone, ...rest } = change;
      const set = { ...given(rest), ...(phone !== undefined && { phone: sealPhone(phone) }) };
      const found = await changing(() =>
        StaffModel.findOneAndUpdate(
          { kind: "staff", regionPath: scope, _id: id },
          { $set: { ...set, outboxAt: now }, $push: { outbox: makeEntry(staffChanged, { staffId: id }, now) } },
          { returnDocument: "after" },
        ).lean(),
      );
      return found ? opened(found) : undefined;
    },
    /** Puts back what a change took that must not be taken. */
    restore: async (id: string, was: Pick<StaffDetails, "roles" | "region" | "regionPath" | "disabled">) => {
      await changing(() => StaffModel.updateOne({ kind: "staff", _id: id }, { $set: was }));
    },
    /** Lets an administrator in again who has lost the password, or was disabled. */
    letAdminIn: async (username: string, passwordHash: string) => {
      await changing(() =>
        StaffModel.updateOne(
          { kind: "staff", username: username.toLowerCase() },
          { $set: { passwordHash, disabled: false }, $addToSet: { roles: "admin" }, $inc: { generation: 1 } },
        ),
      );
    },
    /** All sign-ins of somebody are over, and their WeChat is bound to them no more. */
    endSignIns: async (id: string) => {
      await StaffModel.updateOne({ kind: "staff", _id: id }, { $inc: { generation: 1 } });
    },
    setPassword: async (scope: string, id: string, passwordHash: string) => {
      const { matchedCount } = await StaffModel.updateOne(
        { kind: "staff", regionPath: scope, _id: id },
        { $set: { passwordHash }, $inc: { generation: 1 } },
      );
      return matchedCount === 1;
    },
    page: async (scope: readonly string[], wanted: StaffPage) => {
      const { role, q, speciality, cursor, limit } = wanted;
      const all: QueryFilter<StaffRecord>[] = [afterCursor<StaffRecord>(order, cursor)];
      if (q) all.push({ $or: [{ username: startingWith(q.toLowerCase()) }, { name: startingWith(q) }] });
      if (speciality) all.push({ $or: [{ specialities: speciality }, { "specialities.0": { $exists: false } }] });
      const found = await StaffModel.find({
        kind: "staff",
        regionPath: scope.length === 1 ? scope[0] : { $all: scope },
        ...(role && { roles: role }),
        $and: all,
      })
        .sort({ username: 1, _id: 1 })
        .limit(limit + 1)
        .lean();
      const { page, next } = cutPage(found, limit, order);
      return { items: page.map(opened), next };
    },
    namesOf: async (ids: readonly string[]) => {
      const found = await StaffModel.find({ kind: "staff", _id: { $in: ids } }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id.toHexString(), name]));
    },
  };
};
export type StaffStore = ReturnType<typeof createStaffStore>;
