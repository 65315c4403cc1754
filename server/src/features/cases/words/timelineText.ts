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

/** What is kept with a line. */
interface Data {
  reason?: string;
  road?: string;
  to?: string;
  unit?: string;
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
}

/** For whom a line is told. */
interface Reader {
  isStaff: boolean;
  isApplicant: boolean;
  id: string;
}

type Teller = (data: Data, entry: TimelineEntry, reader: Reader) => string | undefined;

const because = (reason: string | undefined) => (reason ? `：${reason}` : "");
const who = (entry: TimelineEntry) => entry.by?.name || "当事人";
const own = (entry: TimelineEntry, reader: Reader) => entry.by?.id === reader.id;
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
  assigned: (data) => `交给${data.unit ?? ""} ${data.to ?? ""}`,
  queued: () => "没有人有空，排队等人",
  confirm: (data) => (judgedText(data) ? `改分诊：${judgedText(data)}${because(data.reason)}` : "确认分诊"),
  assign: (data) => `指定办理人${because(data.reason)}`,
  reject: (data) => `不予受理${because(data.reason)}。告知：${data.road ?? ""}`,
  withdraw: (data) => `撤回${because(data.reason)}`,
  accept: () => "接手",
  decline: (data) => `退回${because(data.reason)}`,
  escalate: (data) => `报到${data.level ? levels[data.level] : "上一级"}${because(data.reason)}`,
  delegate: (data) => `交到${data.level ? levels[data.level] : "下一级"}${because(data.reason)}`,
  transfer: (data) => `转给${data.to ?? ""}${because(data.reason)}`,
  receive_back: (data) => `收回${because(data.result)}`,
  ask: (data) => `问当事人：${data.text ?? ""}`,
  answer: (data) => `答复：${data.text ?? ""}`,
  pause: (data) => `暂停${because(data.reason)}`,
  resume: () => "继续",
  agree: (data) => `谈成了：${agreedText(data)}`,
  close: (data) => `了结，${data.outcome ? outcomes[data.outcome] : ""}${because(data.reason)}`,
  fulfil: (data) => `已履行${because(data.proof)}`,
  reopen: (data) => `重新办理${because(data.reason)}`,
  invite_unit: (data) => `请${data.unit ?? ""}一起办${because(data.reason)}`,
  supervise: (data) => `督办${because(data.reason)}`,
  extend: (data) => `延长 ${data.days ?? 0} 天${because(data.reason)}`,
  note: (data) => data.text,
  due_soon: (data) => `快到期了：${data.what ?? ""}`,
  overdue: (data) => `超期：${data.what ?? ""}`,
  rated: (data) => `评价 ${data.overall ?? 0} 分${because(data.text)}`,
  adopted: () => "当事人用留下的号码登录，找到了这件事",
};

/** Lines as residents read them. What is not here, or gives nothing, they do not see. */
const forResidents: Readonly<Record<string, Teller>> = {
  submitted: (_, entry, reader) =>
    own(entry, reader) ? "您说了这件事" : reader.isApplicant ? "工作人员替您登记了这件事" : "这件事登记了",
  placed_nowhere: () => "您说的地方不在划好的网格里，先交给最近的镇上",
  assigned: (data) => `交给了${data.unit ?? ""}的${data.to ?? ""}`,
  queued: () => "调解员都在忙，排上了队",
  confirm: () => "工作人员看过了",
  reject: (data) => `不能受理${because(data.reason)}。您可以：${data.road ?? ""}`,
  withdraw: (_, entry, reader) => (own(entry, reader) ? "您撤回了" : "对方不愿意调解了"),
  accept: (_, entry) => `${who(entry)}接手了`,
  decline: () => "这位不方便办，换一位",
  escalate: () => "报到了上一级，由上一级来办",
  delegate: () => "交给了离您更近的人来办",
  transfer: (data) => `转给了${data.to ?? ""}`,
  receive_back: (data, _, reader) =>
    reader.isApplicant ? `转出去的事回来了${because(data.result)}` : "转出去的事回来了",
  ask: (data, entry, reader) => (reader.isApplicant ? `${who(entry)}问您：${data.text ?? ""}` : undefined),
  answer: (data, entry, reader) => (own(entry, reader) ? `您答：${data.text ?? ""}` : undefined),
  pause: (data) => `先停一停${because(data.reason)}`,
  resume: () => "继续谈",
  agree: (data) => `谈成了：${agreedText(data)}`,
  close: (data, _, reader) =>
    `了结了，${data.outcome ? outcomes[data.outcome] : ""}${reader.isApplicant ? because(data.reason) : ""}`,
  fulfil: () => "说好的事办完了",
  reopen: () => "重新办理",
  invite_unit: (data) => `请了${data.unit ?? ""}一起来办`,
  supervise: () => "上级在督促这件事",
  extend: (data) => `期限延长了 ${data.days ?? 0} 天${because(data.reason)}`,
  rated: (data, entry, reader) => (own(entry, reader) ? `您评了 ${data.overall ?? 0} 分` : undefined),
  adopted: (_, __, reader) => (reader.isApplicant ? "您登录以后找到了这件事" : undefined),
};

/** A line in words for whoever reads it; undefined where it is not theirs to read. */
export const timelineText = (entry: TimelineEntry, reader: Reader): string | undefined => {
  if (entry.staffOnly && !reader.isStaff) return undefined;
  return (reader.isStaff ? forStaff : forResidents)[entry.kind]?.(entry.data as Data, entry, reader);
};
