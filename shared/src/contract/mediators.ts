import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, staffRoles } from "../vocabulary";
import { namedGrid, regionCode } from "./fields";

/** 调解员名录 */

export const mediator = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().optional(),
  roles: z.array(z.enum(staffRoles)),
  region: namedGrid,
  /** Empty: all matters. */
  specialities: z.array(z.enum(keysOf(categories))),
  languages: z.array(z.enum(["zh", "mn"])),
  /** In words, never a figure that could be compared. */
  load: z.enum(["free", "some", "full"]),
  onLeave: z.boolean(),
});
export type Mediator = z.infer<typeof mediator>;

export const mediators = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/mediators",
    summary: "可以找的调解员（region 及其上级）",
    access: "signedIn",
    query: z.strictObject({
      region: regionCode.optional(),
      speciality: z.enum(keysOf(categories)).optional(),
      ...paging,
    }),
    answer: pageOf(mediator),
  }),
};
