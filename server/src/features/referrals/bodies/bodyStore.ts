import { Types, type QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { BodyModel, type BodyDocument } from "../model";
import type { BodyRecord } from "../record";
import { isId } from "../../../kernel/ids";

const order: Order = [
  ["name", 1],
  ["_id", 1],
];

const recordOf = ({ _id, made, ...rest }: BodyDocument): BodyRecord => {
  void made;
  return { id: _id.toHexString(), ...rest };
};

type Fields = Omit<BodyRecord, "id" | "version">;

/** The directory (单位名录), county by county. */
export const bodyStore = {
  /** A body of a county. */
  find: async (county: string, id: string): Promise<BodyRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await BodyModel.findOne({ _id: new Types.ObjectId(id), county }).lean<BodyDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** The body that is called so in the nearest of these regions, the last being the nearest. */
  called: async (regions: readonly string[], name: string): Promise<BodyRecord | undefined> => {
    const county = regions[0];
    const found = await BodyModel.find({ county, region: { $in: regions }, name, disabled: false }).lean<
      BodyDocument[]
    >();
    const near = (one: BodyDocument) => regions.indexOf(one.region);
    const [first] = found.sort((a, b) => near(b) - near(a));
    return first ? recordOf(first) : undefined;
  },

  /** Bodies whose member somebody is. */
  ofMember: async (staffId: string): Promise<BodyRecord[]> => {
    const found = await BodyModel.find({ receiverIds: staffId, disabled: false }).lean<BodyDocument[]>();
    return found.map(recordOf);
  },

  page: async (
    county: string,
    wanted: { regions?: readonly string[] | undefined; all: boolean; limit: number; cursor?: string | undefined },
  ) => {
    const where: QueryFilter<BodyDocument> = {
      ...(wanted.regions && { region: { $in: wanted.regions } }),
      ...(!wanted.all && { disabled: false }),
    };
    const found = await BodyModel.find({ county, ...where, $and: [afterCursor<BodyDocument>(order, wanted.cursor)] })
      .sort({ name: 1, _id: 1 })
      .limit(wanted.limit + 1)
      .lean<BodyDocument[]>();
    const { page, next } = cutPage(found, wanted.limit, order);
    return { items: page.map(recordOf), next };
  },

  /** Undefined where its name is taken in its region, or the intent was there before. */
  insert: async (fields: Fields, made: BodyDocument["made"]): Promise<BodyRecord | undefined> => {
    try {
      const document: BodyDocument = { _id: new Types.ObjectId(), ...fields, version: 0, ...(made && { made }) };
      await BodyModel.insertMany([document], { lean: true });
      return recordOf(document);
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },

  /** What an earlier request with the same key made. */
  madeUnder: async (by: string, key: string) => {
    const found = await BodyModel.findOne({ "made.by": by, "made.key": key }).lean<BodyDocument>();
    return found ? { body: recordOf(found), digest: found.made?.digest } : undefined;
  },

  /** Changes what was seen as `version`. `taken`: the name is another's; undefined: it has changed meanwhile. */
  update: async (
    county: string,
    id: string,
    version: number,
    fields: Omit<Fields, "region" | "county">,
  ): Promise<BodyRecord | "taken" | undefined> => {
    const absent = (["phone", "address", "limit"] as const).filter((name) => fields[name] === undefined);
    try {
      const saved = await BodyModel.findOneAndUpdate(
        { _id: new Types.ObjectId(id), county, version },
        {
          $set: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
          ...(absent.length > 0 && { $unset: Object.fromEntries(absent.map((name) => [name, 1])) }),
          $inc: { version: 1 },
        },
        { returnDocument: "after" },
      ).lean<BodyDocument>();
      return saved ? recordOf(saved) : undefined;
    } catch (error) {
      if (isDuplicateKey(error)) return "taken";
      throw error;
    }
  },
};
export type BodyStore = typeof bodyStore;
