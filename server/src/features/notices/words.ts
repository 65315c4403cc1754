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
  decline: ["已经先交给下一位", withNext("您选的这位这次不方便，事情没有耽误。您也可以打开，自己另选一位。")],
  accept: ["调解员已接手", withNext("")],
  escalate: ["报到上一级了", withNext("您的事由上一级综治中心接着办。")],
  delegate: ["交给离您更近的人了", withNext("")],
  transfer: ["转给别的单位了", withNext("我们会一直盯着，直到有结果。")],
  receive_back: ["又回到我们这里了", withNext("")],
  referral_received: ["那边收下了，正在办", withNext("")],
  referral_late: ["那边还没签收，我们在催", withNext("")],
  group_joined: ["和邻居的事一起办", only("邻居反映的是同一件事，放在一起办，有进展都告诉您。")],
  group_left: ["您的事改为单独办", withNext("")],
  group_progress: ["一起办的事有进展", only("请打开看看到了哪一步。")],
  ask: ["调解员有话问您", only("请打开看一看，回一句就行。")],
  pause: ["先停一停", withNext("")],
  resume: ["接着办了", withNext("")],
  agree: ["谈成了", withNext("")],
  fulfil: ["说好的都做到了", withNext("")],
  close: ["这件事办完了", only("请说说办得怎么样，说不满意的我们会再管。")],
  reject: ["这件事我们不能受理", only("为什么、该找谁，里面写清楚了。")],
  withdraw: ["已经撤回", only("以后还有事，随时可以再说。")],
  reopen: ["重新办理了", withNext("")],
  pass_on: ["正在换一位调解员", withNext("上一位到时候没有接手。")],
  extend: ["还需要一些日子", withNext("")],
  approve_extend: ["还需要一些日子", withNext("")],
  recounted: ["日子重新算过了", withNext("节假日安排出来了。")],
  overdue: ["办得慢了，我们在催", withNext("")],
  supervise: ["上级在催办您的事", withNext("")],
  rate_asked: ["请您评一评", only("事情办完了，请说说办得怎么样，七天里都能改。")],
  return_visit_asked: ["说好的办到了吗", only("请打开回一句：说好的办到了没有。")],
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
  choose_again: ["这件事换人了", only("当事人自己另选了一位，您不用办了。")],
  decline: ["被退回了", only("承办人不便接手，请另派。")],
  escalate: ["下级报上来一件事", only("请确认分诊。")],
  delegate: ["上级交下来一件事", only("请接手。")],
  transfer: ["已移送", only("请盯住回执。")],
  receive_back: ["移送的事收回了", only("请接着办。")],
  referral_sent: ["有一件事移送给您单位", only("请签收；不归您单位管的，请在期限内写明原因退回。")],
  referral_by_hand: ["移送函要送过去", only("对方在这里没有账号，请送达，并记下签收日期和文号。")],
  referral_received: ["移送的事对方已签收", only("")],
  referral_refused: ["移送的事对方不收", only("请另想办法。")],
  referral_late: ["移送的事到期没有签收", only("请催一催，或者另想办法。")],
  group_large: ["同一群体已有 10 件以上", only("请重新判定风险，按规定应评橙色以上。")],
  group_lead_closed: ["群体事项的主件办结了", only("同组还有没办结的，请逐件或一起办结。")],
  answer: ["当事人答复了", only("请看对话。")],
  pause: ["已暂停", only("")],
  resume: ["继续办理", only("")],
  agree: ["已达成协议", only("请跟进履行。")],
  fulfil: ["协议已履行", only("")],
  close: ["已办结", only("")],
  withdraw: ["当事人撤回了", only("")],
  reject: ["不予受理", only("")],
  reopen: ["重新办理", only("请接手。")],
  pass_on: ["到时没有接手，已交给下一位", only("")],
  extend: ["已延期", only("")],
  extension_asked: ["有人申请延期", only("请看理由，同意或不同意。")],
  approve_extend: ["延期同意了", only("")],
  refuse_extend: ["延期没有同意", only("请按原来的期限办。")],
  overdue_long: ["超期还没有动静", only("已经提醒过经办人和中心，请您过问。")],
  order_opened: ["收到督办单", only("请在期限内回复。")],
  order_due_soon: ["督办单快到期了", only("请尽快回复。")],
  order_overdue: ["督办单到期没有回复", only("已报上一级，请马上回复。")],
  order_climbed: ["下级督办单没人回复", only("请过问。")],
  order_replied: ["督办单有回复了", only("请看看，认可或退回。")],
  order_returned: ["督办单退回了", only("请按退回的意见重办再回复。")],
  order_accepted: ["督办单办结了", only("")],
  unknown_year: ["有期限算到了没有节假日安排的年份", only("请在设置里填上那一年的放假和调休，期限会自动重算。")],
  invite_unit: ["请了单位一起办", only("")],
  joint_asked: ["请您协办", only("请在期限内签收、反馈意见；不便的写明原因，可以退回一次。")],
  joint_received: ["协办已签收", only("")],
  joint_done: ["协办有反馈了", only("请看看意见。")],
  joint_refused: ["协办被退回", only("请改请别的单位，或写明理由再请一次。")],
  joint_decide: ["协办退回两次，等您定", only("请定由谁协办。")],
  joint_imposed: ["上级定了协办", only("请按期办，有难处写在反馈里。")],
  joint_ended: ["协办不用办了", only("")],
  joint_due_soon: ["协办快到期了", only("请抓紧反馈。")],
  joint_overdue: ["协办超期了", only("请马上反馈，或由中心催办。")],
  joint_raised: ["下级协办超期", only("已超一个工作日，请过问。")],
  supervise: ["督办", only("请尽快办理并回报。")],
  due_soon: ["快到期了", only("请抓紧。")],
  overdue: ["超期了", only("请马上办理，或说明原因申请延期。")],
  rated: ["来了评价", only("请看看。")],
  judged_badly: ["当事人不满意，已重新办理", only("评价很低、约定没有履行或者有激化隐患，已交上一级，请过问。")],
  return_visit_given: ["有一次回访交给您", only("请在期限内打电话，填好回访记录。")],
  return_visit_late: ["回访超期没有人办", only("请过问，或者安排别人去办。")],
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
  visitorUnreached: {
    title: "来访人电话没打通",
    text: "来访人没有用小程序，电话也没打通，可能不知道时间有变化。请到“预约”里看看。",
  },
  noSuchTemplate: "没有这个消息模板，请更新小程序后再试",
  callNotFound: "没有找到这个电话任务，可能已经不在了，或者不归您打",
  callDone: "这个电话已经有人打过了，请刷新看看",
  callResult: (result: keyof typeof callResults, note: string | undefined) =>
    note ? `${callResults[result]}：${note}` : callResults[result],
} as const;
