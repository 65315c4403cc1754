import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { day, text } from "./fields";
import { lawCard } from "./questionShapes";

/** 法条卡片: articles of law that answers cite, stored with the product. */

const cardId = z.string().regex(/^[a-z0-9-]{3,64}$/, "法条编号不对");

/** For staff: how many answers stand on it. */
const keptCard = lawCard.extend({ cited: z.number().int(), mayWrite: z.boolean() });
export type KeptLawCard = z.infer<typeof keptCard>;

export const lawCards = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/law-cards",
    summary: "法条：按法律名、条号、字句找",
    access: "signedIn",
    query: z.strictObject({ q: z.string().trim().max(60).optional(), ...paging }),
    answer: pageOf(keptCard),
  }),
  save: endpoint({
    method: "POST",
    path: "/api/v1/law-cards",
    summary: "加一条或改一条；引用它的解答会标出来请人再看。改的时候写 id 和看到的 version",
    access: ["clerk", "admin"],
    body: z.strictObject({
      id: cardId.optional(),
      version: z.number().int().min(0).optional(),
      law: text(60, 2),
      article: text(30, 2),
      text: text(2000, 4),
      summary: z.boolean(),
      validFrom: day,
      validTo: day.optional(),
      source: text(200, 2),
    }),
    answer: z.object({ card: keptCard, stale: z.number().int() }),
  }),
};
