import type Router from "@koa/router";
import { referrals as api } from "@qizhen/shared/contract/referrals";
import type { ReferralBox } from "@qizhen/shared/vocabulary";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { notFound } from "../../kernel/errors";
import { hasRole, type Actor, type AppKit } from "../accounts";
import { actOnReferral, findVisible } from "./actOnReferral";
import type { BodyStore } from "./bodies/bodyStore";
import { createBody, updateBody } from "./bodies/saveBody";
import type { ReferralDoors } from "./doors";
import { presentBody, presentReferral, presentSheet } from "./presenter";
import { receiveFrom } from "./receiveFrom";
import type { BodyRecord } from "./record";
import type { ReferralScope, ReferralStore } from "./referralStore";
import { sendReferral } from "./sendReferral";
import { words } from "./words";

export interface ReferralParts extends ReferralDoors {
  referrals: ReferralStore;
  bodies: BodyStore;
}

/** Whose referrals somebody reads: those of their body, of their region, or that they sent themselves. */
const scopeOf = (actor: Actor, side: "received" | "sent", box: ReferralBox): ReferralScope => {
  if (hasRole(actor, "department", "expert"))
    return { memberIds: actor.id, direction: side === "received" ? "out" : "in", box };
  if (hasRole(actor, "clerk", "leader", "admin") && actor.region)
    return { regionPath: actor.region.code, direction: side === "received" ? "in" : "out", box };
  return { "sentBy.id": actor.id, direction: side === "received" ? "in" : "out", box };
};

/** HTTP of the directory of bodies (单位名录). */
const bodyRoutes = (router: Router, { route }: AppKit, parts: ReferralParts) => {
  const { bodies, accounts, regions } = parts;
  const show = async (found: readonly BodyRecord[]) => {
    const members = await accounts.staffByIds(found.flatMap(({ receiverIds }) => receiverIds));
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return found.map((one) => presentBody(one, names, regions.nameOf));
  };
  const showOne = async (body: BodyRecord) => {
    const [shown] = await show([body]);
    if (!shown) throw notFound(words.bodyNotFound);
    return shown;
  };

  route(
    router,
    api.bodies,
  )(async ({ query }, { actor }) => {
    const county = regions.pathOf(actor.region?.code ?? "")[0] ?? "";
    const { items, next } = await bodies.page(county, {
      regions: query.region ? regions.pathOf(query.region) : undefined,
      all: query.all !== undefined && hasRole(actor, "admin"),
      limit: query.limit ?? ordinaryLimit,
      cursor: query.cursor,
    });
    return { items: await show(items), next };
  });

  route(
    router,
    api.createBody,
  )(async ({ body }, { actor, intent }) => showOne(await createBody({ actor, fields: body, intent }, parts)));

  route(
    router,
    api.updateBody,
  )(async ({ params, body }, { actor }) => showOne(await updateBody({ actor, id: params.id, fields: body }, parts)));
};

/** HTTP of referrals (三调对接). */
export const referralRoutes = (router: Router, kit: AppKit, parts: ReferralParts) => {
  const { route, kick, log } = kit;
  bodyRoutes(router, kit, parts);

  route(
    router,
    api.send,
  )(async ({ params, body }, { actor, now, intent }) => {
    const { materials = [], ...rest } = body;
    const sent = await sendReferral({ actor, caseId: params.id, ...rest, materials, intent, now }, parts);
    kick();
    return presentReferral(sent, actor, now);
  });

  route(
    router,
    api.receiveFrom,
  )(async ({ body }, { actor, now, intent }) => {
    const made = await receiveFrom({ actor, request: body, intent, now }, parts);
    kick();
    return presentReferral(made, actor, now);
  });

  route(
    router,
    api.ofCase,
  )(async ({ params, query }, { actor, now }) => {
    if (!(await parts.cases.sees(actor, params.id))) throw notFound(words.notFound);
    const { items, next } = await parts.referrals.page(
      { caseId: params.id },
      query.limit ?? ordinaryLimit,
      query.cursor,
    );
    return { items: items.map((one) => presentReferral(one, actor, now)), next };
  });

  route(
    router,
    api.list,
  )(async ({ query }, { actor, now }) => {
    const scope = scopeOf(actor, query.side, query.box ?? "sign");
    const { items, next } = await parts.referrals.page(scope, query.limit ?? ordinaryLimit, query.cursor);
    return { items: items.map((one) => presentReferral(one, actor, now)), next };
  });

  route(
    router,
    api.get,
  )(async ({ params }, { actor, now }) => {
    const found = await findVisible(actor, params.id, parts);
    const c = await parts.cases.forReferral(found.caseId);
    if (!c) throw notFound(words.notFound);
    return presentSheet(found, c, actor, now);
  });

  route(
    router,
    api.act,
  )(async ({ params, body }, { actor, now, intent }) => {
    const saved = await actOnReferral({ actor, id: params.id, request: body, intent, now }, { ...parts, log });
    kick();
    return presentReferral(saved, actor, now);
  });
};
