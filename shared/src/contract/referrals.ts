import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import {
  bodyKinds,
  categories,
  keysOf,
  referralBoxes,
  referralPurposes,
  referralStates,
  staffRoles,
} from "../vocabulary";
import { report } from "./cases";
import { day, id, instant, namedGrid, namedPerson, phone, regionCode, text } from "./fields";

/** 三调对接: a matter handed to another body and back, with receipt; and matters that other bodies hand to us. */

/** How long a body has to sign for what it is sent. */
const acceptLimit = z.strictObject({
  unit: z.enum(["workday", "calendarDay", "hour"]),
  count: z.number().int().min(1, "至少是 1").max(60, "最多 60"),
});

/** A body of the directory (单位名录). */
const body = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(keysOf(bodyKinds)),
  region: namedGrid,
  phone: z.string().optional(),
  address: z.string().optional(),
  /** Its members here, who sign for what comes; none: the clerk records receipt and return. */
  receivers: z.array(namedPerson),
  /** Absent: what is ordinary for its kind. */
  limit: acceptLimit.optional(),
  /** How long it has to sign, in words. */
  limitText: z.string(),
  disabled: z.boolean(),
  version: z.number().int(),
});
export type Body = z.infer<typeof body>;

const bodyFields = {
  name: text(40, 2),
  kind: z.enum(keysOf(bodyKinds)),
  phone: phone.optional(),
  address: text(120).optional(),
  receiverIds: z.array(id).max(20).optional(),
  limit: acceptLimit.optional(),
};

const handled = z.object({
  at: instant,
  by: z.string(),
  /** Recorded by a clerk for a body that has no account here. */
  forBody: z.boolean(),
  date: z.string().optional(),
  documentNumber: z.string().optional(),
});

const referral = z.object({
  id: z.string(),
  direction: z.enum(["out", "in"]),
  caseId: z.string(),
  /** The case's own number, on everything. */
  number: z.string(),
  title: z.string(),
  category: z.enum(keysOf(categories)),
  body: z.object({
    id: z.string().optional(),
    name: z.string(),
    kind: z.enum(keysOf(bodyKinds)),
    phone: z.string().optional(),
    address: z.string().optional(),
    /** Somebody of it signs here; else the clerk records what it does. */
    hasAccount: z.boolean(),
  }),
  centre: namedGrid,
  sentBy: z.object({ name: z.string(), unit: z.string() }),
  sentAt: instant,
  purpose: z.enum(keysOf(referralPurposes)),
  reason: z.string(),
  materials: z.array(z.string()),
  state: z.enum(keysOf(referralStates)),
  stateText: z.string(),
  /** Until when it is to be signed for. */
  receiveBy: instant.optional(),
  late: z.boolean(),
  receipt: handled.optional(),
  ending: handled.extend({ text: z.string() }).optional(),
  allowedActions: z.array(z.enum(["receive", "refuse", "return", "settle"])),
  version: z.number().int(),
});
export type Referral = z.infer<typeof referral>;

/** What the printed sheet has besides: people masked; of violence at home neither place nor phone. */
const referralSheet = referral.extend({
  parties: z.array(z.object({ role: z.string(), name: z.string(), phone: z.string().optional() })),
  community: z.string().optional(),
  /** Why less stands here than elsewhere. */
  notice: z.string().optional(),
  /** Who answers for it at the sender's, to be asked for what is not on the sheet. */
  contact: z.string(),
  limitText: z.string(),
});
export type ReferralSheet = z.infer<typeof referralSheet>;

const paper = { date: day.optional(), documentNumber: text(40).optional() };
const version = z.number().int().nonnegative().optional();

export const referrals = {
  bodies: endpoint({
    method: "GET",
    path: "/api/v1/bodies",
    summary: "单位名录：本县（区）的；给 region 时只列管那里的",
    access: [...staffRoles],
    query: z.strictObject({ region: regionCode.optional(), all: z.enum(["true"]).optional(), ...paging }),
    answer: pageOf(body),
  }),
  createBody: endpoint({
    method: "POST",
    path: "/api/v1/bodies",
    summary: "名录里添一个单位",
    access: ["admin"],
    status: 201,
    body: z.strictObject({ ...bodyFields, region: regionCode }),
    answer: body,
  }),
  updateBody: endpoint({
    method: "POST",
    path: "/api/v1/bodies/:id",
    summary: "改名录里的一个单位；带着看到的 version，被人改过时是 409",
    access: ["admin"],
    params: z.strictObject({ id }),
    body: z.strictObject({ ...bodyFields, disabled: z.boolean(), version: z.number().int().nonnegative() }),
    answer: body,
  }),
  send: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/referrals",
    summary: "把一件事移送给名录里的一个单位",
    access: ["grid_worker", "mediator", "expert", "department", "clerk"],
    status: 201,
    params: z.strictObject({ id }),
    body: z.strictObject({
      bodyId: id,
      purpose: z.enum(keysOf(referralPurposes)),
      reason: text(500),
      materials: z.array(text(80)).max(20).optional(),
      version,
    }),
    answer: referral,
  }),
  receiveFrom: endpoint({
    method: "POST",
    path: "/api/v1/referrals",
    summary: "别的单位把一件事转给我们：部门自己登记，没有账号的单位由中心代登记",
    access: ["department", "clerk"],
    status: 201,
    body: z.strictObject({
      bodyId: id.optional(),
      purpose: z.enum(keysOf(referralPurposes)),
      documentNumber: text(40).optional(),
      date: day.optional(),
      /** 调解法 18: who passes a matter on to mediation has told the parties, and they agree. */
      consented: z.boolean(),
      report: report.omit({ channel: true }),
    }),
    answer: referral,
  }),
  ofCase: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/referrals",
    summary: "一件事的移送往来，新的在前",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    query: z.strictObject({ ...paging }),
    answer: pageOf(referral),
  }),
  list: endpoint({
    method: "GET",
    path: "/api/v1/referrals",
    summary: "对接收件箱：received 是转给我单位的，sent 是本辖区转出的",
    access: [...staffRoles],
    query: z.strictObject({
      side: z.enum(["received", "sent"]),
      box: z.enum(keysOf(referralBoxes)).optional(),
      ...paging,
    }),
    answer: pageOf(referral),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/v1/referrals/:id",
    summary: "一次移送，也是打印移送函用的",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    answer: referralSheet,
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/referrals/:id/actions",
    summary: "签收、不收、退回结果、在那边办结；没有账号的单位由中心代记日期和文号",
    access: ["department", "expert", "clerk"],
    params: z.strictObject({ id }),
    body: z.discriminatedUnion("action", [
      z.strictObject({ action: z.literal("receive"), version, ...paper }),
      z.strictObject({ action: z.literal("refuse"), version, reason: text(500, 0).optional(), ...paper }),
      z.strictObject({ action: z.literal("return"), version, result: text(500, 0).optional(), ...paper }),
      z.strictObject({ action: z.literal("settle"), version, result: text(500, 0).optional(), ...paper }),
    ]),
    answer: referral,
  }),
};
