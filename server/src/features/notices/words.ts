import { callResults } from "@qizhen/shared/contract/notices";
import type { NoticeEvent } from "./events";

/** What a notice may say: a number, a step, and what happens next. No name, no story (they are read over shoulders). */
interface Told {
  number: string;
  next: string;
}
/** A title, also the step in a WeChat message (at most twenty characters), and the text. */
type Line = readonly [title: string, text: (told: Told) => string];

const withNext =
  (sentence: string) =>
  ({ number, next }: Told) =>
    `编号 ${number}。${sentence}${next}`;
const only =
  (sentence: string) =>
  ({ number }: Told) =>
    `编号 ${number}。${sentence}`;

/** Residents: plain words, what happens next and by when. */
const forResidents: Partial<Record<NoticeEvent, Line>> = {
  submitted: ["已经收到您的事", withNext("")],
  queued: ["已经收到，正在排队", withNext("调解员现在都在忙，一有空就办您的事。")],
  placed_nowhere: ["已经收到，正在确认地方", withNext("您说的地方不在我们的网格里，离得最近的综治中心会先看。")],
  red: ["先保证安全", only("有危险请马上打 110，我们的人也会联系您。")],
  assigned: ["已经交给调解员", withNext("")],
  confirm: ["已经交给调解员", withNext("")],
  assign: ["换了一位调解员", withNext("")],
  decline: ["正在换一位调解员", withNext("")],
  accept: ["调解员已接手", withNext("")],
  escalate: ["报到上一级了", withNext("您的事由上一级综治中心接着办。")],
  delegate: ["交给离您更近的人了", withNext("")],
  transfer: ["转给别的单位了", withNext("我们会一直盯着，直到有结果。")],
  receive_back: ["又回到我们这里了", withNext("")],
  ask: ["调解员有话问您", only("请打开看一看，回一句就行。")],
  pause: ["先停一停", withNext("")],
  resume: ["接着办了", withNext("")],
  agree: ["谈成了", withNext("")],
  fulfil: ["说好的都做到了", withNext("")],
  close: ["这件事办完了", only("请说说办得怎么样，说不满意的我们会再管。")],
  reject: ["这件事我们不能受理", only("为什么、该找谁，里面写清楚了。")],
  withdraw: ["已经撤回", only("以后还有事，随时可以再说。")],
  reopen: ["重新办理了", withNext("")],
  extend: ["还需要一些日子", withNext("")],
  overdue: ["办得慢了，我们在催", withNext("")],
  supervise: ["上级在催办您的事", withNext("")],
  message: ["有人给您回话了", only("请打开看看。")],
};

/** Staff: the terms of the field, short. */
const forStaff: Partial<Record<NoticeEvent, Line>> = {
  submitted: ["新来一件事", only("等您确认分诊。")],
  queued: ["没人有空，排在您这里", only("请分派，或等有人办结。")],
  placed_nowhere: ["地点不在任何网格", only("请确认归哪个网格。")],
  red: ["红色：有危险", only("请在五分钟内打开确认，并联系公安。")],
  assigned: ["有一件事交给您", only("请接手，不便的请说明原因。")],
  confirm: ["有一件事交给您", only("分诊已确认，请接手。")],
  assign: ["有一件事交给您", only("请接手，不便的请说明原因。")],
  accept: ["调解员已接手", only("")],
  decline: ["被退回了", only("承办人不便接手，请另派。")],
  escalate: ["下级报上来一件事", only("请确认分诊。")],
  delegate: ["上级交下来一件事", only("请接手。")],
  transfer: ["已移送", only("请盯住回执。")],
  receive_back: ["移送的事收回了", only("请接着办。")],
  answer: ["当事人答复了", only("请看对话。")],
  pause: ["已暂停", only("")],
  resume: ["继续办理", only("")],
  agree: ["已达成协议", only("请跟进履行。")],
  fulfil: ["协议已履行", only("")],
  close: ["已办结", only("")],
  withdraw: ["当事人撤回了", only("")],
  reject: ["不予受理", only("")],
  reopen: ["重新办理", only("请接手。")],
  extend: ["已延期", only("")],
  invite_unit: ["请您一起办", only("请打开看看能帮什么。")],
  supervise: ["督办", only("请尽快办理并回报。")],
  due_soon: ["快到期了", only("请抓紧。")],
  overdue: ["超期了", only("请马上办理，或说明原因申请延期。")],
  rated: ["来了评价", only("请看看。")],
  note: ["有一条私记", only("")],
  message: ["当事人说话了", only("请看对话。")],
  call_failed: ["电话没打通", only("居民没有用小程序，电话也没打通，请想别的办法告诉到。")],
};

const other: Line = ["有新进展", withNext("")];

/** Every sentence of notices (通知) that a person reads. */
export const words = {
  forResidents: (event: NoticeEvent): Line => forResidents[event] ?? other,
  forStaff: (event: NoticeEvent): Line => forStaff[event] ?? other,
  /** What a caller tells: the step and what is next, in words that can be spoken. */
  call: (event: NoticeEvent, told: Told) => {
    const [title, text] = forResidents[event] ?? other;
    return `请打电话告诉当事人：${title}。${text(told)}`;
  },
  noSuchTemplate: "没有这个消息模板，请更新小程序后再试",
  callNotFound: "没有找到这个电话任务，可能已经不在了，或者不归您打",
  callDone: "这个电话已经有人打过了，请刷新看看",
  callResult: (result: keyof typeof callResults, note: string | undefined) =>
    note ? `${callResults[result]}：${note}` : callResults[result],
} as const;
