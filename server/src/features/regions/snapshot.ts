import type { Log } from "../../kernel/log";
import { createLocateIndex, type LocateIndex } from "./rules/locate";
import type { RegionStore, StoredRegion } from "./store";

/** All regions in force, in memory, at one revision. */
export interface Snapshot {
  revision: number;
  /** Those of the past too (`removedAt`). */
  byCode: ReadonlyMap<string, StoredRegion>;
  /** By parent, in order of code; counties under null. Those in force only. */
  children: ReadonlyMap<string | null, readonly StoredRegion[]>;
  index: LocateIndex;
}

const snapshotOf = (revision: number, regions: readonly StoredRegion[]): Snapshot => {
  const inForce = regions.filter((r) => r.removedAt === null);
  const children = new Map<string | null, StoredRegion[]>();
  for (const region of inForce)
    children
      .set(region.parent, children.get(region.parent) ?? [])
      .get(region.parent)
      ?.push(region);
  return { revision, byCode: new Map(regions.map((r) => [r.code, r])), children, index: createLocateIndex(inForce) };
};

/** Keeps a snapshot fresh in this process: reads one small document now and then, and everything only when that has changed. */
export interface SnapshotKeeper {
  current(): Snapshot;
  /** Reads again if another revision is in force. */
  refresh(): Promise<void>;
  start(everyMs: number): void;
  stop(): void;
}

export const keepSnapshot = (store: Pick<RegionStore, "revision" | "readAll">, log: Log): SnapshotKeeper => {
  let snapshot = snapshotOf(0, []);
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const read = async () => {
    if ((await store.revision()) === snapshot.revision) return;
    const { revision, regions } = await store.readAll();
    snapshot = snapshotOf(revision, regions);
  };
  const refresh = async () => {
    // Who asks while a reading goes on may have written after it began: read once more.
    await reading;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    await reading;
  };
  return {
    current: () => snapshot,
    refresh,
    start: (everyMs) => {
      timer = setInterval(
        () =>
          void refresh().catch((error: unknown) => log.warn({ err: error }, "regions could not be read; trying again")),
        everyMs,
      );
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
