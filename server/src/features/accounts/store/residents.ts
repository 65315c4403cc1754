import type { QueryFilter, UpdateQuery } from "mongoose";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { isDuplicateKey } from "../../../kernel/errors";
import type { Resident } from "../people";
import { openedConsents } from "./consents";
import { ResidentModel, type ResidentRecord } from "./model";

/** What WeChat tells at a login. */
export interface WechatIdentity {
  openid: string;
  unionid?: string | undefined;
  sessionKey?: string | undefined;
}

/** Contexts that seal each field; a sealed phone cannot be put in place of a name. */
const contexts = {
  openid: "openid",
  unionid: "unionid",
  sessionKey: "sessionKey",
  phone: "phone",
  name: "name",
} as const;
type Personal = keyof typeof contexts;

/** Blind index of a phone number; the same in every feature, so that a case registered for a number can be found. */
export const phoneIndexOf = (cipher: FieldCipher) => (phone: string) => cipher.blindIndex(phone, "phone");

/** Residents as they are kept: whatever is personal is sealed here, and opened on the way out. */
export const createResidentStore = (cipher: FieldCipher) => {
  const seal = (field: Personal, value: string) => cipher.seal(value, `user.${contexts[field]}`);
  const open = (field: Personal, value: string | undefined) =>
    value === undefined ? undefined : cipher.open(value, `user.${contexts[field]}`);
  const indexOfPhone = phoneIndexOf(cipher);
  const indexOfOpenid = (openid: string) => cipher.blindIndex(openid, "openid");

  const opened = (record: ResidentRecord): Resident => ({
    kind: "resident",
    id: record._id.toHexString(),
    generation: record.generation,
    hasWechat: record.openid !== undefined,
    phone: open("phone", record.phone),
    name: open("name", record.name),
    grid: record.grid,
    consents: openedConsents(record),
    boundStaff: record.staffId ? { id: record.staffId, generation: record.staffGeneration ?? 0 } : undefined,
  });
  const one = async (filter: QueryFilter<ResidentRecord>) => {
    const found = await ResidentModel.findOne({ kind: "resident", ...filter }).lean();
    return found ? opened(found) : undefined;
  };
  const update = async (filter: QueryFilter<ResidentRecord>, change: UpdateQuery<ResidentRecord>) => {
    const found = await ResidentModel.findOneAndUpdate({ kind: "resident", ...filter }, change, {
      returnDocument: "after",
    }).lean();
    return found ? opened(found) : undefined;
  };

  /** Finds or makes. Of several first sign-ins at once one inserts, and the others find what it has made. */
  const findOrMake = async (
    key: QueryFilter<ResidentRecord>,
    change: { set: Partial<ResidentRecord>; onInsert: Partial<ResidentRecord> },
    now: Date,
  ): Promise<Resident> => {
    const upsert = () =>
      ResidentModel.findOneAndUpdate(
        { kind: "resident", ...key },
        { $set: change.set, $setOnInsert: { ...change.onInsert, createdAt: now, generation: 0, consents: [] } },
        { upsert: true, returnDocument: "after" },
      ).lean();
    try {
      return opened(await upsert());
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return opened(await upsert());
    }
  };

  return {
    find: (id: string) => one({ _id: id }),
    findByPhone: (phone: string) => one({ phoneIndex: indexOfPhone(phone) }),
    signedInByWechat: ({ openid, unionid, sessionKey }: WechatIdentity, now: Date) =>
      findOrMake(
        { openidIndex: indexOfOpenid(openid) },
        {
          set: {
            ...(unionid && { unionid: seal("unionid", unionid) }),
            ...(sessionKey && { sessionKey: seal("sessionKey", sessionKey) }),
          },
          onInsert: { openid: seal("openid", openid) },
        },
        now,
      ),
    signedInByPhone: (phone: string, now: Date) =>
      findOrMake({ phoneIndex: indexOfPhone(phone) }, { set: {}, onInsert: { phone: seal("phone", phone) } }, now),
    rename: (id: string, change: { name?: string | undefined; grid?: string | undefined }) =>
      update(
        { _id: id },
        {
          $set: {
            ...(change.name !== undefined && { name: seal("name", change.name) }),
            ...(change.grid !== undefined && { grid: change.grid }),
          },
        },
      ),
    /** Gives a number to somebody whom nobody else's record keeps from it. @returns undefined where another has it */
    givePhone: async (id: string, phone: string, key: string | undefined) => {
      try {
        const set = { phone: seal("phone", phone), phoneIndex: indexOfPhone(phone), ...(key && { phoneKey: key }) };
        return await update({ _id: id }, { $set: set });
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    },
    hasBoundPhone: async (id: string, key: string) =>
      (await ResidentModel.countDocuments({ _id: id, kind: "resident", phoneKey: key })) === 1,
    /** Takes a number from whoever had it; one who had nothing but the number becomes part of `id`. */
    takePhone: async (phone: string, id: string) => {
      const had = { phoneIndex: indexOfPhone(phone), _id: { $ne: id } };
      const without = { phone: 1, phoneIndex: 1, phoneKey: 1 } as const;
      const merged = await update(
        { ...had, openidIndex: { $exists: false } },
        { $set: { mergedInto: id }, $unset: without, $inc: { generation: 1 } },
      );
      return merged ?? (await update(had, { $unset: without }));
    },
    /** Who turned out to be the same person. */
    mergedInto: async (id: string) => {
      const found = await ResidentModel.find({ kind: "resident", mergedInto: id }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id.toHexString());
    },
    /** Binds a WeChat to a staff account; whichever WeChat held it before holds it no more. */
    bindStaff: async (id: string, staff: { id: string; generation: number }) => {
      await ResidentModel.updateMany(
        { kind: "resident", staffId: staff.id, _id: { $ne: id } },
        { $unset: { staffId: 1, staffGeneration: 1 } },
      );
      return update({ _id: id }, { $set: { staffId: staff.id, staffGeneration: staff.generation } });
    },
    /** Who these people are besides: staff accounts they have bound, and blind indexes of their phones. */
    selvesOf: async (ids: readonly string[]) => {
      const fields = { staffId: 1, phoneIndex: 1 };
      const found = await ResidentModel.find({ kind: "resident", _id: { $in: ids } }, fields).lean();
      return {
        staffIds: found.flatMap(({ staffId }) => staffId ?? []),
        phoneIndexes: found.flatMap(({ phoneIndex }) => phoneIndex ?? []),
      };
    },
    namesOf: async (ids: readonly string[]) => {
      const found = await ResidentModel.find({ kind: "resident", _id: { $in: ids } }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id.toHexString(), open("name", name)]));
    },
    /** The openid of a resident, or of whoever has bound a staff account to it. */
    openidOf: async (id: string) => {
      const found = await ResidentModel.findOne(
        { kind: "resident", $or: [{ _id: id }, { staffId: id }] },
        { openid: 1 },
      ).lean();
      return open("openid", found?.openid);
    },
    /** How somebody is reached; for the notices feature only. */
    contactOf: async (id: string) => {
      const found = await ResidentModel.findOne({ kind: "resident", _id: id }, { openid: 1, phone: 1, name: 1 }).lean();
      return found
        ? { openid: open("openid", found.openid), phone: open("phone", found.phone), name: open("name", found.name) }
        : undefined;
    },
  };
};
export type ResidentStore = ReturnType<typeof createResidentStore>;
