import type Router from "@koa/router";
import { api } from "@qizhen/shared/contract";
import type { ImportReport } from "@qizhen/shared/contract/regions";
import { forbidden, notFound } from "../../kernel/errors";
import type { Actor, AppKit } from "../accounts";
import type { StaffDoor } from "./doors";
import type { ImportCommand } from "./importRegions";
import { mayImport, mayReplace } from "./policy";
import { presentLocated, presentMapped, presentNamed, presentRegion } from "./presenter";
import type { Snapshot } from "./snapshot";
import type { StoredRegion } from "./store";
import { words } from "./words";

/** What the routes need of the feature. */
export interface RegionsInside {
  current(): Snapshot;
  staff: StaffDoor;
  preview(file: unknown): Promise<ImportReport>;
  import(command: ImportCommand): Promise<ImportReport>;
}

/** A region in force. @throws notFound */
const inForce = ({ byCode }: Snapshot, code: string): StoredRegion => {
  const region = byCode.get(code);
  if (!region || region.removedAt !== null) throw notFound(words.notThere);
  return region;
};

const atWork = ({ disabled }: { disabled: boolean }) => !disabled;

const readRoutes = (router: Router, { route }: AppKit, { current, staff }: RegionsInside) => {
  route(
    router,
    api.regions.list,
  )(({ query: { parent } }) => {
    const snapshot = current();
    if (parent !== undefined) inForce(snapshot, parent);
    return Promise.resolve({ items: (snapshot.children.get(parent ?? null) ?? []).map(presentRegion) });
  });

  route(
    router,
    api.regions.locate,
  )(({ query: { lng, lat, address, scene } }) => {
    const snapshot = current();
    const point = lng === undefined || lat === undefined ? undefined : { lng, lat };
    return Promise.resolve(presentLocated(snapshot, snapshot.index.locate({ point, address, scene })));
  });

  route(
    router,
    api.regions.map,
  )(({ params: { code } }) => {
    const snapshot = current();
    const region = inForce(snapshot, code);
    const within = region.path.slice(0, -1).map((above) => presentNamed(snapshot, above));
    return Promise.resolve({
      region: presentMapped(region),
      children: (snapshot.children.get(code) ?? []).map(presentMapped),
      within: within.filter((named) => named !== null),
    });
  });

  route(
    router,
    api.regions.team,
  )(async ({ params: { code } }) => {
    const snapshot = current();
    const grid = inForce(snapshot, code);
    const [workers, mediators] = await Promise.all([
      staff.staffInRegions([code], "grid_worker"),
      staff.staffInRegions(grid.path.slice(1, -1), "mediator"),
    ]);
    return {
      grid: { code, name: grid.name },
      workers: workers
        .filter(atWork)
        .map(({ id, name, phone }) => ({ id, name, ...(phone !== undefined && { phone }) })),
      mediators: mediators
        .filter(atWork)
        .map((m) => ({ id: m.id, name: m.name, region: snapshot.byCode.get(m.region)?.name ?? m.region })),
    };
  });
};

const importRoutes = (router: Router, { route }: AppKit, inside: RegionsInside) => {
  const check = (actor: Actor) => {
    if (!mayImport(actor)) throw forbidden(words.notYourCounty);
  };
  route(
    router,
    api.regions.previewImport,
  )(({ body: { file } }, { actor }) => {
    check(actor);
    return inside.preview(file);
  });
  route(
    router,
    api.regions.import,
  )(({ body: { file, force } }, { actor, now }) => {
    check(actor);
    return inside.import({ file, by: actor.id, mayReplace: mayReplace(actor), force: force ?? false, now });
  });
};

/** HTTP of regions (区划). */
export const regionRoutes = (router: Router, kit: AppKit, inside: RegionsInside): void => {
  readRoutes(router, kit, inside);
  importRoutes(router, kit, inside);
};
