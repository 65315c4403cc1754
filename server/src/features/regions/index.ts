import type Router from "@koa/router";
import type { Point } from "@qizhen/shared/contract/fields";
import type { ImportReport } from "@qizhen/shared/contract/regions";
import type { RegionLevel } from "@qizhen/shared/vocabulary";
import type { Job } from "../../kernel/jobs/jobs";
import type { AppKit } from "../accounts";
import { aliasRoutes } from "./aliasRoutes";
import { aliasStore } from "./aliasStore";
import type { StaffDoor } from "./doors";
import { importRegions, previewImport, type ImportCommand } from "./importRegions";
import { regionRoutes } from "./routes";
import type { Located, Whereabouts } from "./rules/locate";
import { roomKey } from "./rules/roomKey";
import { keepSnapshot } from "./snapshot";
import { regionStore } from "./store";

export type { Located, LocatedBy, Whereabouts } from "./rules/locate";

/** A region as other features know it. */
export interface KnownRegion {
  code: string;
  level: RegionLevel;
  name: string;
  parent: string | null;
  /** Codes from the county down to itself. */
  path: readonly string[];
  centre: Point;
  /** Whether the last file of its county still has it. */
  inForce: boolean;
}

/** 区划: which regions there are, and which of them a place lies in. All but imports is answered from memory. */
export interface Regions {
  routes(router: Router): void;
  jobs: Job[];
  /** Reads the regions, and goes on watching for imports by other processes. Before that there are none. */
  start(): Promise<void>;
  stop(): void;
  /** Where a matter is. */
  locate(whereabouts: Whereabouts): Located;
  /** What the addresses of one home have in common, however they were typed; undefined where no door is named. */
  homeOf(address: string): string | undefined;
  /** A region in force or of the past; undefined when no file ever named it. */
  byCode(code: string): KnownRegion | undefined;
  /** The name of a region, or its code when no file ever named it. */
  nameOf(code: string): string;
  parentOf(code: string): string | undefined;
  /** Codes from the county down to a code, itself last; empty when unknown. */
  pathOf(code: string): readonly string[];
  /** Regions in force directly below a code, in order; the counties for null. */
  childrenOf(code: string | null): KnownRegion[];
  importFile(command: ImportCommand): Promise<ImportReport>;
}

const watchMs = 2000;
const dayMs = 24 * 60 * 60 * 1000;

/** Makes the feature. Composed after the accounts, whose door gives grid workers their accounts. */
export const createRegions = (kit: AppKit, { staff }: { staff: StaffDoor }): Regions => {
  const keeper = keepSnapshot(regionStore, kit.log);
  const region = (code: string) => keeper.current().byCode.get(code);
  const known = (code: string): KnownRegion | undefined => {
    const found = region(code);
    if (!found) return undefined;
    const { level, name, parent, path, centre, removedAt } = found;
    return { code, level, name, parent, path, centre, inForce: removedAt === null };
  };
  const changed = async () => {
    await keeper.refresh();
    await kit.changes.publish([{ topic: "region", subject: "regions", audience: ["everybody"] }]);
  };
  const importFile = async (command: ImportCommand) => {
    const report = await importRegions(command, { store: regionStore, staff });
    if (report.applied) await changed();
    return report;
  };
  return {
    routes: (router) => {
      aliasRoutes(router, kit, { current: keeper.current, aliases: aliasStore, changed });
      regionRoutes(router, kit, {
        current: keeper.current,
        staff,
        preview: (file) => previewImport(file, regionStore),
        import: async (command) => {
          const report = await importFile(command);
          kit.kick();
          return report;
        },
      });
    },
    jobs: [{ name: "regions.strays", everyMs: dayMs, run: (now) => regionStore.removeStrays(now) }],
    start: async () => {
      await keeper.refresh();
      keeper.start(watchMs);
    },
    stop: keeper.stop,
    locate: (whereabouts) => keeper.current().index.locate(whereabouts),
    homeOf: (address) => {
      const { grid, span, meant } = keeper.current().index.locate({ address });
      const room = meant ? undefined : roomKey(address, span?.[0]);
      return room && grid ? `${grid} ${room}` : undefined;
    },
    byCode: known,
    nameOf: (code) => region(code)?.name ?? code,
    parentOf: (code) => region(code)?.parent ?? undefined,
    pathOf: (code) => region(code)?.path ?? [],
    childrenOf: (code) =>
      (keeper.current().children.get(code) ?? []).map((r) => known(r.code)).filter((r) => r !== undefined),
    importFile,
  };
};
