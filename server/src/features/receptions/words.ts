import type { DayFault } from "./rules/faults";

const dayText = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const monthText = (month: string) => `${Number(month.slice(5, 7))}月`;

/** What receptions (领导接访日) say. */
export const words = {
  noSuchCentre: "没有找到这个综治中心，或者不归您管。",
  noSuchMonth: "没有找到这个月的接访日历，可能还没有拟。",
  noSuchDay: "没有找到这个接访日，或者不归您看。",
  noSuchVisit: "这一天没有这位来访的人，请刷新后再试。",
  notYours: "这一步不归您办：拟和公布由综治中心办，审定由领导或管理员办。",
  notYoursToChange: "改期、取消由接访的领导本人或综治中心来办。",
  notYoursToRegister: "登记由接访的领导本人或综治中心来办。",
  notNow: "接访日历刚有了变化，现在不能这样做，请看一眼新的再办。",
  movedOn: (by: string) => `${by}刚刚改过，请看一眼新的再改，您写的还在。`,
  pastMonth: "这个月已经过去了，请选这个月或以后的月份。",
  farMonth: "最多提前半年安排，请选近一点的月份。",
  noLeaders: "这里还没有能接访的领导。请管理员先给领导建账号（角色选“领导”，单位选这个中心）。",
  nobodyThere: "这个月剩下的工作日里没有一天有领导在，请看看请假和节假日。",
  empty: "一天都还没有安排，请先加上再审定。",
  someWrong: (count: number) => `有 ${count} 天不能这样安排，请先改好。`,
  dayFault: {
    noSuchDay: "没有这一天",
    otherMonth: "不在这个月里",
    past: "已经来不及了，请选明天以后的日子",
    holiday: "这天是节假日或周末，不上班",
    noSuchLeader: "不是这个中心的领导，或者账号停用了",
    onLeave: "这位领导这天请假",
    notFives: "时间请用 5 分钟的整数倍",
    tooLong: "太晚了，请在晚上 8 点前结束",
    leaderTwice: "这位领导这天已经安排过一次",
    placeTaken: "这个地方这时候已经有别的领导接访",
  } satisfies Record<DayFault, string>,
  wrongSettings: "这样安排一天太晚了，请早点开始，或者少几个号。",
  dayOver: "这一天已经过去了，不能再改。",
  dayGone: "这一天已经取消或改期了。",
  sameTime: "新的时间和原来一样，请另选一个。",
  notHereYet: "这位还没有签到，请先签到再登记。",
  caseOver: "这位约的时候说的事已经办结了，请先在案件里重新办理，再来登记。",
  hoursFailed: "这天的时间没能开放，请改期或取消",
  officeUnknown: "领导",
  question: (day: string) => `${dayText(day)}领导接访登记的事，由接访领导包案。请依法办理，并在期限前书面答复。`,
  placeOf: (centre: string) => `${centre}综治中心接访室`,
  acted: {
    drafted: (month: string) => `拟了${monthText(month)}的接访日历`,
    saved: (month: string) => `改了${monthText(month)}的接访日历`,
    approved: (month: string) => `审定了${monthText(month)}的接访日历`,
    published: (month: string) => `公布了${monthText(month)}的接访日历`,
    registered: (day: string) => `登记了${dayText(day)}接访的一件事`,
  },
  published: {
    title: "您的接访日公布了",
    text: (days: readonly string[]) => `${days.map(dayText).join("、")}由您接访，居民已经可以预约。去不了请尽早改期。`,
  },
  closed: {
    title: "接访日有变化",
    text: (day: string, reason: string) => `${dayText(day)}的接访取消或改期了（${reason}）。约了的人会收到新的时间。`,
  },
  tomorrow: {
    title: "明天您接访",
    text: (told: { start: string; place: string; booked: number }) =>
      `${told.start} 开始，${told.place}，已经有 ${told.booked} 人约了。`,
  },
  asks: {
    approve: {
      title: "接访日历等您审定",
      text: (centre: string, month: string) => `${centre}${monthText(month)}的接访日历拟好了，请看一看，没问题就审定。`,
    },
    publish: {
      title: "接访日历可以公布了",
      text: (centre: string, month: string) => `${centre}${monthText(month)}的接访日历审定了，请公布，居民就能预约。`,
    },
  },
} as const;
