import type { AppointmentStatus } from "@qizhen/shared/vocabulary";

/** 门口的码: what whoever has come reads. */
export const arriveWords = {
  title: "到了",
  yours: "您今天的安排",
  meet: (name: string, service: string) => `见${name} · ${service}`,
  arrive: "我到了",
  arriving: "正在签到…",
  early: "来早了，开始前两小时起可以签到。您也可以到接待台说一声。",
  number: (count: number) => `${count} 号`,
  yourNumber: "您的号",
  next: "下一个就是您，请留意叫号。",
  ahead: (count: number) => `前面还有 ${count} 位，请坐一会儿。`,
  goTo: (room: string) => `叫到您了，请到 ${room}`,
  wait: "叫到号，大厅屏幕会显示，也会念出来。",
  inLine: (count: number) =>
    count === 0 ? "您排在最前面，一有空号就给您排上。" : `前面还有 ${count} 位等空号，有空出来的按顺序排上。`,
  elsewhere: (centre: string) => `这个预约在${centre}，不在这里。`,
  none: "您今天在这里没有预约",
  freeNow: (count: number) => `今天还空 ${count} 个号，取了就排上。`,
  full: (count: number) =>
    count === 0
      ? "今天的号满了。取个号先等着，有空出来的就给您。"
      : `今天的号满了，已经有 ${count} 位在等。取个号，按顺序来。`,
  which: "想办哪一类？不清楚可以不选",
  matter: "什么事（几个字，可以不写）",
  matterHint: "比如：楼上漏水",
  take: "取个号",
  taking: "正在取号…",
  taken: "取到号了",
  book: "约别的时间",
  leave: "不等了",
  sure: "真的不等了？号就没有了",
  left: "号退了",
  checkedIn: "签到了",
  wrongCode: { title: "这个码不对", text: "请扫综治中心门口贴的码，或者到接待台找我们。" },
  status: {
    waiting: "排队中",
    offered: "有号了，请确认",
    booked: "约好了",
    checked_in: "已到",
    started: "正在谈",
    finished: "谈完了",
    cancelled: "已取消",
    no_show: "过号了，请到接待台",
    lapsed: "没有等到您确认",
  } satisfies Record<AppointmentStatus, string>,
} as const;
