import type { AppointmentAction } from "@qizhen/shared/vocabulary";

/** 预约 */
export const booking = {
  title: "预约",
  day: "哪一天",
  table: "这一天的来访",
  none: { title: "这一天没有人约", text: "开放时间以后，居民就能在手机上约。" },
  columns: { when: "时间", visitor: "来访人", host: "接待人", how: "方式和地点", state: "状态", steps: "办理" },
  number: (count: number) => `${count} 号`,
  act: {
    check_in: "到了",
    start: "开始谈",
    finish: "谈完了",
    no_show: "没有来",
    cancel: "取消",
  } satisfies Partial<Record<AppointmentAction, string>>,
  open: "开放时间",
  opened: "时间已开放，居民现在就能约",
  form: {
    host: "接待人",
    service: "服务",
    mode: "方式",
    place: "地点",
    placeHelp: "写到居民能找到，比如：松石社区一楼 101",
    weekdays: "每周哪几天",
    morning: "上午",
    afternoon: "下午",
    off: "不接待",
    minutes: "每次多久（分钟）",
    seats: "同时接待几位",
    from: "从哪天起",
    to: "到哪天止",
    confirm: "开放",
    holidays: "法定节假日不接待；临时休息或加开，可以按天改。",
  },
  weekday: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
};
