import type Router from "@koa/router";
import { evaluation as api } from "@qizhen/shared/contract/evaluation";
import type { AppKit } from "../accounts";
import { rateCase, type CasesDoor } from "./rateCase";

/** 事后评诊: ratings after the close. */
export const createEvaluation = ({ route, kick }: AppKit, doors: { cases: CasesDoor }) => ({
  routes: (router: Router) => {
    route(
      router,
      api.rate,
    )(async ({ params, body }, { actor, intent, now }) => {
      const rating = await rateCase({ actor, caseId: params.id, marks: body, intent, now }, doors.cases);
      kick();
      return rating;
    });
  },
});
