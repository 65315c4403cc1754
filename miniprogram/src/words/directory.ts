import type { Service, VisitMode } from "@qizhen/shared/vocabulary";

interface ServiceText {
  /** What it is, in spoken words. */
  what: string;
  /** For whom. */
  who: string;
  bring: string;
  /** How long it takes. */
  long: string;
}

/** 挂号就诊: what kinds of help there are, and who gives it. */
export const directoryWords = {
  free: "不要钱",
  catalogue: {
    title: "找谁帮忙",
    heading: "您想要哪种帮忙？",
    note: "都不要钱。不清楚选哪种，就让平台帮您选。",
    who: "适合谁",
    bring: "带什么",
    long: "要多久",
    people: (service: string) => `看看谁能做${service}`,
    centres: "附近的综治中心",
    centreNote: (people: number) => `${people} 个人在这里`,
    reception: "领导接访日",
    receptionNote: "哪位领导哪天听您说",
  },
  services: {
    people: {
      what: "调解员听两边说，帮着把话说开、商量出个办法。谈成了写成协议，两边都要照着做。",
      who: "邻里、家里、钱、地、东西弄坏了这些事。对方不愿意谈，就不能硬谈。",
      bring: "身份证；借条、合同、照片、聊天记录，有什么带什么。",
      long: "一次半小时左右；一般一个月内有结果。",
    },
    administrative: {
      what: "管这件事的部门出面，给两边调解。",
      who: "消费、物业、劳动、征地这些有部门管的事。",
      bring: "身份证；票据、合同、通知这些材料。",
      long: "看部门的规定，办的人会告诉您。",
    },
    judicial: {
      what: "打官司之前，法院先请人调解。谈成了，法院可以确认，对方不做能申请执行。",
      who: "想打官司，又愿意先谈一谈的。",
      bring: "身份证；起诉的材料和证据，有什么带什么。",
      long: "一般三十天内。不想谈了，随时可以去打官司。",
    },
    arbitration: {
      what: "懂行的人告诉您，这事能不能仲裁、怎么申请、到哪里办。",
      who: "拖欠工资、工伤、辞退，还有承包地的事。",
      bring: "身份证；劳动合同、工资条、工牌、承包合同。",
      long: "问一次半小时左右。拖欠工资这类事，一般一年内要申请。",
    },
    legal_aid: {
      what: "律师免费给您出主意，合条件的还能免费替您打官司。",
      who: "家里困难的；要赡养费、抚养费、工钱的；受家暴的不看家里条件。",
      bring: "身份证；能说明家里情况的材料，没有也可以先来问。",
      long: "问一次半小时左右。",
    },
    counselling: {
      what: "有人静静听您说，帮您缓一缓。说的话不外传。",
      who: "心里憋得慌、睡不好、老是为一件事吵的人，也可以替家里人来问。",
      bring: "什么都不用带。",
      long: "一次一小时左右。",
    },
    reception: {
      what: "镇上、区上的领导当面听您说，记下来，定下谁办、哪天答复。",
      who: "事情拖了很久，或者牵涉好几个部门的。",
      bring: "身份证；以前找过谁、怎么答复的材料。",
      long: "一位十五分钟左右，名额有限，要先约。",
    },
    expert: {
      what: "律师、法官、心理咨询师、代表委员，给您讲讲这事该怎么看。",
      who: "事情复杂，想听懂行的人说一说的。",
      bring: "跟这件事有关的材料。",
      long: "一次半小时左右。",
    },
  } satisfies Record<Service, ServiceText>,
  people: {
    title: "约个时间",
    choosing: "自己挑人",
    heading: "想找谁？",
    platform: "让平台帮我选",
    proposed: (name: string, when: string) => `${name}，${when}`,
    noProposal: "这会儿没有空着的时间，可以先把事说给我们",
    thinking: "正在找合适的人…",
    mine: "我的预约",
    search: "按姓名找",
    searchHint: "姓名或拼音，比如 李 或 lg",
    filter: "挑一挑",
    filtered: (count: number) => `挑一挑（选了 ${count} 样）`,
    sort: "谁在前面",
    sorts: { soonest: "最早有空", nearest: "离我最近", rated: "评价好" },
    within: "范围",
    around: "管我这一片的",
    county: "全区县的",
    service: "哪种帮忙",
    language: "说什么话",
    languages: { zh: "汉语", mn: "蒙古语" },
    mode: "怎么见",
    speciality: "什么事",
    any: "都行",
    none: { title: "没有找到这样的人", text: "少挑几样试试，或者让平台帮您选。" },
    clear: "重新挑",
    next: (when: string) => `最早 ${when}`,
    noTime: "这两周没有空着的时间",
    away: "这几天休假",
  },
  person: {
    title: "看看这个人",
    load: { free: "手上事不多", some: "手上有些事", full: "手上很忙" },
    km: (metres: number) => (metres < 1000 ? "一公里以内" : `约 ${Math.round(metres / 1000)} 公里`),
    years: (years: number) => (years === 0 ? "今年开始做" : `做了 ${years} 年`),
    satisfaction: (mark: number, count: number) => `满意度 ${mark.toFixed(1)} 分（${count} 人评过）`,
    unrated: "评过的人还少，先不打分",
    all: "各种事都管",
    rows: {
      does: "做什么",
      matters: "管什么事",
      speaks: "会说",
      years: "做了多久",
      rated: "别人怎么评",
      load: "忙不忙",
      place: "在哪里",
    },
    book: "看看哪天有空",
    choose: "就请他办我的事",
    tell: "把事说给他",
    chosen: "选好了，已经请他来办",
    choosing: "正在请他…",
    note: "您选的人也可能不方便，那时会告诉您，您再选一位。",
    mapOf: (place: string) => `${place}在地图上的位置`,
  },
} as const;

/** What is asked and said while a time is booked. */
export const bookWords = {
  ways: { face: "当面", online: "视频", home: "到家里" },
  way: "怎么谈",
  about: "看看这个人",
  forWhom: "谁去",
  self: "我自己",
  other: "替家里人约",
  name: "去的人叫什么",
  phone: "他的手机号（没有就空着）",
  nameShort: "请写上去的人的姓名，至少两个字",
  phoneWrong: "手机号是 11 位数字，请检查",
  address: "家在哪里",
  addressHint: "小区、楼、单元、门牌",
  addressMissing: "请先写上家在哪里",
  homeNote: "走不动、来不了的，我们上门。",
  matter: "为哪件事（可以不选）",
  proposal: "平台帮您选的",
  booked: {
    title: "约好了",
    waiting: "排上队了",
    waitingNote: "前面的人不去了，就留给您，我们马上告诉您。",
    where: "去哪里",
    bring: "带什么",
    calendar: "加到手机日历",
    added: "加到日历里了",
    map: "打开地图",
    visits: "看我的预约",
    home: "回首页",
    remind: "前一天和去之前两小时，会再提醒您。",
    event: (name: string, service: string) => `见${name}（${service}）`,
  },
  file: "预约.ics",
} as const;

/** Ways of meeting as residents choose them. */
export const wayOf = (mode: VisitMode): keyof typeof bookWords.ways =>
  mode === "online" ? "online" : mode === "home" ? "home" : "face";
