import type Router from "@koa/router";
import { evaluation as api } from "@qizhen/shared/contract/evaluation";
import { returnVisits } from "@qizhen/shared/contract/returnVisits";
import { ordinaryLimit } from "../../kernel/db/keyset";
import type { AppKit } from "../accounts";
import type { EvaluationDoors } from "./doors";
import { checkRating, listChecks } from "./ratings/checkRating";
import { rateCase } from "./ratings/rateCase";
import type { RatingStore } from "./ratings/ratingStore";
import { presentRating, ratingsOf, ratingsOfMe } from "./ratings/readRatings";
import { actOnVisit } from "./visits/actOnVisit";
import { answerVisit } from "./visits/answerVisit";
import { getVisit, listVisits, showVisit, waitingVisit } from "./visits/readVisits";
import type { VisitStore } from "./visits/visitStore";

export interface EvaluationParts extends EvaluationDoors {
  ratings: RatingStore;
  visits: VisitStore;
  cipher: AppKit["cipher"];
}

/** HTTP of ratings (评诊). */
const ratingRoutes = (router: Router, { route, kick }: AppKit, parts: EvaluationParts) => {
  route(
    router,
    api.rate,
  )(async ({ params, body }, { actor, intent, now }) => {
    const saved = await rateCase({ actor, caseId: params.id, body, intent, now }, parts);
    kick();
    return presentRating(saved, actor, parts, now);
  });
  route(router, api.ratingOf)(({ params }, { actor, now }) => ratingsOf(actor, params.id, parts, now));
  route(
    router,
    api.checks,
  )(({ query: { state, limit = ordinaryLimit, cursor } }, { actor, now }) =>
    listChecks(actor, { state, limit, cursor }, parts, now),
  );
  route(
    router,
    api.check,
  )(({ params, body }, { actor, now }) => checkRating({ actor, id: params.id, ...body, now }, parts));
  route(router, api.ofMe)((_, { actor }) => ratingsOfMe(actor, parts));
};

/** HTTP of return visits (回访). */
const visitRoutes = (router: Router, { route, kick }: AppKit, parts: EvaluationParts) => {
  route(
    router,
    returnVisits.list,
  )(({ query: { box, limit = ordinaryLimit, cursor } }, { actor, now }) =>
    listVisits(actor, { box, limit, cursor }, parts, now),
  );
  route(router, returnVisits.get)(({ params }, { actor, now }) => getVisit(actor, params.id, parts, now));
  route(
    router,
    returnVisits.act,
  )(async ({ params, body }, { actor, intent, now }) => {
    const saved = await actOnVisit({ actor, id: params.id, request: body, intent, now }, parts);
    kick();
    return showVisit(saved, actor, parts, now);
  });
  route(router, returnVisits.mine)(({ params }, { actor }) => waitingVisit(actor, params.id, parts));
  route(
    router,
    returnVisits.answer,
  )(async ({ params, body }, { actor, intent, now }) => {
    const { kept, reopened } = await answerVisit({ actor, id: params.id, said: body, intent, now }, parts);
    kick();
    return { kept: kept ?? body.kept, reopened };
  });
};

export const evaluationRoutes = (router: Router, kit: AppKit, parts: EvaluationParts) => {
  ratingRoutes(router, kit, parts);
  visitRoutes(router, kit, parts);
};
