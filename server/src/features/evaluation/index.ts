import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { EvaluationDoors } from "./doors";
import { judgementsOf } from "./judgements";
import { RatingModel, ReturnVisitModel } from "./model";
import { followRating } from "./ratings/followRating";
import { everyRating, ratingStore } from "./ratings/ratingStore";
import { evaluationRoutes, type EvaluationParts } from "./routes";
import { followVisit } from "./visits/followVisit";
import { planVisits } from "./visits/planVisits";
import { everyVisit, visitStore } from "./visits/visitStore";
import { watchVisits } from "./visits/watchVisits";

const idIn = (data: Record<string, unknown>, field: string) => String(data[field]);

/** For figures (统计): how cases were judged, by case id. */
export const judgementsKept = judgementsOf({ ratings: ratingStore, visits: visitStore });

/** 事后评诊: each party rates a close, and return visits (回访) ask whether what was agreed is kept. */
export const createEvaluation = (kit: AppKit, doors: EvaluationDoors) => {
  const parts: EvaluationParts = { ...doors, ratings: ratingStore, visits: visitStore, cipher: kit.cipher };
  return {
    routes: (router: Router) => evaluationRoutes(router, kit, parts),
    receivers: {
      "case.changed": [({ data }) => planVisits(idIn(data, "caseId"), parts)],
      "rating.given": [
        async ({ data }) => {
          const rating = await ratingStore.find(everyRating, idIn(data, "ratingId"));
          if (rating) await followRating(rating, parts, kit.clock());
        },
      ],
      "return_visit.done": [
        async ({ data }) => {
          const visit = await visitStore.find(everyVisit, idIn(data, "visitId"));
          if (visit) await followVisit(visit, parts, kit.clock());
        },
      ],
    } satisfies Record<string, Receiver[]>,
    jobs: [{ name: "evaluation.visits", everyMs: 60_000, run: (now) => watchVisits(parts, now) }] satisfies Job[],
    /** Where entries wait. */
    outboxes: [RatingModel, ReturnVisitModel],
  };
};
