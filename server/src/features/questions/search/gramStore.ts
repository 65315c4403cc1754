import { blockSize, countIn } from "../rules/search/postings";
import { placeName, readListId, type ListId } from "../rules/search/places";
import { GramListModel, GramModel } from "./model";

/** A list as it should be, made from the list as it is. */
export type ListChange = (list: Buffer) => Buffer;

interface Row {
  version: number;
  list: Buffer;
}

/** Larger than any count in a list, so that a stamp grows with each version. */
const stampStep = blockSize * 2;
const idsAtOnce = 500;
/** Others may be writing the same lists; one of them gets on each time. */
const mostTries = 40;

const pieces = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / idsAtOnce) }, (_, at) => all.slice(at * idsAtOnce, (at + 1) * idsAtOnce));

const bytesOf = (value: unknown): Buffer =>
  Buffer.isBuffer(value) ? value : Buffer.from((value as { buffer: Uint8Array }).buffer);

const rowsOf = async (ids: readonly string[]): Promise<Map<string, Row>> => {
  const rows = await GramListModel.find({ _id: { $in: [...ids] } }).lean();
  return new Map(rows.map(({ _id, version, list }) => [_id, { version, list: bytesOf(list) }]));
};

type Bulk = Parameters<typeof GramListModel.collection.bulkWrite>[0];

/** Only where the list is still the one that was read. A list that two make at once is made by one; the other reads it and goes on. */
const writeOf = (id: string, before: Row | undefined, list: Buffer) =>
  before
    ? { updateOne: { filter: { _id: id, version: before.version }, update: { $set: { list, version: before.version + 1 } } } } // prettier-ignore
    : { insertOne: { document: { _id: id, block: readListId(id).block, version: 1, list } } };

const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === 11_000;

const send = async (writes: readonly object[]): Promise<void> => {
  try {
    await GramListModel.collection.bulkWrite(writes as unknown as Bulk, { ordered: false });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
};

/** What is to be said of lists that were written: by gram, for each list a stamp. */
export type Stamps = Map<string, Record<string, number>>;

const stampsOf = (rows: ReadonlyMap<string, Row>, stamps: Stamps): void => {
  for (const [id, { version, list }] of rows) {
    const where = readListId(id);
    const max = stamps.get(where.gram) ?? {};
    max[`n.${placeName(where)}`] = version * stampStep + countIn(list);
    stamps.set(where.gram, max);
  }
};

/** Makes lists what they should be; what is read after each write decides, so that a repeat after a crash finishes the work. */
const changeSome = async (changes: ReadonlyMap<string, ListChange>, stamps: Stamps): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const rows = await rowsOf([...changes.keys()]);
    const writes = [...changes].flatMap(([id, change]) => {
      const before = rows.get(id);
      const old = before?.list ?? Buffer.alloc(0);
      const list = change(old);
      return list === old || list.equals(old) ? [] : [writeOf(id, before, list)];
    });
    if (writes.length === 0) {
      stampsOf(rows, stamps);
      return;
    }
    await send(writes);
  }
  throw new Error("lists of grams are written by too many at once");
};

/** Lists of grams. They are of everybody: only what is published stands in them. */
export const gramStore = {
  /**
   * Writes lists. They are not read before they are stamped.
   * @throws Error where others keep writing the same lists; to be tried again
   */
  change: async (changes: ReadonlyMap<string, ListChange>, stamps: Stamps): Promise<void> => {
    for (const some of pieces([...changes])) await changeSome(new Map(some), stamps);
  },
  /** Says of each list how many are in it now; repeated, or late, it changes nothing. */
  stamp: async (stamps: Stamps): Promise<void> => {
    const writes = [...stamps].map(([gram, max]) => ({
      updateOne: { filter: { _id: gram }, update: { $max: max }, upsert: true },
    }));
    for (const some of pieces(writes))
      await GramModel.collection.bulkWrite(some as unknown as Parameters<typeof GramModel.collection.bulkWrite>[0], {
        ordered: false,
      });
  },
  /** The lists of each gram, with how many are in each. */
  listsOfGrams: async (grams: readonly string[]): Promise<Map<string, (ListId & { count: number })[]>> => {
    const found = await GramModel.find({ _id: { $in: [...grams] } }).lean();
    return new Map(
      found.map(({ _id, n }) => [
        _id,
        Object.entries(n).map(([place, stamped]) => ({
          ...readListId(`${_id}|${place}`),
          count: stamped % stampStep,
        })),
      ]),
    );
  },
  read: async (ids: readonly string[]): Promise<Map<string, Buffer>> =>
    new Map([...(await rowsOf(ids))].map(([id, { list }]) => [id, list])),
  /** Names of the lists of a block, a page after another. */
  namesIn: async (block: number): Promise<string[]> => {
    const rows = await GramListModel.find({ block }, { _id: 1 }).sort({ _id: 1 }).lean();
    return rows.map(({ _id }) => _id);
  },
};
