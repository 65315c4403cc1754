import type Router from "@koa/router";
import { api } from "@qizhen/shared/contract";
import { forbidden, notFound } from "../../kernel/errors";
import type { Actor, AppKit } from "../accounts";
import { addAlias } from "./addAlias";
import type { AliasStore } from "./aliasStore";
import { mayName, worksIn } from "./policy";
import { presentAlias } from "./presenter";
import type { Snapshot } from "./snapshot";
import type { StoredRegion } from "./store";
import { words } from "./words";

/** What the routes of aliases need of the feature. */
export interface AliasesInside {
  current(): Snapshot;
  aliases: AliasStore;
  /** Aliases have changed: this process knows at once, others soon, open clients are told. */
  changed(): Promise<void>;
}

const regionOf = ({ byCode }: Snapshot, code: string): StoredRegion => {
  const region = byCode.get(code);
  if (!region || region.removedAt !== null) throw notFound(words.notThere);
  return region;
};

const checkMay = (may: (actor: Actor, path: readonly string[]) => boolean, actor: Actor, { path }: StoredRegion) => {
  if (!may(actor, path)) throw forbidden(words.notYourPlace);
};

/** HTTP of aliases (别名、老地名). */
export const aliasRoutes = (router: Router, { route }: AppKit, { current, aliases, changed }: AliasesInside): void => {
  route(
    router,
    api.regions.aliases,
  )(async ({ params: { code } }, { actor }) => {
    const region = regionOf(current(), code);
    checkMay(worksIn, actor, region);
    const items = (await aliases.of(code)).map(presentAlias);
    const own = new Set(items.map(({ name }) => name));
    const estates = current()
      .index.estatesIn(code)
      .filter((name) => !own.has(name));
    return { items, estates, mayEdit: mayName(actor, region.path) };
  });

  route(
    router,
    api.regions.addAlias,
  )(async ({ params: { code }, body: { name, estate } }, { actor, now }) => {
    const region = regionOf(current(), code);
    checkMay(mayName, actor, region);
    const by = { id: actor.id, name: actor.name };
    const added = await addAlias({ region, name, estate, by, now }, { store: aliases, snapshot: current() });
    await changed();
    return presentAlias(added);
  });

  route(
    router,
    api.regions.removeAlias,
  )(async ({ params: { code, id } }, { actor }) => {
    checkMay(mayName, actor, regionOf(current(), code));
    await aliases.remove(code, id);
    await changed();
    return { removed: true as const };
  });
};
