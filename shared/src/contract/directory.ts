import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, services, staffRoles, visitModes } from "../vocabulary";
import { slot } from "./booking";
import { id, instant, namedGrid, point, regionCode, text } from "./fields";

/** 挂号就诊: who can be turned to, chosen by what they do, where, how soon and how they were judged. */

const languages = z.enum(["zh", "mn"]);

/** 名录里的一位 */
export const directoryPerson = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().optional(),
  roles: z.array(z.enum(staffRoles)),
  region: namedGrid,
  /** From the middle of the reader's grid to the middle of theirs; absent where the reader's place is not known. */
  metres: z.number().optional(),
  /** Empty: all matters. */
  specialities: z.array(z.enum(keysOf(categories))),
  languages: z.array(languages),
  /** What can be booked with them. */
  services: z.array(z.enum(keysOf(services))),
  modes: z.array(z.enum(keysOf(visitModes))),
  /** How long they have done this. */
  years: z.number().optional(),
  /** In words, never a figure that could be compared. */
  load: z.enum(["free", "some", "full"]),
  onLeave: z.boolean(),
  /** Absent where nothing is free in the coming weeks. */
  next: instant.optional(),
  /** From five ratings on: drawn towards the average, 1–5 with one decimal. */
  satisfaction: z.object({ mark: z.number(), count: z.number() }).optional(),
});
export type DirectoryPerson = z.infer<typeof directoryPerson>;

export const directoryDetail = directoryPerson.extend({
  /** What they say of themselves. */
  bio: z.string().optional(),
  /** Where they work, in the middle of it. */
  place: point.optional(),
});
export type DirectoryDetail = z.infer<typeof directoryDetail>;

/** 综治中心 */
export const directoryCentre = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(["village", "town", "county"]),
  place: point,
  metres: z.number().optional(),
  people: z.number(),
  next: instant.optional(),
});
export type DirectoryCentre = z.infer<typeof directoryCentre>;

const wanted = {
  /** Whose neighbourhood; without it that of whoever asks. */
  region: regionCode.optional(),
  service: z.enum(keysOf(services)).optional(),
  language: languages.optional(),
  mode: z.enum(keysOf(visitModes)).optional(),
};

export const directorySorts = ["soonest", "nearest", "rated"] as const;
export type DirectorySort = (typeof directorySorts)[number];

export const directory = {
  people: endpoint({
    method: "GET",
    path: "/api/v1/directory",
    summary: "可以找的人：按服务、专长、语言、方式筛，最早有空、最近、评价好的在前；可按姓名或拼音找",
    access: "signedIn",
    query: z.strictObject({
      ...wanted,
      /** Those of one's own village, town and county themselves; or everybody in the county. */
      within: z.enum(["around", "county"]).optional(),
      speciality: z.enum(keysOf(categories)).optional(),
      sort: z.enum(directorySorts).optional(),
      /** The beginning of a name, its pinyin, or the pinyin's first letters. */
      q: text(20).optional(),
      ...paging,
    }),
    answer: pageOf(directoryPerson),
  }),
  person: endpoint({
    method: "GET",
    path: "/api/v1/directory/:id",
    summary: "名录里的一位",
    access: "signedIn",
    params: z.strictObject({ id }),
    query: z.strictObject({ region: regionCode.optional() }),
    answer: directoryDetail,
  }),
  centres: endpoint({
    method: "GET",
    path: "/api/v1/directory-centres",
    summary: "管这一片的综治中心，近的在前",
    access: "signedIn",
    query: z.strictObject({ region: regionCode.optional() }),
    answer: z.object({ items: z.array(directoryCentre) }),
  }),
  propose: endpoint({
    method: "GET",
    path: "/api/v1/directory-proposal",
    summary: "让平台帮我选：合适的人和最早的时间；没有就是 null",
    access: "signedIn",
    query: z.strictObject(wanted),
    answer: z.object({
      proposal: z.object({ person: directoryPerson, slot, because: z.array(z.string()) }).nullable(),
    }),
  }),
};
