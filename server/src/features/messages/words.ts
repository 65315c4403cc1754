import type { TalkParty } from "./rules/talk";

const partyRoles = {
  applicant: "申请人",
  respondent: "对方当事人",
  representative: "代理人",
} as const satisfies Record<TalkParty["role"], string>;

/** Every sentence of messages (对话) that a person reads. */
export const words = {
  caseNotFound: "没有找到这件事，可能已经不在了，或者您看不到它",
  roomNotFound: "没有这个对话，或者您不在里面",
  notInTalk: "这里的对话只有当事人和办这件事的人能看",
  readOnly: "您能看这里的对话，但只有负责办理的人和所属综治中心的工作人员能说话",
  ended: (days: number) => `这件事了结已经超过 ${days} 天，这里不能再说了。有新情况，请重新说一件事，或给网格员打电话`,
  jointEnded: "这件事已经了结，共同的对话不能再说了。有话请到您自己和调解员的对话里说",
  tellsPlace:
    "这段话里有申请人的电话或住处，不能让对方看到。请删掉这一部分再发；要写给自己人看，请用“私记”。您写的还在，没有发出",
  party: partyRoles,
} as const;
