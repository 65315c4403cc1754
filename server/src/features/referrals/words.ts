import type { AcceptLimit } from "./rules/limits";

const units: Readonly<Record<AcceptLimit["unit"], string>> = {
  workday: "个工作日",
  calendarDay: "天",
  hour: "小时",
};

/** What referrals (移送) say. */
export const words = {
  limit: ({ unit, count }: AcceptLimit) => `${count} ${units[unit]}`,
  bodyNotFound: "没有找到这个单位，可能已停用，或者不在管这件事的地方",
  nameTaken: "这个地方已经有一个同名的单位了",
  bodyChanged: (by: string) => `“${by}”刚被别人改过，请看一眼新的内容再改`,
  notYourRegion: "这个地方不归您管",
  receiversNotHere: "签收人要是本县（区）在用的部门或专家账号",
  notFound: "没有找到这次移送，可能编号不对，或者不归您看",
  notYours: "只有收件单位的人能办；没有账号的单位由转出的综治中心代记",
  followsCase: "转进来的事，签收和结果跟着案件走，请在案件里办",
  wrongState: {
    receive: "已经签收或退回了，请看一眼新的情况",
    refuse: "签收以后不能再拒收，办不了请写明情况退回",
    return: "请先签收；已经退回的不用再退",
    settle: "请先签收；已经退回的不能再办结",
  },
  missing: { refuse: "请写明为什么不收", return: "请写明办得怎样", settle: "请写明怎么办结的" },
  movedOn: "这次移送刚有了变化，请看一眼新的情况再办",
  needsConsent: "转来调解要先告诉当事人并得到同意（人民调解法第十八条）",
  notMember: "您不在名录里任何一个单位的签收人里，请找县（区）管理员添上",
  chooseBody: "请选是哪个单位转来的",
  noApplicant: "请写明当事人",
  dateAhead: "日期还没到，请写签收或退回的那一天",
  takenBack: "中心收回",
  withdrawn: "当事人撤回",
  refusedWith: (reason: string) => `对方不收：${reason}`,
  state: { late: "超期未签收" },
  inState: {
    sent: "等中心受理",
    received: "中心办理中",
    refused: "中心未受理",
    returned: "已办结回复",
    settled: "已办结回复",
  },
  violence: "涉及家庭暴力：住址、电话不写在本单上，请向承办人核实身份后当面或电话了解",
  centreOf: (region: string) => `${region}综治中心`,
  contact: (name: string, unit: string) => `${unit} ${name}`,
  role: { applicant: "申请人", respondent: "被申请人", representative: "代理人" },
} as const;
