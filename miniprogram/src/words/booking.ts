import type { AppointmentAction, AppointmentStatus, VisitMode } from "@qizhen/shared/vocabulary";

/** 预约门诊 */
export const bookingWords = {
  entry: "约个时间",
  entryNote: "当面谈，或请人上门，免费",
  times: {
    title: (name: string) => `约${name}`,
    which: "哪一天？",
    when: "几点？",
    left: (count: number) => `剩 ${count} 个`,
    full: "满了",
    queue: "可以排队",
    morning: "上午",
    afternoon: "下午",
    none: { title: "两周内没有可以约的时间", text: "请换一位，或者先把事说给我们。" },
    pick: "请先选一个时间",
    book: "就约这个时间",
    wait: "排队等这个时间",
    sending: "正在约…",
    booked: "约好了",
    waiting: "排上队了，有号就告诉您",
  },
  visits: {
    title: "我的预约",
    none: { title: "还没有预约", text: "约个时间，当面说清楚。" },
    with: (name: string, service: string) => `见${name} · ${service}`,
    ahead: (count: number) => (count === 0 ? "您排在第一个" : `前面还有 ${count} 位`),
    until: (when: string) => `给您留到 ${when}`,
    sure: { decline: "真的不要？号会给下一位" },
    bring: "请带身份证和有关的材料",
    done: "好了",
  },
  /** What the visitor's own steps are called. */
  act: {
    cancel: "取消预约",
    take: "要这个号",
    decline: "不要了",
    check_in: "我到了",
  } satisfies Partial<Record<AppointmentAction, string>>,
  status: {
    waiting: "排队中",
    offered: "有号了，请确认",
    booked: "约好了",
    checked_in: "已到，请稍等",
    started: "正在谈",
    finished: "谈完了",
    cancelled: "已取消",
    no_show: "没有来",
    lapsed: "没有等到您确认，号给了别人",
  } satisfies Record<AppointmentStatus, string>,
  mode: { centre: "到中心", grid_room: "到网格站", home: "到家里", online: "视频" } satisfies Record<VisitMode, string>,
} as const;
