import type { VisitEvent } from "./events";
import type { SlotFault } from "./rules/slots";
import type { HoursFault } from "./rules/hours";
import type { StepFault } from "./rules/life";

/** What booking says. */
export const words = {
  noSuchHost: "没有找到这个人，可能已经不在这里工作了，请从列表里重新选。",
  notYourHost: "这不是您能安排的人，请让本人或当地综治中心来开放时间。",
  noSuchHours: "没有找到这段接待时间，请刷新后再试。",
  noSuchTime: "没有这个时间，请回到时间表重新选一个。",
  noSuchVisit: "没有找到这个预约，可能已经取消了。",
  noSuchCase: "没有找到这件事，请从“我的事”里打开再约。",
  noSuchDay: "没有这一天，请检查日期。",
  endsBeforeItBegins: "结束日期早于开始日期，请改一下。",
  overAlready: "结束日期已经过去了，请改一下。",
  tooLong: "一次最多开放一年多一点，请把结束日期提前些。",
  tooManyDays: "一次最多看两个月，请缩短日期。",
  roomForOne: "一个房间一次只接待一组人，请把号数改成 1，或者不写房间。",
  overlapsOther: "和这个人已经开放的另一段时间重叠了，请先改那一段。",
  dayOutside: "这一天不在开放的日期里，请检查。",
  whoComes: "请写上谁来：姓名，最好还有手机号。",
  whereTo: "请写上到哪里去：小区、楼号、门牌。",
  homeOnly: "路上的时间只用于上门，请把方式改成上门，或者不写路上的时间。",
  whichTime: "请选一个新的时间。",
  unnamed: "居民",
  callFirst: "您有几次约了没有来。请先打电话给综治中心，说好了再帮您约。",
  tooManyOpen: "您已经约了好几个时间了。请先去过或取消一个，再约新的。",
  movedOn: "刚刚有变化，请刷新后再试。",
  hoursFault: {
    endBeforeStart: "结束时间要晚于开始时间。",
    tooShort: "这段时间还不够接待一次，请延长些。",
    overlap: "同一天有两段时间重叠了，请改一下。",
    notFives: "时间请用 5 分钟的整数倍，比如 9:05。",
  } satisfies Record<HoursFault, string>,
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
  } satisfies Record<StepFault, string>,
};

/** A visit as a notice tells of it. */
interface ToldVisit {
  start: Date;
  place?: string | undefined;
  offeredUntil?: Date | undefined;
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
  visit_soon: ["两小时后有预约", (visit) => `${when(visit)}，见${visit.host}。去不了请现在取消。`],
};
const forHosts: Partial<Record<VisitEvent, Line>> = {
  visit_booked: ["有人约了您", (visit) => `${when(visit)}。`],
  visit_moved: ["预约改了时间", (visit) => `改到${when(visit)}。`],
  visit_cancelled: ["预约取消了", (visit) => `${when(visit)}的预约取消了。`],
};

/** What somebody reads of a visit; undefined where it is nothing to them. */
export const noticeOf = (event: VisitEvent, side: "visitor" | "host", visit: ToldVisit) => {
  const line = (side === "host" ? forHosts : forVisitors)[event];
  return line && { title: line[0], text: line[1](visit) };
};
