import type { JointAction } from "@qizhen/shared/contract/joint";
import type { TaskRefusal } from "./rules/taskLife";

/** What joint handling says to staff. */
export const words = {
  caseNotFound: "没有找到这件事，可能编号不对，或者不归您看",
  taskNotFound: "没有找到这项协办，可能已经不在了，或者不归您看",
  mayNotInvite: "只有负责这件事的人、综治中心和领导才能请单位",
  caseEnded: "这件事已经了结，不能再请单位",
  asksThemselves: (name: string) => `${name}正在主办这件事，不用再请来协办`,
  askedAlready: (name: string) => `${name}已经有一项没办完的协办，请先等他们反馈`,
  twice: (name: string) => `${name}选了两次，请合成一项`,
  noSuchUnit: "没有这个单位，或者不在本县区，请重新选",
  movedOn: "这项协办刚有了变化，请看一眼新的情况再办",
  centreOf: (region: string) => `${region}综治中心`,
  platform: "平台",
  reported: "办结时协办还没有反馈",
  about: {
    county: "县（区）中心",
    town: "镇中心",
    village: "村（社区）中心",
    department: "部门",
    expert: "专家",
    grid_worker: "网格员",
  } as Readonly<Record<string, string>>,
  clock: { unit: "协办期限", decision: "等着定" },
  /** What happens next, as staff read it. */
  next: {
    asked: (unit: string) => `等${unit}签收`,
    working: (unit: string) => `${unit}在办，等反馈意见`,
    refused: (unit: string) => `${unit}说不便协办，请改请别的单位，或者写明理由再请一次`,
    deciding: (centre: string) => `第二次退回，等${centre}定`,
    done: (unit: string) => `${unit}已反馈`,
    ended: () => "不用再办",
  },
} as const;

/** Why a step is refused, with what to do instead. */
export const refusalWords: Readonly<Record<TaskRefusal, string>> = {
  notYours: "这一步不归您办",
  notNow: "现在这一步办不了，请看一眼新的情况",
  mustDo: "上级已经定了由您这里协办，不能再退回；有难处请在反馈里写明",
  already: "您已经签收了",
  missing: "请写内容",
};

/** What lacks, by step. */
export const missingWords: Partial<Record<JointAction, string>> = {
  report: "请写反馈意见",
  refuse: "请写明为什么不便协办",
  ask_again: "请写明再请他们办什么",
  cancel: "请写明为什么不用办了",
  impose: "请写明为什么由他们办",
  release: "请写明为什么不用他们办",
};
