import type Router from "@koa/router";
import { directory as api } from "@qizhen/shared/contract/directory";
import type { AppKit } from "../accounts";
import { findPerson } from "./findPerson";
import { listCentres } from "./listCentres";
import { listPeople, type ListParts } from "./listPeople";
import { neighbourhoodOf } from "./place";
import { presentDetail, presentPerson } from "./presenter";
import { proposeTime } from "./proposeTime";

/** HTTP of the directory (名录). */
export const directoryRoutes = (router: Router, { route }: AppKit, parts: ListParts): void => {
  const { regions, booking } = parts;
  route(
    router,
    api.people,
  )(async ({ query: { region, ...wanted } }, { actor, now }) => {
    const around = neighbourhoodOf(region, actor, parts);
    const { items, next } = await listPeople(wanted, around, now, parts);
    return { items: items.map((one) => presentPerson(one, now, regions)), next };
  });
  route(
    router,
    api.person,
  )(async ({ params, query }, { actor, now }) => {
    const around = neighbourhoodOf(query.region, actor, parts);
    return presentDetail(await findPerson(params.id, around, now, parts), now, regions);
  });
  route(
    router,
    api.centres,
  )(async ({ query }, { actor, now }) => ({
    items: await listCentres(neighbourhoodOf(query.region, actor, parts), now, parts),
  }));
  route(
    router,
    api.propose,
  )(async ({ query: { region, ...wanted } }, { actor, now }) => {
    const found = await proposeTime(wanted, neighbourhoodOf(region, actor, parts), now, parts);
    if (!found) return { proposal: null };
    const person = presentPerson(found.found, now, regions);
    return { proposal: { person, slot: booking.presentSlot(found.time), because: found.because } };
  });
};
