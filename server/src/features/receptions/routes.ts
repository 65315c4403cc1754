import type Router from "@koa/router";
import { receptions as api } from "@qizhen/shared/contract/receptions";
import type { AppKit } from "../accounts";
import { actOnDay } from "./days/actOnDay";
import { listUpcoming } from "./days/listUpcoming";
import { readDay } from "./days/readDay";
import type { ReceptionParts } from "./doors";
import { registerMatter } from "./matters/registerMatter";
import { actOnCalendar } from "./months/actOnCalendar";
import { draftCalendar } from "./months/draftCalendar";
import { readMonth } from "./months/readMonth";
import { readSettings, saveSettings } from "./months/settings";
import { readReport } from "./report/readReport";

const monthRoutes = (router: Router, { route, kick }: AppKit, parts: ReceptionParts) => {
  route(router, api.month)(({ query }, { actor, now }) => readMonth({ actor, ...query, now }, parts));
  route(
    router,
    api.draft,
  )(async ({ body }, { actor, intent, now }) => {
    const shown = await draftCalendar({ actor, ...body, intent, now }, parts);
    kick("reception_months");
    return shown;
  });
  route(
    router,
    api.actOnMonth,
  )(async ({ params, body }, { actor, intent, now }) => {
    const shown = await actOnCalendar({ actor, monthId: params.id, request: body, intent, now }, parts);
    kick();
    return shown;
  });
  route(router, api.settings)(({ query }, { actor }) => readSettings(actor, query.centre, parts));
  route(
    router,
    api.saveSettings,
  )(({ body: { centre, version, ...form } }, { actor, now }) =>
    saveSettings({ actor, centre, version, form, now }, parts),
  );
};

/** HTTP of receptions (领导接访日). */
export const receptionRoutes = (router: Router, kit: AppKit, parts: ReceptionParts): void => {
  const { route, kick } = kit;
  monthRoutes(router, kit, parts);
  route(
    router,
    api.upcoming,
  )(async ({ query }, { actor, now }) => ({ items: await listUpcoming({ actor, region: query.region, now }, parts) }));
  route(router, api.day)(({ params }, { actor, now }) => readDay({ actor, dayId: params.id, now }, parts));
  route(
    router,
    api.actOnDay,
  )(async ({ params, body }, { actor, intent, now }) => {
    const shown = await actOnDay({ actor, dayId: params.id, request: body, intent, now }, parts);
    kick();
    return shown;
  });
  route(
    router,
    api.register,
  )(async ({ params, body }, { actor, now }) => {
    const shown = await registerMatter({ actor, dayId: params.id, form: body, now }, parts);
    kick();
    return shown;
  });
  route(
    router,
    api.report,
  )(({ query }, { actor, now }) => readReport({ actor, region: query.region, month: query.month, now }, parts));
};
