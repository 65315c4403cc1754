import {
  categories,
  channels,
  levels,
  outcomes,
  risks,
  type Category,
  type Channel,
  type Level,
  type Outcome,
  type Risk,
} from "@qizhen/shared/vocabulary";
import type { TimelineEntry } from "../record";
import { groupsForResidents, groupsForStaff } from "./groupText";
import { referralsForResidents, referralsForStaff } from "./referralText";
import { plainDay } from "./whenText";

/** What is kept with a line. */
interface Data {
  reason?: string;
  road?: string;
  to?: string;
  unit?: string;
  because?: string;
  unfinished?: string;
  result?: string;
  text?: string;
  terms?: string[];
  proof?: string;
  days?: number;
  outcome?: Outcome;
  channel?: Channel;
  level?: Level;
  risk?: Risk;
  riskBefore?: Risk;
  category?: Category;
  categoryBefore?: Category;
  overall?: number;
  what?: string;
  /** The new day of the whole matter, `2026-11-19`. */
  day?: string;
  /** `14:30` */
  hour?: string;
  /** Only asked for. */
  asked?: boolean;
  /** Went from hand to hand once too often: the level above has it. */
  climbs?: boolean;
  replyDays?: number;
}

/** For whom a line is told. */
interface Reader {
  isStaff: boolean;
  isApplicant: boolean;
  id: string;
}

type Teller = (data: Data, entry: TimelineEntry, reader: Reader) => string | undefined;

const because = (reason: string | undefined) => (reason ? `：${reason}` : "");
const upNow = (data: Data) =>
  data.climbs ? `。转了好几手还没落实，自动报到${data.level ? levels[data.level] : "上一级"}` : "";
const until = (data: Data) => (data.day ? `，最晚${plainDay(data.day)}有结果` : "");
const who = (entry: TimelineEntry) => entry.by?.name || "当事人";
const own = (entry: TimelineEntry, reader: Reader) => entry.by?.id === reader.id;
/** A level as residents call it. */
const places: Readonly<Record<Level, string>> = {
  grid: "网格员",
  village: "社区（村）里",
  town: "镇里",
  county: "区（县）里",
  "110": "镇里",
};
const placeWords = (level: Level | undefined, otherwise: string) => (level ? places[level] : otherwise);
/** What the upper level says with a matter that it hands down (交下一级). */
const opinionOf = (opinion: string | undefined) => (opinion ? `。上级的意见：${opinion}` : "");
const agreedText = (data: Data) =>
  [data.text, ...(data.terms ?? []).map((term, at) => `${at + 1}. ${term}`)].filter(Boolean).join("\n");
const judgedText = (data: Data) =>
  [
    data.risk && data.riskBefore ? `风险${risks[data.riskBefore]}改为${risks[data.risk]}` : "",
    data.category && data.categoryBefore ? `${categories[data.categoryBefore]}改为${categories[data.category]}` : "",
    data.level ? `层级改为${levels[data.level]}` : "",
  ]
    .filter(Boolean)
    .join("，");

/** Lines as staff read them: who, what, why. */
const forStaff: Readonly<Record<string, Teller>> = {
  submitted: (data, entry) =>
    entry.by?.role === "staff"
      ? `${who(entry)}登记（${data.channel ? channels[data.channel] : ""}）`
      : `${who(entry)}发来（${data.channel ? channels[data.channel] : ""}）`,
  placed_nowhere: () => "地点不在任何网格里，交给最近的镇中心",
  assigned: (data) => `交给${data.unit ?? ""} ${data.to ?? ""}${data.because ? `（${data.because}）` : ""}`,
  queued: () => "没有人有空，排队等人",
  confirm: (data) => (judgedText(data) ? `改分诊：${judgedText(data)}${because(data.reason)}` : "确认分诊"),
  assign: (data) => `指定办理人${because(data.reason)}${upNow(data)}`,
  reject: (data) => `不予受理${because(data.reason)}。告知：${data.road ?? ""}`,
  withdraw: (data) => `撤回${because(data.reason)}`,
  accept: () => "接手",
  decline: (data) => `退回${because(data.reason)}${upNow(data)}`,
  choose_again: (data) => `当事人自己另选了一位${because(data.reason)}`,
  pass_on: (data) => `到时没有接手，换下一位${upNow(data)}`,
  escalate: (data) => `报到${data.level ? levels[data.level] : "上一级"}${because(data.reason)}`,
  delegate: (data) => `交到${data.level ? levels[data.level] : "下一级"}${because(data.reason)}`,
  ...referralsForStaff,
  ...groupsForStaff,
  ask: (data) => `问当事人：${data.text ?? ""}`,
  answer: (data) => `答复：${data.text ?? ""}`,
  pause: (data) => `暂停${data.days ? ` ${data.days} 天` : ""}${because(data.reason)}`,
  resume: (data, entry) => (entry.by ? `继续${until(data)}` : `暂停的期限到了，自动继续${until(data)}`),
  agree: (data) => `谈成了：${agreedText(data)}`,
  close: (data) =>
    `了结，${data.outcome ? outcomes[data.outcome] : ""}${because(data.reason)}${data.unfinished ? `。协办没办完：${data.unfinished}` : ""}`,
  fulfil: (data) => `已履行${because(data.proof)}`,
  reopen: (data) => `重新办理${because(data.reason)}`,
  invite_unit: (data) => `请${data.unit ?? ""}一起办${because(data.reason)}`,
  joint_receive: (data) => `${data.unit ?? ""}签收了协办`,
  joint_report: (data) => `${data.unit ?? ""}反馈了协办意见`,
  joint_refuse: (data) => `${data.unit ?? ""}说不便协办`,
  joint_ask_again: (data) => `再请${data.unit ?? ""}协办`,
  joint_cancel: (data) => `${data.unit ?? ""}的协办不用办了`,
  joint_impose: (data) => `上级定了由${data.unit ?? ""}协办`,
  joint_release: (data) => `上级定了不用${data.unit ?? ""}协办`,
  joint_end: (data) => `事情了结，${data.unit ?? ""}的协办结束`,
  on_the_spot: (data) => `当场办结，${data.outcome ? outcomes[data.outcome] : ""}${because(data.reason)}`,
  supervise: (data) => `督办${because(data.reason)}`,
  led: (data) =>
    `${data.unit ?? ""} ${data.to ?? ""}接访，包案${until(data)}${data.text ? `。来访人说：${data.text}` : ""}`,
  extend: (data) => `${data.asked ? "申请延长" : "延长"} ${data.days ?? 0} 天${because(data.reason)}${until(data)}`,
  approve_extend: (data) => `同意延长 ${data.days ?? 0} 天${because(data.reason)}${until(data)}`,
  refuse_extend: (data) => `不同意延长 ${data.days ?? 0} 天${because(data.reason)}`,
  note: (data) => data.text,
  due_soon: (data) => `快到期了：${data.what ?? ""}`,
  overdue: (data) => `超期：${data.what ?? ""}`,
  overdue_long: (data) => `超期还没有动静，已告诉领导：${data.what ?? ""}`,
  recounted: (data) => `节假日安排有了，期限重新算过${until(data)}`,
  promise_over: () => "全案超期：过了答应居民的日子",
  rated: () => "有当事人评价了这件事",
  visited: (data) => `来访面谈：${data.day ? plainDay(data.day) : ""} ${data.hour ?? ""}，${data.to ?? ""}接待`,
  adopted: () => "当事人用留下的号码登录，找到了这件事",
};

/** Lines as residents read them. What is not here, or gives nothing, they do not see. */
const forResidents: Readonly<Record<string, Teller>> = {
  submitted: (_, entry, reader) =>
    own(entry, reader) ? "您说了这件事" : reader.isApplicant ? "工作人员替您登记了这件事" : "这件事登记了",
  placed_nowhere: () => "您说的地方不在划好的网格里，先交给最近的镇上",
  assigned: (data) => `交给了${data.unit ?? ""}的${data.to ?? ""}${data.because ? `（${data.because}）` : ""}`,
  queued: () => "调解员都在忙，排上了队",
  confirm: () => "工作人员看过了",
  reject: (data) => `不能受理${because(data.reason)}。您可以：${data.road ?? ""}`,
  withdraw: (_, entry, reader) => (own(entry, reader) ? "您撤回了" : "对方不愿意调解了"),
  accept: (_, entry) => `${who(entry)}接手了`,
  decline: () => "这位不方便办，换一位",
  choose_again: (_, entry, reader) => (own(entry, reader) ? "您自己另选了一位" : undefined),
  pass_on: () => "这位到时候还没接手，换下一位来办",
  escalate: (data) => `报到了${placeWords(data.level, "上一级")}，由${placeWords(data.level, "上一级")}接着办`,
  delegate: (data, _, reader) =>
    `上级看过了，交给${placeWords(data.level, "离您更近的人")}来办${reader.isApplicant ? opinionOf(data.reason) : ""}`,
  ...referralsForResidents,
  ...groupsForResidents,
  ask: (data, entry, reader) => (reader.isApplicant ? `${who(entry)}问您：${data.text ?? ""}` : undefined),
  answer: (data, entry, reader) => (own(entry, reader) ? `您答：${data.text ?? ""}` : undefined),
  pause: (data) => `先停一停${because(data.reason)}`,
  resume: (data, entry) => `${entry.by ? "继续谈" : "等的时间到了，接着谈"}${until(data)}`,
  agree: (data) => `谈成了：${agreedText(data)}`,
  close: (data, _, reader) =>
    `了结了，${data.outcome ? outcomes[data.outcome] : ""}${reader.isApplicant ? because(data.reason) : ""}`,
  fulfil: () => "说好的事办完了",
  reopen: () => "重新办理",
  invite_unit: (data) => `请了${data.unit ?? ""}一起来办`,
  joint_receive: (data) => `${data.unit ?? ""}接下了，一起办您的事`,
  joint_report: (data) => `${data.unit ?? ""}给了意见`,
  on_the_spot: (data, _, reader) => `网格员当场办好了${reader.isApplicant ? because(data.reason) : ""}`,
  supervise: () => "上级在督促这件事",
  led: (data) => `${data.unit ?? ""}的领导接待了您，由领导包案${until(data)}`,
  extend: (data) => (data.asked ? undefined : `期限延长了 ${data.days ?? 0} 天${because(data.reason)}${until(data)}`),
  approve_extend: (data) => `期限延长了 ${data.days ?? 0} 天${because(data.reason)}${until(data)}`,
  recounted: (data) => (data.day ? `节假日安排出来了，日子重新算过${until(data)}` : undefined),
  promise_over: () => "过了答应您的日子还没有结果，我们在催",
  visited: (data, _, reader) =>
    reader.isApplicant
      ? `您${data.day ? plainDay(data.day) : ""} ${data.hour ?? ""}来谈过，${data.to ?? ""}接待`
      : undefined,
  adopted: (_, __, reader) => (reader.isApplicant ? "您登录以后找到了这件事" : undefined),
};

/** A line in words for whoever reads it; undefined where it is not theirs to read. */
export const timelineText = (entry: TimelineEntry, reader: Reader): string | undefined => {
  if (entry.staffOnly && !reader.isStaff) return undefined;
  return (reader.isStaff ? forStaff : forResidents)[entry.kind]?.(entry.data as Data, entry, reader);
};
