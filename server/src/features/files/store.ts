import { finished } from "node:stream/promises";
import type { Readable } from "node:stream";
import mongoose, { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { FileModel, type FileRecord } from "./model";
import { isId } from "../../kernel/ids";

/** A file as its feature knows it. */
export interface StoredFile {
  id: string;
  owner: string;
  kind: FileRecord["kind"];
  mime: string;
  bytes: number;
  width: number | undefined;
  height: number | undefined;
  seconds: number | undefined;
  blob: string;
  thumb: string | undefined;
  caseId: string | undefined;
  room: string | undefined;
}

/** What is to be kept of an upload. */
export interface Content {
  kind: FileRecord["kind"];
  mime: string;
  main: Buffer;
  thumb: Buffer | undefined;
  width?: number | undefined;
  height?: number | undefined;
  seconds?: number | undefined;
}

const hourMs = 60 * 60 * 1000;
/** How long a file waits for the report or message it was sent for. */
const waitMs = 3 * 24 * hourMs;
/** How long its bytes may take to be written, before it counts as left behind. */
const writeMs = hourMs;

type Complete = FileRecord & { blob: Types.ObjectId };
const isComplete = <T extends FileRecord>(record: T | null): record is T & Complete => record?.blob !== undefined;

const opened = (record: Complete): StoredFile => ({
  id: record._id.toHexString(),
  owner: record.owner,
  kind: record.kind,
  mime: record.mime,
  bytes: record.bytes,
  width: record.width,
  height: record.height,
  seconds: record.seconds,
  blob: record.blob.toHexString(),
  thumb: record.thumb?.toHexString(),
  caseId: record.caseId,
  room: record.room,
});

const bucket = () => {
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return new mongoose.mongo.GridFSBucket(db, { bucketName: "blobs" });
};

const writeBlob = async (bytes: Buffer, file: string): Promise<Types.ObjectId> => {
  const stream = bucket().openUploadStream(file, { metadata: { file } });
  stream.end(bytes);
  await finished(stream);
  return stream.id as Types.ObjectId;
};

const removeBlobs = async (ids: readonly (Types.ObjectId | undefined)[]) => {
  for (const id of ids) {
    if (!id) continue;
    // One that is gone already was swept by another process.
    await bucket()
      .delete(id)
      .catch((error: unknown) => {
        if (!(error instanceof mongoose.mongo.MongoRuntimeError)) throw error;
      });
  }
};

/** All bytes that were written for a file, also by a process that died before it could say so. */
const blobsOf = async (file: string) =>
  (await bucket().find({ filename: file }).toArray()).map(({ _id }) => _id as Types.ObjectId);

/** A place for a file: with the digest of what it is for, and the file itself once it is written. */
export interface Claim {
  id: string;
  digest: string | undefined;
  file: StoredFile | undefined;
}
const claimOf = (record: FileRecord): Claim => ({
  id: record._id.toHexString(),
  digest: record.intent?.digest,
  file: isComplete(record) ? opened(record) : undefined,
});
const oneByIntent = (owner: string, key: string) => FileModel.findOne({ owner, "intent.key": key }).lean();

/** Files as they are kept. Owner first, or the file's own id where a policy has been asked. */
export const fileStore = {
  find: async (id: string): Promise<StoredFile | undefined> => {
    const found = isId(id) ? await FileModel.findById(id).lean() : null;
    return isComplete(found) ? opened(found) : undefined;
  },

  findMany: async (ids: readonly string[]): Promise<StoredFile[]> => {
    const found = await FileModel.find({ _id: { $in: ids.filter(isId) } }).lean();
    return found.filter((record) => isComplete(record)).map(opened);
  },

  findByIntent: async (owner: string, key: string): Promise<Claim | undefined> => {
    const found = await oneByIntent(owner, key);
    return found ? claimOf(found) : undefined;
  },

  /** Files of somebody that belong to nothing yet. */
  countWaiting: (owner: string, now: Date): Promise<number> =>
    FileModel.countDocuments({ owner, expiresAt: { $gt: now } }),

  /**
   * Takes a place for a file, before its bytes are written: what a crash leaves behind is then found and swept. Of several with
   * one intent all get the place of the first.
   */
  claim: async (owner: string, content: Content, intent: FileRecord["intent"], now: Date): Promise<Claim> => {
    const { kind, mime, main, width, height, seconds } = content;
    const details = Object.entries({ width, height, seconds, intent }).filter(([, value]) => value !== undefined);
    const expiresAt = new Date(now.getTime() + writeMs);
    const record = { owner, kind, mime, bytes: main.length, ...Object.fromEntries(details), createdAt: now, expiresAt };
    try {
      return claimOf((await FileModel.create(record)).toObject());
    } catch (error) {
      const other = isDuplicateKey(error) && intent ? await oneByIntent(owner, intent.key) : null;
      if (!other) throw error;
      return claimOf(other);
    }
  },

  /** Writes the bytes of a file that was claimed. Where two do, one of them is kept, and both are told so. */
  write: async (id: string, content: Content, now: Date): Promise<StoredFile> => {
    const blob = await writeBlob(content.main, id);
    const thumb = content.thumb && (await writeBlob(content.thumb, id));
    const saved = await FileModel.findOneAndUpdate(
      { _id: id, blob: { $exists: false }, sweptAt: { $exists: false } },
      { $set: { blob, ...(thumb && { thumb }), expiresAt: new Date(now.getTime() + waitMs) } },
      { returnDocument: "after" },
    ).lean();
    if (isComplete(saved)) return opened(saved);
    await removeBlobs([blob, thumb]);
    const winner = await FileModel.findById(id).lean();
    if (!isComplete(winner)) throw new Error("an upload was swept while it was written");
    return opened(winner);
  },

  /** Binds somebody's own file to a case, or to a room of it. Again is fine; bound elsewhere, or another's, is not. */
  attach: async (
    owner: string,
    id: string,
    to: { caseId: string; room: string | undefined },
  ): Promise<StoredFile | undefined> => {
    if (!isId(id)) return undefined;
    const { caseId, room } = to;
    const free = { caseId: { $exists: false } };
    const here = { caseId, room: room ?? { $exists: false } };
    const found = await FileModel.findOneAndUpdate(
      { _id: id, owner, blob: { $exists: true }, $or: [free, here] },
      { $set: { caseId, ...(room !== undefined && { room }) }, $unset: { expiresAt: 1 } },
      { returnDocument: "after" },
    ).lean();
    return isComplete(found) ? opened(found) : undefined;
  },

  /** Undoes a binding that has just been made. */
  detach: async (owner: string, id: string, caseId: string, now: Date): Promise<void> => {
    await FileModel.updateOne(
      { _id: id, owner, caseId },
      { $unset: { caseId: 1, room: 1 }, $set: { expiresAt: new Date(now.getTime() + waitMs) } },
    );
  },

  /** The bytes of a blob, both ends included. */
  read: (blob: string, range?: { from: number; to: number }): Readable =>
    bucket().openDownloadStream(new Types.ObjectId(blob), range && { start: range.from, end: range.to + 1 }),

  /** The length of a blob in bytes; undefined where it is gone. */
  sizeOf: async (blob: string): Promise<number | undefined> =>
    (
      await bucket()
        .find({ _id: new Types.ObjectId(blob) })
        .toArray()
    )[0]?.length,

  /** Removes files that waited too long. @returns how many */
  sweep: async (now: Date, limit: number): Promise<number> => {
    const due = await FileModel.find({ expiresAt: { $lte: now } })
      .sort({ expiresAt: 1 })
      .limit(limit)
      .lean();
    let removed = 0;
    for (const { _id } of due) {
      // Nobody can bind it from here on; if this dies half-way, the next sweep goes on.
      const { matchedCount } = await FileModel.updateOne(
        { _id, expiresAt: { $lte: now }, caseId: { $exists: false } },
        { $set: { sweptAt: now }, $unset: { blob: 1 } },
      );
      if (matchedCount === 0) continue;
      await removeBlobs(await blobsOf(_id.toHexString()));
      await FileModel.deleteOne({ _id, sweptAt: { $exists: true } });
      removed++;
    }
    return removed;
  },
};
export type FileStore = typeof fileStore;
