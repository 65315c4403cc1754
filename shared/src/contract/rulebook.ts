import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, levels, risks, services } from "../vocabulary";
import { day, id, instant, text } from "./fields";
import { limit, rules } from "./ruleSet";

export type { RuleDuty, RuleLimit, Rules } from "./ruleSet";

/** 分诊规则: what a county changes of the product's knowledge, in versions; replayed over real cases before it is adopted. */

const category = z.enum(keysOf(categories));
const risk = z.enum(keysOf(risks));
const level = z.enum(keysOf(levels));
const service = z.enum(keysOf(services));

export const versionStatuses = { draft: "草稿", adopted: "正在用", superseded: "已换下" } as const;

/** A saved rule set, never changed afterwards. Version 0 is the product as it comes. */
const ruleVersion = z.object({
  number: z.number().int(),
  basedOn: z.number().int(),
  status: z.enum(keysOf(versionStatuses)),
  by: z.string(),
  at: instant,
  reason: z.string(),
  adopted: z.object({ by: z.string(), at: instant, reason: z.string() }).optional(),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

/** One changed field in words: 「群体人数」 10 → 8. */
const worded = z.object({ path: z.array(z.string()), label: z.string(), before: z.string(), after: z.string() });
export type WordedChange = z.infer<typeof worded>;

const numberField = z.object({
  name: z.string(),
  label: z.string(),
  meaning: z.string(),
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  whole: z.boolean(),
  value: z.number(),
});
export type NumberField = z.infer<typeof numberField>;

const clockField = z.object({
  name: z.string(),
  label: z.string(),
  meaning: z.string(),
  limits: z.record(z.string(), limit),
});
export type ClockField = z.infer<typeof clockField>;

const fullDuty = z.object({ department: z.string(), village: z.string(), service, townService: service.optional() });

/** What there is to change, with its meaning and what the product has. */
const defaults = z.object({
  product: z.string(),
  thresholds: z.array(numberField),
  weights: z.array(numberField),
  deadlines: z.array(clockField),
  departments: z.record(category, fullDuty),
  categories: z.record(category, z.array(z.object({ phrase: z.string(), weight: z.number() }))),
  signals: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      danger: z.boolean(),
      weight: z.number(),
      phrases: z.array(z.string()),
    }),
  ),
});
export type RuleDefaults = z.infer<typeof defaults>;

/** What a case comes to: where it goes. `person` is who would be asked first today. */
const outcome = z.object({ category, risk, level, department: z.string(), person: z.string() });
export const moveKinds = {
  lowered: "从红、橙降下来",
  risk: "风险颜色",
  category: "类别",
  level: "层级",
  department: "主管单位",
  person: "先找谁",
} as const;
export type MoveKind = keyof typeof moveKinds;

/** One case that would have gone elsewhere. No word of the case itself. */
const move = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.string(),
  kinds: z.array(z.enum(keysOf(moveKinds))),
  before: outcome,
  after: outcome,
});
export type Move = z.infer<typeof move>;

const replay = z.object({
  id: z.string(),
  number: z.number().int(),
  /** The version in force that it is compared with. */
  against: z.number().int(),
  status: z.enum(["running", "done", "failed"]),
  by: z.string(),
  at: instant,
  done: z.number().int(),
  total: z.number().int(),
  /** Cases a second, once it is done. */
  rate: z.number().optional(),
  moved: z.number().int(),
  counts: z.record(z.enum(keysOf(moveKinds)), z.number().int()),
  /** From → to with how many, by kind; the largest first. */
  flows: z.array(
    z.object({ kind: z.enum(keysOf(moveKinds)), from: z.string(), to: z.string(), count: z.number().int() }),
  ),
  /** Could not be decided again (their words cannot be read). */
  skipped: z.number().int(),
});
export type Replay = z.infer<typeof replay>;

/** A difference between what was decided and what the same rules say now. */
const difference = z.object({ label: z.string(), before: z.string(), after: z.string() });

const judgedLine = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.string(),
  at: instant,
  by: z.string(),
  reason: z.string(),
  /** What happened, masked. */
  text: z.string(),
  before: z.object({ category, risk, level }),
  after: z.object({ category, risk, level }),
  changed: z.array(z.string()),
  causes: z.array(z.object({ about: z.string(), label: z.string() })),
});
export type JudgedLine = z.infer<typeof judgedLine>;

const share = z.object({ name: z.string(), total: z.number().int(), confirmed: z.number().int() });
const readers = ["admin", "clerk"] as const;
/** A version as it stands in an address. */
const number = z
  .string()
  .regex(/^(0|[1-9]\d{0,6})$/, "版本号不对，请从列表里重新打开")
  .transform(Number);

export const rulebook = {
  get: endpoint({
    method: "GET",
    path: "/api/v1/rulebook",
    summary: "本县的分诊规则：产品默认值、正在用的和最新的一版",
    access: readers,
    answer: z.object({
      county: z.object({ code: z.string(), name: z.string() }),
      mayEdit: z.boolean(),
      adopted: z.number().int(),
      adoptedRules: rules,
      head: ruleVersion,
      rules,
      /** What the newest version changes of the one in force. */
      changes: z.array(worded),
      defaults,
    }),
  }),
  versions: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/versions",
    summary: "每一版规则，新的在前",
    access: readers,
    query: z.strictObject({ ...paging }),
    answer: pageOf(ruleVersion),
  }),
  version: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/versions/:number",
    summary: "一版规则，和它比上一版改了什么",
    access: readers,
    params: z.strictObject({ number }),
    answer: ruleVersion.extend({ rules, changes: z.array(worded) }),
  }),
  save: endpoint({
    method: "POST",
    path: "/api/v1/rulebook/versions",
    summary: "存一版草稿；basedOn 是改的时候看到的那一版，别人先存了就回 409，fields 里逐项写明别人改了什么",
    access: ["admin"],
    status: 201,
    body: z.strictObject({ basedOn: z.number().int().min(0), rules, reason: text(200, 2) }),
    answer: ruleVersion,
  }),
  startReplay: endpoint({
    method: "POST",
    path: "/api/v1/rulebook/replays",
    summary: "用一版规则把最近的案件重算一遍，看哪些会去别处",
    access: ["admin"],
    status: 201,
    body: z.strictObject({
      number: z.number().int().min(0),
      cases: z.number().int().min(1).max(10_000, "最多一万件").optional(),
    }),
    answer: replay,
  }),
  replay: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/replays/:id",
    summary: "一次试算：进度、各类变动的件数和去向",
    access: readers,
    params: z.strictObject({ id }),
    answer: replay,
  }),
  moves: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/replays/:id/moves",
    summary: "会去别处的案件，从红、橙降下来的在最前",
    access: readers,
    params: z.strictObject({ id }),
    query: z.strictObject({ kind: z.enum(keysOf(moveKinds)).optional(), ...paging }),
    answer: pageOf(move),
  }),
  adopt: endpoint({
    method: "POST",
    path: "/api/v1/rulebook/adoptions",
    summary: "启用试算过的一版；有案件会从红、橙降下来时，要另外确认 lowered",
    access: ["admin"],
    body: z.strictObject({
      number: z.number().int().min(0),
      replayId: id,
      reason: text(200, 2),
      lowered: z.literal(true).optional(),
    }),
    answer: ruleVersion,
  }),
  replayCase: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/cases/:id/replay",
    summary: "用当时的规则把一件事再算一遍，看是不是同样的结果",
    access: readers,
    params: z.strictObject({ id }),
    answer: z.object({
      number: z.string(),
      knowledge: z.string(),
      /** Whether the understanding (category, colour, level, department, service, confidence) is the same. */
      equal: z.boolean(),
      differences: z.array(difference),
      /** What cannot be the same, or is not looked at, in words. */
      notes: z.array(z.string()),
    }),
  }),
  judged: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/lessons",
    summary: "学习清单：工作人员改过分诊的案件，文字已打码",
    access: readers,
    query: z.strictObject({ category: category.optional(), ...paging }),
    answer: pageOf(judgedLine),
  }),
  exportJudged: endpoint({
    method: "POST",
    path: "/api/v1/rulebook/lessons/export",
    summary: "按训练数据的格式导出学习清单（JSONL，一行一件），留下记录",
    access: ["admin"],
    key: "none",
    body: z.strictObject({ reason: text(200, 2), cursor: paging.cursor }),
    answer: z.object({ jsonl: z.string(), count: z.number().int(), next: z.string().nullable() }),
  }),
  figures: endpoint({
    method: "GET",
    path: "/api/v1/rulebook/figures",
    summary: "分诊的确认率：按周、类别、颜色，和改得最多的原因",
    access: ["admin", "clerk", "leader"],
    query: z.strictObject({ from: day.optional(), to: day.optional() }),
    answer: z.object({
      from: day,
      to: day,
      total: z.number().int(),
      confirmed: z.number().int(),
      weeks: z.array(share),
      categories: z.array(share),
      risks: z.array(share),
      causes: z.array(z.object({ about: z.string(), label: z.string(), count: z.number().int() })),
    }),
  }),
};
