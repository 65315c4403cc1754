import { unsettledWhys, type UnsettledWhy } from "@qizhen/shared/vocabulary";
import type { VisitEvent } from "./events";
import type { SlotFault } from "./rules/slots";
import type { ChangeFault } from "./rules/changes";
import type { Stretch } from "./rules/hours";
import type { StepFault } from "./rules/life";
import type { SwapRefusal } from "./swaps/runSwap";

const dayText = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const hoursText = ({ start, end }: Stretch) => `${start}–${end}`;

/** What booking says. */
export const words = {
  noSuchHost: "没有找到这个人，可能已经不在这里工作了，请从列表里重新选。",
  notYourHost: "这不是您能安排的人，请让本人或当地综治中心来开放时间。",
  noSuchHours: "没有找到这段接待时间，请刷新后再试。",
  otherCounty: "这位是别的区县的，管不了您那里的事。请从“约个时间”里选当地的人。",
  noSuchTime: "没有这个时间，请回到时间表重新选一个。",
  noSuchVisit: "没有找到这个预约，可能已经取消了。",
  noSuchSwap: "没有找到这次换时间，可能已经换好或者不换了，请让对方重新发一次。",
  swapOver: "对方这个时间已经换给别人，或者不换了。",
  swapFault: {
    notBooked: "只有约好了的时间才能换，请先看看自己的预约。",
    tooLate: "离见面不到半小时了，来不及换，请打电话给综治中心。",
    busy: "正在和别人换时间，请过一分钟再看。",
    otherHost: "要和约同一个人的居民换，您选的这个约的是别人。",
    otherKind: "两个预约的方式不一样（一个当面、一个上门或视频），换不了。",
    sameTime: "两个时间是一样的，不用换。",
    samePerson: "这是您自己的预约，改时间请点“改时间”。",
    clash: "有一方在另一个时间已经约了别的，换不了。",
    movedOn: "刚刚有变化，没有换成，您的时间没变，请刷新后再试。",
  } satisfies Record<SwapRefusal, string>,
  alreadyCase: "这次来访已经登记过了，请打开那件事看看。",
  notVisitorsCase: "这件事不是这位来访人的，请选他自己的事，或登记一件新的。",
  notYet: "来访的人到了以后才能登记。",
  beingRegistered: "同事正在登记这次来访，请过几分钟刷新看看。",
  callWanted: {
    title: "先打电话再预约",
    text: "有一位居民三次约了没来，想再约。请到“预约”里打个电话，说好了就能约。",
  },
  callAgreed: { title: "可以预约了", text: "和综治中心说好了，现在可以约时间。去不了请提前取消。" },
  noSuchCall: "没有找到这个电话，可能同事已经打过了。",
  contactNeedsRecord: "现在记不下谁看过电话，先不能显示，请稍后再试。",
  noSuchCase: "没有找到这件事，请从“我的事”里打开再约。",
  noSuchDay: "没有这一天，请检查日期。",
  endsBeforeItBegins: "结束日期早于开始日期，请改一下。",
  overAlready: "结束日期已经过去了，请改一下。",
  tooManyDaysOfMany: "一次看很多人的时间，最多看 31 天，请缩短日期。",
  tooManyDays: "一次最多看两个月，请缩短日期。",
  overlapsOther: (day: string, open: Stretch) =>
    `${dayText(day)} ${hoursText(open)} 这个人已经开放了，一个人不能同时在两处，请先改那一段。`,
  roomUsed: (day: string, open: Stretch) =>
    `${dayText(day)} ${hoursText(open)} 这个房间有别人接待，请换一个房间或换个时间。`,
  whoComes: "请写上谁来：姓名，最好还有手机号。",
  whereTo: "请写上到哪里去：小区、楼号、门牌。",
  whichTime: "请选一个新的时间。",
  whyRefused: "请写明为什么不便接待，只有工作人员看得到。",
  unnamed: "居民",
  callFirst: "您有几次约了没有来。综治中心会打电话给您，说好了就能再约；着急也可以自己打过去。",
  tooManyOpen: "您已经约了好几个时间了。请先去过或取消一个，再约新的。",
  alreadyWaiting: "您已经在排这个时间了，有空出来的号会马上告诉您。",
  movedOn: "刚刚有变化，请刷新后再试。",
  hoursFault: {
    endBeforeStart: "结束时间要晚于开始时间。",
    tooShort: "这段时间还不够接待一次，请延长些。",
    overlap: "同一天有两段时间重叠了，请改一下。",
    notFives: "时间请用 5 分钟的整数倍，比如 9:05。",
    noSuchDay: "没有这一天，请检查日期。",
    dayOutside: "这一天不在开放的日期里，请检查，或者先把日期延长。",
    endsBeforeItBegins: "结束日期早于开始日期，请改一下。",
    tooLong: "一次最多开放一年多一点，请把结束日期提前些。",
    roomForOne: "一个房间一次只接待一组人，请把号数改成 1，或者不写房间。",
    homeOnly: "路上的时间只用于上门，请把方式改成上门，或者不写路上的时间。",
    tooManyDays: "单独改过的日子太多了，请新开一段时间。",
  } satisfies Record<ChangeFault["fault"], string>,
  feed: {
    name: "七诊 接待日历",
    noSuchFeed: "没有这个日历地址，可能已经停用了，请在七诊里重新生成。",
    visitOf: (service: string) => `接待 · ${service}`,
    ownVisit: "七诊预约",
    atHome: "上门",
    online: "网上",
    open: "详情请打开七诊查看。",
  },
  slotFault: {
    past: "这个时间已经过去了，请选后面的时间。",
    notice: "离这个时间太近了，来不及准备，请选晚一点的。",
    horizon: "这么远的时间还没有开放，请选近一点的。",
    noSuchTime: "没有这个时间，或者那天不接待，请回到时间表重新选一个。",
  } satisfies Record<SlotFault, string>,
  taken: {
    host: "这个时间刚刚被约满了，请选别的时间，也可以排队等。",
    room: "这个时间房间有人用了，请选别的时间。",
    visitor: "您在这个时间已经约了别的，请先改那一个。",
  },
  stepFault: {
    notYours: "这一步要由来访的人、接待的人或综治中心来做。",
    notNow: "现在不能这样做，可能已经有变化了，请刷新看看。",
    tooEarly: "还太早了，请到时候再来。",
    tooLate: "已经过了时间，请重新约一个。",
    offerOver: "给您留的号已经过时了，请重新排队或选别的时间。",
    unsettled: "这个时间接待的人不在了，请先换个时间；已经到了的，请到综治中心的台上说一声。",
    swapping: "正在和别人换时间，请过一分钟再看。",
  } satisfies Record<StepFault, string>,
};

/** A visit as a notice tells of it. */
interface ToldVisit {
  start: Date;
  place?: string | undefined;
  offeredUntil?: Date | undefined;
  unsettled?: { why: UnsettledWhy; until: Date; offers: readonly unknown[] } | undefined;
  host: string;
}

const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "long",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const whyOf = ({ unsettled }: ToldVisit) => (unsettled ? unsettledWhys[unsettled.why] : "时间不开放了");
const when = ({ start, place }: ToldVisit) => `${clock.format(start)}${place ? `，${place}` : ""}`;

type Line = readonly [title: string, text: (visit: ToldVisit) => string];
const forVisitors: Partial<Record<VisitEvent, Line>> = {
  visit_booked: ["约好了", (visit) => `${when(visit)}，见${visit.host}。去不了请提前取消，让给别人。`],
  visit_waiting: ["排上队了", (visit) => `${when(visit)}有空出来的号，我们马上告诉您。`],
  visit_offered: [
    "有号了，请确认",
    (visit) =>
      `${when(visit)}空出一个号，给您留${visit.offeredUntil ? `到${clock.format(visit.offeredUntil)}` : "着"}，请打开点“要”。`,
  ],
  visit_lapsed: ["给您留的号过时了", (visit) => `${when(visit)}的号没有等到您确认，已经给了下一位。`],
  visit_moved: ["换了时间", (visit) => `改到${when(visit)}，见${visit.host}。`],
  visit_cancelled: ["预约取消了", (visit) => `${when(visit)}的预约取消了，请重新约一个时间。`],
  visit_due: ["明天有预约", (visit) => `${when(visit)}，见${visit.host}。请带上身份证和有关的材料。`],
  visit_unsettled: [
    "约好的时间要改",
    (visit) =>
      `对不起，${when(visit)}见${visit.host}的时间不行了（${whyOf(visit)}）。${
        visit.unsettled && visit.unsettled.offers.length > 0
          ? `给您留了 ${visit.unsettled.offers.length} 个别的时间，留到${clock.format(visit.unsettled.until)}，打开点一下就定了。`
          : "眼下没有别的时间，综治中心会打电话给您。"
      }`,
  ],
  visit_settled: ["还是原来的时间", (visit) => `${when(visit)}，${visit.host}能来了，时间不用改。`],
  visit_missed: ["没来得及改时间", (visit) => `${when(visit)}的预约没有办成，不是您的错。请重新约，我们优先安排。`],
  visit_closed: ["排的时间不接待了", (visit) => `您排队等的${when(visit)}不接待了，请选别的时间。`],
  visit_swapped: ["换好了", (visit) => `和别人换了时间：${when(visit)}，见${visit.host}。`],
  visit_swap_off: ["没有换成", (visit) => `时间没有换，还是${when(visit)}，见${visit.host}。`],
  visit_case: ["您说的事登记了", () => "您来谈的事已经登记，打开就能看到办到哪一步。"],
  visit_soon: ["两小时后有预约", (visit) => `${when(visit)}，见${visit.host}。去不了请现在取消。`],
};
const forHosts: Partial<Record<VisitEvent, Line>> = {
  visit_booked: ["有人约了您", (visit) => `${when(visit)}。`],
  visit_moved: ["预约改了时间", (visit) => `改到${when(visit)}。`],
  visit_cancelled: ["预约取消了", (visit) => `${when(visit)}的预约取消了。`],
  visit_swapped: ["两位居民换了时间", (visit) => `${when(visit)}来的人换了。`],
};

/** What somebody reads of a visit; undefined where it is nothing to them. */
export const noticeOf = (event: VisitEvent, side: "visitor" | "host", visit: ToldVisit) => {
  const line = (side === "host" ? forHosts : forVisitors)[event];
  return line && { title: line[0], text: line[1](visit) };
};

/** Of these somebody without an account is called; of a time that has to change the desk calls by itself ({@link strandedNotice}). */
const called: ReadonlySet<VisitEvent> = new Set<VisitEvent>([
  "visit_offered",
  "visit_due",
  "visit_moved",
  "visit_cancelled",
  "visit_settled",
  "visit_closed",
]);

/** What whoever calls tells the visitor; undefined where no call is worth it. */
export const callOf = (event: VisitEvent, visit: ToldVisit) => {
  const line = called.has(event) ? noticeOf(event, "visitor", visit) : undefined;
  return line && `请打电话告诉来访人：${line.title}。${line.text}`;
};

/** Whose visit has gone to somebody else. */
export const wentElsewhere = { title: "预约改给了别人", text: "有一位居民改约了别人或别的时间，请看您的预约。" };

/** What the desk reads of a visit without a time; no name, it may be read over a shoulder. */
export const strandedNotice = (visit: ToldVisit) => ({
  title: "有人约的时间要改",
  text: `${when(visit)}，${visit.host}：${whyOf(visit)}。${
    visit.unsettled && visit.unsettled.offers.length > 0 ? "居民还没有选别的时间" : "没有别的时间可以给"
  }，请到“预约”里给居民打电话定时间。`,
});
