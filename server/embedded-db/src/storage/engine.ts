import { statfsSync } from "node:fs";
import { open, type RootDatabase } from "lmdb";
import { DatabaseError } from "../errors";

/** An entry of a tree. */
export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Where to read: bytes from `start` up to, not including, `end`; backwards if `reverse`. */
export interface Range {
  start: Buffer;
  end: Buffer;
  reverse?: boolean;
  limit?: number;
}

/** The durable, ordered map of bytes to bytes that all is kept in. */
export interface Engine {
  get(key: Buffer): Buffer | undefined;
  range(range: Range): Entry[];
  /** How many entries; looks at each. */
  count(range: Range): number;
  /** How many entries if they are fewer than `most`, else `most`; a look at so many at the most. */
  countFew(range: Range, most: number): number;
  /** Only inside {@link Engine.write}. */
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  /**
   * Runs work that may put and remove, alone, and resolves when all of it is on the disk (fdatasync). Many that ask at once
   * share one commit. Work that throws keeps what it had put: check before the first put.
   */
  write<T>(work: () => T): Promise<T>;
  /** Is called when a commit failed, so that what memory knows is read anew. */
  onLost(forget: () => void): void;
  /** Bytes of the file. */
  size(): number;
  close(): Promise<void>;
}

const bounds = ({ start, end, reverse, limit }: Range) => ({
  ...(reverse ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true } : { start, end }),
  ...(limit !== undefined && { limit }),
});

type Outcome<T> = { value: T } | { error: unknown };
const attempt = <T>(work: () => T): Outcome<T> => {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
};

const littleBytes = 1024 * 1024;

/** A full disk shows itself as one error or another; whether there is room tells which it was. */
const lost = (error: unknown, folder: string): DatabaseError => {
  const text = String((error as Error).message);
  const { bavail, bsize } = statfsSync(folder);
  const full = /space|ENOSPC|MAP_FULL|quota/i.test(text) || bavail * bsize < littleBytes;
  return new DatabaseError(
    full ? 14031 : 1,
    full ? "No space left on the disk; nothing was written" : `Write failed: ${text}`,
  );
};

/** Opens the file in a folder; the caller holds the lock on it. */
export const openEngine = (folder: string): Engine => {
  const root: RootDatabase<Buffer, Buffer> = open({
    path: folder,
    // a folder, also where its name holds a dot
    noSubdir: false,
    keyEncoding: "binary",
    encoding: "binary",
    // otherwise a failed commit rejects where nobody can catch it
    eventTurnBatching: false,
    maxReaders: 8,
  });
  let forget: () => void = () => undefined;

  const write = async <T>(work: () => T): Promise<T> => {
    let outcome: Outcome<T>;
    try {
      outcome = await root.transaction(() => attempt(work));
    } catch (error) {
      const { commitError } = error as { commitError?: Promise<unknown> };
      const cause = await (commitError ?? Promise.reject(error as Error)).then(
        () => error,
        (reason: unknown) => reason,
      );
      forget();
      throw lost(cause, folder);
    }
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  };
  return {
    get: (key) => root.get(key),
    range: (range) => [...root.getRange(bounds(range))] as Entry[],
    count: (range) => root.getKeysCount(bounds(range)),
    countFew: (range, most) => {
      const enough = [...root.getKeys({ ...bounds(range), offset: most - 1, limit: 1 })].length > 0;
      return enough ? most : root.getKeysCount(bounds(range));
    },
    put: (key, value) => root.putSync(key, value),
    remove: (key) => void root.removeSync(key),
    write,
    onLost: (call) => {
      forget = call;
    },
    size: () => {
      const { pageSize = 4096, lastPageNumber = 0 } = root.getStats() as { pageSize?: number; lastPageNumber?: number };
      return pageSize * (lastPageNumber + 1);
    },
    close: () => root.close(),
  };
};
