import type { Refusal } from "@qizhen/shared/rules/caseLife";
import type { ClockName } from "@qizhen/shared/rules/caseSteps";

/** What cases say to people. Residents are 您; clerks read the terms of the field. */
export const words = {
  caseNotFound: "没有找到这件事，可能编号不对，或者不归您看",
  voiceOnly: "一段录音",
  respondentTitle: (category: string) => `${category}方面的一件事`,
  needsContent: "请写一写发生了什么，或者录一段话",
  staffOnlyField: "这一项只有工作人员替别人登记时才填",
  spotDanger: (risk: string) =>
    `这件事有危险的苗头（${risk}），不能当场办结。现在有危险先打 110，再按普通案件报上去，写的都还在`,
  spotHigher: (level: string) => `这件事要${level}一级来办，一格办不了。请按普通案件报上去，写的都还在`,
  spotElsewhere: "这个地方不在您的网格里。请改地址，或者按普通案件报上去，写的都还在",
  spotNoGrid: "请选这件事在您的哪个网格",
  movedOn: "这件事刚有了变化，请看一眼新的情况再办",
  movedOnBy: (who: string, what: string) => `${who}刚刚${what}，请看一眼新的情况再办`,
  standsAside: (name: string) => `${name}和这件事的当事人有关系，按规定要回避，请换一位`,
  chosenFull: (name: string) => `您选的${name}手上满了`,
  notForChoosing: "这位不能办您这件事，请另选一位，或者就让平台安排",
  choiceFull: (name: string) => `${name}手上已经满了，请另选一位，或者就让平台安排`,
  full: (name: string) => `${name}手上已经满了，请换一位`,
  notAbleHere: "这位不能办这件事，请换一位本辖区的调解员、网格员或部门",
  noParty: "没有这位当事人",
  noPhone: "没有留电话",
  unmaskNeedsRecord: "查看记录没能记下，所以现在不能显示，请过一会儿再试",
  mayNotUnmask: "只有正在办这件事的人才能看号码和详细地址",
  badly: { rating: "有当事人对办理不满意", return_visit: "回访时得知说好的没有兑现，或者又要激化" },
  somebody: "接手的人",
  noForesight: "写全了才算得出日子",
  notAddressable: "督办单只能请这件事所在辖区的人或综治中心来回",
  levelOver: "这一级的办理期限到了",
  promiseDue: "答应居民的日子",
  promiseOver: "过了答应居民的日子",
  promiseRing: { warn: "快到答应居民的日子了", raise: "过了答应居民的日子，还没有结果" },
  pressed: (what: string) => `${what}，请说明情况和打算`,
  applicant: "当事人",
  platform: "平台",
  unknownName: "居民",
  centreOf: (region: string) => `${region}综治中心`,
  room: {
    applicant: "和当事人",
    respondent: "和对方",
    representative: "和代理人",
    mine: "和调解员",
    joint: "三方一起",
    notes: "私记",
  },
} as const;

/** Why a step is refused, with what to do instead. */
export const refusalWords: Readonly<Record<Refusal["why"], string>> = {
  state: "现在这一步办不了，请看一眼新的情况",
  notYours: "这一步不归您办",
  missing: "还缺内容，请补上",
  reasonForChange: "改了分诊，请写明原因",
  nobodyNew: "已经在这位手上了",
  nothingToChoose: "现在不用另选人，这件事有人在办",
  declinedBefore: "这位这次不方便，请另选一位",
  topLevel: "已经是最高一级了",
  lowestLevel: "没有更低一级可以交了",
  tooLate: "了结超过 30 天了，请重新说一件事，或者给综治中心打电话",
  isPaused: "已经暂停了",
  notPaused: "没有暂停，不用继续",
  extensionAsked: "已经申请过延期，等综治中心答复就行",
  noExtension: "没有等着批的延期申请",
  ownExtension: "自己申请的延期要由别人来批",
};

/** What lacks, by field. */
export const missingWords: Readonly<Record<string, string>> = {
  reason: "请写明原因",
  road: "请写明还能走哪条路",
  mediatorId: "请选一个人",
  to: "请写明转给谁",
  result: "请写明那边办得怎样",
  text: "请写内容",
  outcome: "请选怎么了结的",
  unit: "请写明请哪个单位",
  unfinished: "还有单位的协办没办完，请写明为什么现在就了结",
  days: "请写明延几天",
};

/** A running clock, for staff. */
export const clockWords: Readonly<Record<ClockName, string>> = {
  confirm: "等人确认",
  assign: "等人分派",
  accept: "等着接手",
  mediate: "调解期限",
  paused: "暂停中",
  fulfil: "等着履行",
  transfer: "等那边办完",
};

/** What nobody has done, when a clock has run out. */
export const overdueWords: Readonly<Record<ClockName, string>> = {
  confirm: "还没有人确认",
  assign: "还没有分派",
  accept: "还没有接手",
  mediate: "调解期满了",
  paused: "暂停太久了",
  fulfil: "约定的事还没办完",
  transfer: "那边还没有办完",
};

/** What somebody has just done, as a conflict tells it: "李芳刚刚接手了这件事". */
export const doneWords: Readonly<Record<string, string>> = {
  confirm: "确认了分诊",
  assign: "把它交给了别人",
  reject: "办了不予受理",
  withdraw: "撤回了这件事",
  accept: "接手了这件事",
  decline: "退回了这件事",
  choose_again: "另选了一位来办",
  pass_on: "因为到时没人接手，换了一位",
  escalate: "把它报到了上一级",
  delegate: "把它交到了下一级",
  transfer: "把它转给了别处",
  receive_back: "把它收了回来",
  ask: "问了当事人",
  answer: "回了话",
  pause: "暂停了调解",
  resume: "继续了调解",
  agree: "记下了协议",
  close: "了结了这件事",
  fulfil: "记下了履行",
  reopen: "重新办理了这件事",
  invite_unit: "请了别的单位",
  joint_receive: "签收了协办",
  joint_report: "反馈了协办意见",
  joint_refuse: "退回了协办",
  supervise: "督办了这件事",
  extend: "动了期限",
  approve_extend: "同意了延期",
  refuse_extend: "没有同意延期",
  rated: "评了这件事",
};

/** What somebody is to a case: beside their name, and as the reason why they opened it (谁看过我的事). */
export const standingWords = {
  applicant: "当事人",
  party: "当事人",
  responsible: "经办",
  receiving: "接收单位",
  helper: "请来一起办",
  clerk: "本辖区值守",
  gridWorker: "本网格网格员",
  leader: "本辖区领导",
  admin: "本辖区管理员",
  formerly: "以前经办",
  staff: "代为登记",
} as const;

/** What somebody of the staff looked at, by kind of the audit's act. */
export const viewingWords = {
  "case.opened": "打开",
  "case.unmasked.party": "看了号码",
  "case.unmasked.place": "看了详细地址",
} as const;
