import type { ReturnVisitState } from "@qizhen/shared/contract/returnVisits";
import { returnVisitStates } from "@qizhen/shared/contract/returnVisits";

/** What evaluation (评诊、回访) says to people. */
export const words = {
  rateLater: "了结之后才能评",
  rateTooLate: "评价过了七天，不能再改了。有新的情况请在这件事里告诉我们，或者再报一次",
  mayNotRate: "只有这件事的当事人能评",
  notYourself: "只能评您自己的，不能替别人评",
  ownCase: "经办过这件事的人不能代记评价，请换一位同事",
  whoseRating: "请选替哪一位当事人记",
  howTold: "请选是电话里说的还是书面写的",
  noParty: "这件事没有这位当事人",
  ratedThemselves: "当事人自己已经评过了，不能再代记",
  movedOn: "刚刚有了变化，请刷新看看",
  noCheck: "没有找到这条抽查，可能已经不在了，或者不归您看",
  checked: "这条已经有人核对过了，请刷新看看",
  noVisit: "没有找到这次回访，可能已经不在了，或者不归您看",
  visitOver: "这次回访已经办完了，请刷新看看",
  notAsked: "现在没有要您回答的回访",
  visitNotYours: "这次回访在别人手上，要办请先接下来",
  nobodyElse: "没有别人能接，请和本级综治中心商量",
  calledJustNow: "刚刚打过一次，过两个小时再打",
  readPhone: "回访或核对时查看了电话",
  role: (role: string) => ({ applicant: "申请人", respondent: "对方", representative: "代理人" })[role] ?? "当事人",
  state: (state: ReturnVisitState, { late, tries, unreached }: { late: boolean; tries: number; unreached: boolean }) =>
    `${unreached ? "联系不上，办完了" : returnVisitStates[state]}${tries > 0 && !unreached ? `，没打通 ${tries} 次` : ""}${late ? "，超期了" : ""}`,
} as const;
