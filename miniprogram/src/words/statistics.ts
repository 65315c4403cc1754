import type { PublishedRate } from "@qizhen/shared/contract/statistics";

const shares = {
  about: (percent: number) => `大约 ${percent}%`,
  over: (percent: number) => `超过 ${percent}%`,
  under: (percent: number) => `不到 ${percent}%`,
} satisfies Record<PublishedRate["kind"], (percent: number) => string>;

/** 办得怎么样: public figures of a town. */
export const publicWords = {
  title: "办得怎么样",
  heading: (town: string) => `${town}办得怎么样`,
  lead: "每月 11 日公布上个月的。只说全镇的，不说是谁的事；人太少的不公布。",
  town: "哪个乡镇",
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`,
  ended: (count: number) => `了结 ${count} 多件`,
  few: "这个月的事不多，不公布数字。",
  rates: { settlement: "谈成了的", inTime: "按时办的", satisfaction: "打 4 分以上的" },
  share: ({ kind, percent }: PublishedRate) => shares[kind](percent),
  untold: "太少，不公布",
  none: { title: "还没有公布过", text: "每月 11 日公布上个月的，到时候再来看。" },
} as const;
