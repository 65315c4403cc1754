import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import {
  categories,
  chainStates,
  chainSteps,
  channels,
  keysOf,
  levels,
  outcomes,
  risks,
  services,
  staffChannels,
  staffRoles,
  statuses,
  waits,
  workGroups,
} from "../vocabulary";
import { actionRequest, allowedAction, foreseen } from "./caseActions";
import { attachments, fileRef } from "./files";
import { caseRating } from "./evaluation";
import { choice, description, triageResult } from "./triage";
import {
  day,
  id,
  instant,
  listOf,
  mobile,
  namedGrid,
  namedPerson,
  personName,
  phone,
  point,
  regionCode,
  scene,
  text,
} from "./fields";

/** 纠纷: one matter from the report to the rating (DESIGN, "The life of a case"). */

/** A report, as residents and (for somebody else) staff send it. Without words it needs a voice recording: a person listens. */
export const report = z.strictObject({
  description,
  category: z.enum(keysOf(categories)).optional(),
  location: point.optional(),
  address: text(200).optional(),
  gridCode: regionCode.optional(),
  scene: scene.optional(),
  respondent: z.strictObject({ name: personName, phone: phone.optional() }).optional(),
  wish: text(500, 0).optional(),
  attachments: attachments.optional(),
  choice: choice.optional(),
  /** 和邻居一起办: what the look-alikes' preview named, where the resident chose to go together with it. */
  joins: text(600).optional(),
  /** Staff only: for whom, and how it came. */
  applicant: z.strictObject({ name: personName, phone: mobile.optional() }).optional(),
  channel: z.enum(staffChannels).optional(),
});
export type Report = z.infer<typeof report>;

/** 小事一格解决: a small matter that a grid worker has settled where they stand. */
export const spotReport = z.strictObject({
  description: text(500, 2),
  /** Their own grid, where they have more than one. */
  gridCode: regionCode.optional(),
  address: text(200).optional(),
  person: z.strictObject({ name: personName, phone: mobile.optional() }).optional(),
  attachments: attachments.optional(),
  /** How it ended, in words. */
  result: text(500, 2),
  outcome: z.enum(["agreed", "guided"]).optional(),
});
export type SpotReport = z.infer<typeof spotReport>;

/** One line of a list. What residents do not see (risk, level) is absent for them. */
export const caseRow = z.object({
  id: z.string(),
  number: z.string(),
  /** First words of what happened, masked. */
  title: z.string(),
  status: z.enum(keysOf(statuses)),
  /** The state in words for whoever asked. */
  statusText: z.string(),
  waitingFor: z.enum(keysOf(waits)).optional(),
  outcome: z.enum(keysOf(outcomes)).optional(),
  category: z.enum(keysOf(categories)),
  risk: z.enum(keysOf(risks)).optional(),
  level: z.enum(keysOf(levels)).optional(),
  channel: z.enum(keysOf(channels)),
  grid: namedGrid.nullable(),
  /** The centre that owns it. */
  centre: namedGrid,
  responsible: namedPerson.extend({ unit: z.string() }).optional(),
  createdAt: instant,
  updatedAt: instant,
  /** What happens next in words, and by when. */
  next: z.object({ text: z.string(), at: instant.optional() }),
  /** The clock that runs: since when, until when. */
  clock: z.object({ startedAt: instant, dueAt: instant, what: z.string() }).optional(),
  /** By when the whole matter was promised a result, through every transfer; absent once there is one. */
  promise: z.object({ at: instant, late: z.boolean(), text: z.string() }).optional(),
  unread: z.number().int(),
});
export type CaseRow = z.infer<typeof caseRow>;

const timelineItem = z.object({
  id: z.string(),
  at: instant,
  /** `submitted`, the name of an action, `overdue`, `rated`, `opened_red`…: what kind of line, for its icon. */
  kind: z.string(),
  /** In words for whoever asked. */
  text: z.string(),
  by: z.object({ name: z.string(), role: z.string() }).optional(),
  /** The other side and the resident do not see it. */
  staffOnly: z.boolean(),
});
export type TimelineItem = z.infer<typeof timelineItem>;

/** Somebody of the matter. Phone and name are masked unless unmasked (`until`) or one's own. */
const party = z.object({
  id: z.string(),
  role: z.enum(["applicant", "respondent", "representative"]),
  name: z.string(),
  phone: z.string().optional(),
  /** In the app (WeChat or H5): notices reach them there. */
  reachable: z.boolean(),
  unmaskedUntil: instant.optional(),
});
export type Party = z.infer<typeof party>;

export const caseDetail = caseRow.extend({
  version: z.number().int(),
  description: z.string(),
  wish: z.string().optional(),
  /** Address masked to the community for whoever does not handle it; `location` only for those who do. */
  place: z.object({ address: z.string().optional(), location: point.optional(), unmaskedUntil: instant.optional() }),
  parties: z.array(party),
  attachments: z.array(fileRef),
  triage: triageResult,
  /** Who confirmed or overruled the triage, and why. */
  judged: z
    .object({ by: z.string(), at: instant, changed: z.array(z.string()), reason: z.string().optional() })
    .optional(),
  timeline: z.array(timelineItem),
  allowedActions: z.array(allowedAction),
  /** The rooms whoever asked is in, with what is unread. */
  rooms: z.array(
    z.object({ room: z.string(), label: z.string(), lastSeq: z.number().int(), unread: z.number().int() }),
  ),
  /** 全链条: report, village, town, follow-up, feedback; whether each is done, and when it came to it. */
  progress: z.array(
    z.object({ step: z.enum(keysOf(chainSteps)), state: z.enum(keysOf(chainStates)), at: instant.optional() }),
  ),
  /** What the level above said when it handed the matter down; until it goes up again or ends. */
  handedDown: z.object({ at: instant, by: z.string(), text: z.string() }).optional(),
  /** Numbers to dial first, where danger is now. */
  urgent: z.array(z.object({ number: z.string(), label: z.string() })),
  violenceAtHome: z.boolean(),
  /** A longer time that the responsible person has asked for. */
  extension: z.object({ days: z.number().int(), reason: z.string(), by: z.string(), at: instant }).optional(),
  /** Whom a resident may call because the promised day is over. */
  call: z.object({ name: z.string(), phone: z.string() }).optional(),
  /** 包案领导: the leader who received the visitor; residents read the office only. */
  ledBy: z.object({ name: z.string(), unit: z.string() }).optional(),
  rating: caseRating.optional(),
  /** Whether whoever asked may rate now. */
  mayRate: z.boolean(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export { actionRequest, type ActionRequest, allowedAction, type AllowedAction } from "./caseActions";

export const cases = {
  submit: endpoint({
    method: "POST",
    path: "/api/v1/cases",
    summary: "把一件事发来；工作人员替别人登记时写 applicant 和 channel",
    access: ["resident", "grid_worker", "mediator", "clerk", "department"],
    status: 201,
    body: report,
    answer: caseDetail,
  }),
  closeOnTheSpot: endpoint({
    method: "POST",
    path: "/api/v1/cases/on-the-spot",
    summary: "小事一格解决：网格员登记一件小事并当场办结；超出一格的不收，说明该怎么办",
    access: ["grid_worker"],
    status: 201,
    body: spotReport,
    answer: caseDetail,
  }),
  list: endpoint({
    method: "GET",
    path: "/api/v1/cases",
    summary: "我能看到的事；筛选和翻页",
    access: "signedIn",
    query: z.strictObject({
      status: listOf(keysOf(statuses)).optional(),
      risk: listOf(keysOf(risks)).optional(),
      category: listOf(keysOf(categories)).optional(),
      service: listOf(keysOf(services)).optional(),
      region: regionCode.optional(),
      /** Only those I am responsible for. */
      mine: z.enum(["true"]).optional(),
      responsible: id.optional(),
      overdue: z.enum(["true"]).optional(),
      /** What is due until the end of today. */
      due: z.enum(["today"]).optional(),
      from: day.optional(),
      to: day.optional(),
      /** Number, words of the matter, or a whole phone number. */
      q: text(40).optional(),
      order: z.enum(["new", "due"]).optional(),
      ...paging,
    }),
    answer: pageOf(caseRow),
  }),
  worklist: endpoint({
    method: "GET",
    path: "/api/v1/worklist",
    summary: "等我办的，一组一组，最急的在前；count 数到 100 为止",
    access: [...staffRoles],
    query: z.strictObject({ group: z.enum(keysOf(workGroups)).optional(), ...paging }),
    answer: z.object({
      groups: z.array(
        z.object({
          group: z.enum(keysOf(workGroups)),
          count: z.number().int(),
          /** Why each row is here, in words, beside the row. */
          items: z.array(caseRow.extend({ why: z.string() })),
          next: z.string().nullable(),
        }),
      ),
    }),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id",
    summary: "一件事；工作人员每次打开都有记录",
    access: "signedIn",
    params: z.strictObject({ id }),
    answer: caseDetail,
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/actions",
    summary: "办理的每一步",
    access: "signedIn",
    params: z.strictObject({ id }),
    body: actionRequest,
    answer: caseDetail,
  }),
  foresee: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/foresee",
    summary: "先看这一步会把日子改成哪天；什么都不会变",
    access: [...staffRoles],
    key: "none",
    params: z.strictObject({ id }),
    body: actionRequest,
    answer: foreseen,
  }),
  unmask: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/unmask",
    summary: "看号码、看详细地址：写明原因，留下记录，一小时后失效",
    access: ["grid_worker", "mediator", "clerk", "expert", "department"],
    params: z.strictObject({ id }),
    body: z.strictObject({ what: z.enum(["party", "place"]), partyId: id.optional(), reason: text(200, 2) }),
    answer: z.object({
      name: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
      until: instant,
    }),
  }),
  viewers: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/viewers",
    summary: "谁看过我的事",
    access: "signedIn",
    params: z.strictObject({ id }),
    query: z.strictObject({ ...paging }),
    answer: pageOf(z.object({ at: instant, name: z.string(), unit: z.string(), reason: z.string(), what: z.string() })),
  }),
  present: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/presence",
    summary: "我正在看；回来的是还有谁在看（每 20 秒报一次）",
    access: [...staffRoles],
    key: "none",
    params: z.strictObject({ id }),
    answer: z.object({ others: z.array(namedPerson) }),
  }),
};
