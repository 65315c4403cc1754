import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type Router from "@koa/router";
import { mediators as api } from "@qizhen/shared/contract/mediators";
import type { AppKit } from "../accounts";
import type { AccountsDoor, RegionsDoor } from "./doors";
import { listMediators } from "./listMediators";
import { presentMediator } from "./presenter";
import type { loadStore } from "./store";

/** What the routes stand on. */
export interface MediatorParts {
  accounts: AccountsDoor;
  regions: RegionsDoor;
  loads: typeof loadStore;
}

/** HTTP of mediators (调解员名录). Without a region: around where whoever asks lives or works. */
export function mediatorRoutes(router: Router, { route }: AppKit, { accounts, regions, loads }: MediatorParts): void {
  route(
    router,
    api.list,
  )(async ({ query }, { actor, now }) => {
    const region = query.region ?? actor.grid?.code ?? actor.region?.code;
    const { items, next } = await listMediators({ ...query, region }, { accounts, regions });
    const open = await loads.openOf(items.map(({ id }) => id));
    const today = dayOf(now);
    const present = items.filter(({ disabled }) => !disabled);
    return { items: present.map((one) => presentMediator(one, open.get(one.id) ?? 0, today, regions.nameOf)), next };
  });
}
