import * as z from "zod";
import { endpoint } from "../endpoint";
import { categories, keysOf, levels, risks, services, vulnerables } from "../vocabulary";
import { id, namedGrid, point, regionCode, scene, span, text } from "./fields";

/** 平台分诊 */

/** What kind of help, and by whom; both may be left to the platform (挂号就诊). */
export const choice = z.strictObject({ service: z.enum(keysOf(services)).optional(), mediatorId: id.optional() });

/** What happened, in the resident's own words. Empty only beside a voice recording. */
export const description = text(5000, 0);

/** One conclusion and the words it rests on: `span` lies in the description. */
export const reason = z.object({ what: z.string(), because: z.string(), span: span.optional() });

export const candidate = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  score: z.number(),
  reasons: z.array(z.string()),
});
export type Candidate = z.infer<typeof candidate>;

/** What the text states, counted, each with the words that state it; absent in cases of before. */
export const statedFacts = z.object({
  people: z.object({ count: z.number(), span }).optional(),
  amount: z.object({ yuan: z.number(), span }).optional(),
  /** Not the first time (反复); `times` where a number is said. */
  repeated: z.object({ times: z.number().optional(), span }).optional(),
  vulnerable: z.array(z.object({ who: z.enum(keysOf(vulnerables)), span })),
});
export type StatedFacts = z.infer<typeof statedFacts>;

export const triageResult = z.object({
  category: z.enum(keysOf(categories)),
  categories: z.array(z.object({ category: z.enum(keysOf(categories)), weight: z.number() })),
  risk: z.enum(keysOf(risks)),
  level: z.enum(keysOf(levels)),
  grid: namedGrid.nullable(),
  /** The centre that answers for it when nobody has it in hand. */
  centre: namedGrid.nullable(),
  department: z.string(),
  service: z.enum(keysOf(services)),
  candidates: z.array(candidate),
  reasons: z.array(reason),
  facts: statedFacts.optional(),
  questions: z.array(z.string()),
  confidence: z.number(),
  /** Where danger is now: numbers to dial first. */
  urgent: z.array(z.object({ number: z.string(), label: z.string() })),
  /** Violence at home: quick-leave, and nothing of the sender's place reaches the other side. */
  violenceAtHome: z.boolean(),
});
export type TriageResult = z.infer<typeof triageResult>;

export const triage = {
  preview: endpoint({
    method: "POST",
    path: "/api/v1/triage/preview",
    summary: "发送之前看看会交给谁、为什么；不登记",
    access: "signedIn",
    key: "none",
    body: z.strictObject({
      description,
      category: z.enum(keysOf(categories)).optional(),
      location: point.optional(),
      address: text(200).optional(),
      gridCode: regionCode.optional(),
      scene: scene.optional(),
      choice: choice.optional(),
    }),
    answer: triageResult,
  }),
};
