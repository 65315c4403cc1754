import * as z from "zod";
import { endpoint } from "../endpoint";
import { id, instant, text } from "./fields";

/** 事后评诊 */

const mark = z.number().int().min(1, "打 1 到 5 分").max(5, "打 1 到 5 分");
/** The four sides of a judgement, besides the whole. */
export const ratingSides = ["speed", "attitude", "result", "fairness"] as const;

export const rating = z.object({
  overall: mark,
  speed: mark.optional(),
  attitude: mark.optional(),
  result: mark.optional(),
  fairness: mark.optional(),
  comment: z.string().optional(),
  at: instant,
});
export type Rating = z.infer<typeof rating>;

export const evaluation = {
  rate: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/rating",
    summary: "了结之后评一评",
    access: ["resident"],
    status: 201,
    params: z.strictObject({ id }),
    body: z.strictObject({
      overall: mark,
      speed: mark.optional(),
      attitude: mark.optional(),
      result: mark.optional(),
      fairness: mark.optional(),
      comment: text(500, 0).optional(),
    }),
    answer: rating,
  }),
};
