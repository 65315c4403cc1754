import type { Log } from "../../kernel/log";
import { createBorders, createLocateIndex, type Borders, type LocateIndex } from "./rules/locate";
import type { RegionsAt, RegionStore, StoredRegion } from "./store";

/** All regions in force, in memory, at one revision. */
export interface Snapshot {
  revision: number;
  aliasRevision: number;
  /** Those of the past too (`removedAt`). */
  byCode: ReadonlyMap<string, StoredRegion>;
  /** By parent, in order of code; counties under null. Those in force only. */
  children: ReadonlyMap<string | null, readonly StoredRegion[]>;
  borders: Borders;
  index: LocateIndex;
}

const inForceOf = (regions: Iterable<StoredRegion>) => [...regions].filter((r) => r.removedAt === null);

const snapshotOf = ({ revision, aliasRevision, regions, aliases }: Omit<RegionsAt, "sets">): Snapshot => {
  const inForce = inForceOf(regions);
  const children = new Map<string | null, StoredRegion[]>();
  for (const region of inForce)
    children
      .set(region.parent, children.get(region.parent) ?? [])
      .get(region.parent)
      ?.push(region);
  const borders = createBorders(inForce);
  const byCode = new Map(regions.map((r) => [r.code, r]));
  return { revision, aliasRevision, byCode, children, borders, index: createLocateIndex(inForce, aliases, borders) };
};

/** The same regions under other names. */
const renamed = (snapshot: Snapshot, { aliasRevision, aliases }: Pick<RegionsAt, "aliasRevision" | "aliases">) => ({
  ...snapshot,
  aliasRevision,
  index: createLocateIndex(inForceOf(snapshot.byCode.values()), aliases, snapshot.borders),
});

/** Keeps a snapshot fresh in this process: reads one small document now and then, and everything only when that has changed. */
export interface SnapshotKeeper {
  current(): Snapshot;
  /** Reads again if another revision is in force. */
  refresh(): Promise<void>;
  start(everyMs: number): void;
  stop(): void;
}

type Reading = Pick<RegionStore, "revisions" | "readAll" | "readAliases">;

export const keepSnapshot = (store: Reading, log: Log): SnapshotKeeper => {
  let snapshot = snapshotOf({ revision: 0, aliasRevision: 0, regions: [], aliases: [] });
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const read = async () => {
    const { revision, aliasRevision } = await store.revisions();
    if (revision !== snapshot.revision) snapshot = snapshotOf(await store.readAll());
    else if (aliasRevision !== snapshot.aliasRevision) snapshot = renamed(snapshot, await store.readAliases());
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
