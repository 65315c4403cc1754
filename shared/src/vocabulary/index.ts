/** The words of the field (DESIGN, "The life of a case"; DOMAIN §4, §5) as data, each with its 中文 label. */

/** 纠纷类别 */
export const categories = {
  family: "婚姻家庭",
  neighbour: "邻里",
  housing: "房屋宅基地",
  contract: "合同",
  business: "生产经营",
  damages: "损害赔偿",
  labour: "劳动争议",
  village_affairs: "村务管理",
  land: "山林土地",
  expropriation: "征地拆迁",
  environment: "环境保护",
  traffic: "道路交通事故",
  property_mgmt: "物业",
  medical: "医疗",
  consumer: "消费",
  ecommerce: "电子商务",
  tourism: "旅游",
  other: "其他",
} as const;
export type Category = keyof typeof categories;

/** 风险颜色, from calm to danger. */
export const risks = { blue: "蓝色", yellow: "黄色", orange: "橙色", red: "红色" } as const;
export type Risk = keyof typeof risks;

/** 需要照顾的人: who may need more care in a dispute (DOMAIN §5). */
export const vulnerables = {
  child: "有孩子",
  old: "有老人",
  disabled: "有残疾人",
  pregnant: "有孕产妇",
  ill: "有病人",
  poor: "有低保困难户",
} as const;
export type Vulnerable = keyof typeof vulnerables;

/** 层级: the lowest that can settle it; `110` is danger now. */
export const levels = { grid: "网格", village: "村（社区）", town: "镇", county: "县（区）", "110": "报警" } as const;
export type Level = keyof typeof levels;

/** 区划层级 */
export const regionLevels = { county: "县（区）", town: "镇（街道）", village: "村（社区）", grid: "网格" } as const;
export type RegionLevel = keyof typeof regionLevels;

/** 服务: which kind of help. */
export const services = {
  people: "人民调解",
  administrative: "行政调解",
  judicial: "司法（诉前）调解",
  arbitration: "仲裁咨询",
  legal_aid: "法律援助",
  counselling: "心理疏导",
  reception: "领导接访",
  expert: "专家咨询",
} as const;
export type Service = keyof typeof services;

/** 角色 */
export const roles = {
  resident: "居民",
  grid_worker: "网格员",
  mediator: "调解员",
  expert: "专家",
  department: "部门",
  clerk: "综治中心工作人员",
  leader: "领导",
  admin: "管理员",
} as const;
export type Role = keyof typeof roles;
/** Those who work here: everybody but residents. */
export const staffRoles = ["grid_worker", "mediator", "expert", "department", "clerk", "leader", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** 状态, as staff call them. Residents read {@link residentStatuses}. */
export const statuses = {
  submitted: "待分派",
  assigned: "待接手",
  mediating: "调解中",
  agreed: "已达成协议",
  transferred: "已移送",
  closed: "已办结",
  rejected: "不予受理",
  withdrawn: "已撤回",
} as const;
export type Status = keyof typeof statuses;
export const openStatuses = ["submitted", "assigned", "mediating", "agreed", "transferred"] as const;

/** 状态, as residents read them (DESIGN). */
export const residentStatuses = {
  submitted: "已收到，正在找合适的人",
  assigned: "已交给调解员",
  mediating: "正在调解",
  agreed: "谈成了",
  transferred: "已转给别的单位",
  closed: "已了结",
  rejected: "不能受理",
  withdrawn: "已撤回",
} as const satisfies Record<Status, string>;

/** 等什么: what a submitted case waits for. */
export const waits = { confirmation: "等工作人员确认", capacity: "等调解员有空" } as const;
export type WaitingFor = keyof typeof waits;

/** 结果 */
export const outcomes = {
  agreed: "谈成了",
  partly: "谈成一部分",
  failed: "没谈成",
  refused: "一方不愿调解",
  guided: "已指路",
  resolved_elsewhere: "别处解决了",
  withdrawn: "申请人撤回",
} as const;
export type Outcome = keyof typeof outcomes;

/** 渠道: how the matter reached us. */
export const channels = {
  miniprogram: "小程序",
  h5: "网页",
  group_link: "微信群链接",
  qr_code: "楼道二维码",
  grid_visit: "网格员走访",
  counter: "窗口",
  phone: "电话",
  hotline: "12345 热线",
  department: "部门转来",
  inspection: "排查发现",
  reception: "领导接访",
} as const;
export type Channel = keyof typeof channels;
/** Those that staff may name when they register for somebody (代办登记). */
export const staffChannels = ["counter", "phone", "hotline", "grid_visit", "department", "inspection"] as const;

/** 步骤: every action of the life cycle (DESIGN). */
export const actions = {
  confirm: "确认分诊",
  assign: "交给",
  reject: "不予受理",
  withdraw: "撤回",
  accept: "接手",
  decline: "不便接手",
  pass_on: "到时没接手换下一位",
  choose_again: "自己另选一位",
  escalate: "报到上一级",
  delegate: "交下一级",
  transfer: "转给别处",
  receive_back: "收回",
  ask: "问当事人",
  answer: "答复",
  pause: "暂停",
  resume: "继续",
  agree: "谈成了，记协议",
  close: "了结",
  fulfil: "已履行",
  reopen: "重新办理",
  invite_unit: "请单位一起",
  supervise: "督办",
  extend: "延长期限",
  approve_extend: "同意延期",
  refuse_extend: "不同意延期",
  note: "私记",
} as const;
export type Action = keyof typeof actions;

/** 等我办: why a case stands on the work list, most pressing first. */
export const workGroups = {
  red: "红色",
  overdue: "超期",
  today: "今天到期",
  new: "新来",
  unread: "没看",
  rest: "在办",
} as const;
export type WorkGroup = keyof typeof workGroups;

/** 全链条: the way of a matter from the grid and back to the resident. */
export const chainSteps = {
  report: "格内报告",
  village: "社区共商",
  town: "镇域联动",
  follow: "跟踪解决",
  feedback: "反馈居民",
} as const;
export type ChainStep = keyof typeof chainSteps;
/** Where a matter is on its way. */
export const chainStates = { done: "办过了", now: "正在这一步", todo: "还没到", skipped: "不需要" } as const;
export type ChainState = keyof typeof chainStates;

/** 期限的单位: how a limit counts. A law's "日" is a calendar day; only "工作日" is a workday (DOMAIN §6). */
export const limitUnits = {
  calendarDay: "天",
  workday: "个工作日",
  workMinute: "工作分钟",
  hour: "小时",
  minute: "分钟",
} as const;
export type LimitUnit = keyof typeof limitUnits;

/** 单位类别: kinds of bodies that matters are handed to and come from (三调对接). */
export const bodyKinds = {
  department: "行政部门",
  court: "法院",
  arbitration: "仲裁机构",
  legal_aid: "法律援助机构",
  counselling: "心理服务机构",
  police: "公安机关",
  petition: "信访部门",
  other: "其他单位",
} as const;
export type BodyKind = keyof typeof bodyKinds;

/** 移送事由: what a body is asked for. */
export const referralPurposes = {
  handle: "依职责办理",
  mediate: "组织调解",
  pre_filing: "诉前调解",
  confirmation: "司法确认",
  arbitration: "申请仲裁",
  legal_aid: "法律援助",
  counselling: "心理疏导",
  police: "公安处置",
  petition: "信访事项办理",
} as const;
export type ReferralPurpose = keyof typeof referralPurposes;

/** 移送状态: from sending to receipt or refusal, and from receipt to a result. */
export const referralStates = {
  sent: "待签收",
  received: "办理中",
  refused: "对方不收",
  returned: "已退回",
  settled: "已在那边办结",
} as const;
export type ReferralState = keyof typeof referralStates;

/** Piles of a referrals' inbox (对接收件箱). */
export const referralBoxes = { sign: "待签收", working: "办理中", ended: "已退回" } as const;
export type ReferralBox = keyof typeof referralBoxes;

/** The keys of a vocabulary as zod's enum wants them. */
export const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>) => Object.keys(words) as [T, ...T[]];

/** 见面方式 */
export const visitModes = { centre: "到中心", grid_room: "到网格站", home: "上门", online: "视频" } as const;
export type VisitMode = keyof typeof visitModes;

/** 预约状态 */
export const appointmentStatuses = {
  waiting: "排队中",
  offered: "有号了，等您确认",
  booked: "已约好",
  checked_in: "已到",
  started: "正在谈",
  finished: "谈完了",
  cancelled: "已取消",
  no_show: "没有来",
  lapsed: "没等到",
} as const;
export type AppointmentStatus = keyof typeof appointmentStatuses;

/** 约好的时间为什么不行了 */
export const unsettledWhys = {
  leave: "接待的人请假了",
  closed: "那天不接待了",
  ended: "这段时间不再开放",
  gone: "接待的人不在这里工作了",
  refused: "接待的人这次不方便",
} as const;
export type UnsettledWhy = keyof typeof unsettledWhys;

/** 预约的每一步 */
export const appointmentActions = [
  "move",
  "cancel",
  "check_in",
  "start",
  "finish",
  "no_show",
  "take",
  "decline",
  "refuse",
] as const;
export type AppointmentAction = (typeof appointmentActions)[number];
