import type Router from "@koa/router";
import { visits as api } from "@qizhen/shared/contract/visits";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import type { AppKit } from "../../accounts";
import { calledFirst, listCallsFirst } from "../calls/callFirst";
import type { CallFirstRecord } from "../calls/callFirstStore";
import { showCalled, showContact } from "../calls/showContact";
import { visibleTo } from "../policy";
import { acceptSwap, findSwap, offerSwap, swapByDesk, withdrawSwap } from "../swaps/agreeSwap";
import { presentSwap } from "../swaps/presentSwap";
import { unsettledStore } from "../unsettled/unsettledStore";
import type { BookDoors } from "./bookSlot";
import { caseOfVisit, linkVisit } from "./caseOfVisit";
import { showVisit, showVisits } from "./showVisits";

/** HTTP of what becomes of visits (预约之后): other times, exchanges, cases, calls. */
export const visitRoutes = (router: Router, kit: AppKit, doors: BookDoors): void => {
  unsettledRoutes(router, kit, doors);
  swapRoutes(router, kit, doors);
  callRoutes(router, kit, doors);
};

const unsettledRoutes = (router: Router, { route, kick, log }: AppKit, doors: BookDoors) => {
  route(
    router,
    api.unsettled,
  )(async ({ query: { limit = ordinaryLimit, cursor } }, { actor, now }) => {
    const { items, next } = await unsettledStore.page(visibleTo(actor), { limit, cursor });
    return { items: await showVisits(items, actor, now, doors), next };
  });
  route(
    router,
    api.contact,
  )(({ params, body }, { actor, now }) =>
    showContact({ actor, id: params.id, reason: body.reason, now }, { ...doors, log }),
  );
  route(
    router,
    api.toCase,
  )(async ({ params, body }, { actor, intent, now }) => {
    const visit =
      "caseId" in body
        ? await linkVisit({ actor, visitId: params.id, caseId: body.caseId, intent, now }, doors)
        : (
            await caseOfVisit(
              {
                actor,
                visitId: params.id,
                description: body.description,
                more: body.category ? { category: body.category } : {},
                intent,
                now,
              },
              doors,
            )
          ).visit;
    kick();
    return showVisit(visit, actor, now, doors);
  });
};

const swapRoutes = (router: Router, { route, kick }: AppKit, doors: BookDoors) => {
  route(
    router,
    api.offerSwap,
  )(async ({ params }, { actor, now }) =>
    presentSwap(await offerSwap({ actor, appointmentId: params.id, now }, doors), actor, doors, now),
  );
  route(
    router,
    api.swap,
  )(async ({ params }, { actor, now }) => presentSwap(await findSwap(params.code), actor, doors, now));
  route(
    router,
    api.acceptSwap,
  )(async ({ params, body }, { actor, now }) => {
    const { appointmentId } = body;
    const visit = await acceptSwap({ actor, code: params.code, appointmentId, now }, doors);
    kick("appointments");
    return showVisit(visit, actor, now, doors);
  });
  route(
    router,
    api.withdrawSwap,
  )(async ({ params }, { actor, now }) =>
    presentSwap(await withdrawSwap({ actor, code: params.code }, doors), actor, doors, now),
  );
  route(
    router,
    api.swapByDesk,
  )(async ({ params, body }, { actor, intent, now }) => {
    const ids = [params.id, body.appointmentId] as const;
    const visit = await swapByDesk({ actor, ids, intent, now }, doors);
    kick("appointments");
    return showVisit(visit, actor, now, doors);
  });
};

const presentCall = (call: CallFirstRecord, now: Date, { cipher }: BookDoors) => ({
  id: call.id,
  askedAt: (call.openAt ?? call.agreedAt ?? now).toISOString(),
  visitor: {
    name: maskName(cipher.open(call.sealedName, "visit.name")),
    ...(call.sealedPhone !== undefined && { phone: maskPhone(cipher.open(call.sealedPhone, "visit.phone")) }),
  },
  noShows: call.noShows,
  tries: call.tries,
});

const callRoutes = (router: Router, { route, kick, log }: AppKit, doors: BookDoors) => {
  route(
    router,
    api.callsFirst,
  )(async ({ query: { limit = ordinaryLimit, cursor } }, { actor, now }) => {
    const { items, next } = await listCallsFirst(actor, { limit, cursor });
    return { items: items.map((call) => presentCall(call, now, doors)), next };
  });
  route(
    router,
    api.calledContact,
  )(({ params, body }, { actor, now }) =>
    showCalled({ actor, id: params.id, reason: body.reason, now }, { ...doors, log }),
  );
  route(
    router,
    api.calledFirst,
  )(async ({ params, body }, { actor, intent, now }) => {
    const call = await calledFirst({ actor, id: params.id, result: body.result, intent, now });
    kick("calls_first");
    return { ...presentCall(call, now, doors), agreed: call.openAt === undefined };
  });
};
