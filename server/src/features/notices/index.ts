import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { Recipient } from "../cases";
import type { NoticeDoors } from "./doors";
import { callMade, sendByWechat } from "./events";
import { CallTaskModel, NoticeModel } from "./model";
import { notices } from "./noticeStore";
import { noticeRoutes } from "./routes";
import { createWechatSender } from "./sendByWechat";
import { createTeller } from "./tell";
import { createQuestionTeller } from "./tellOfQuestion";
import { createVisitTeller } from "./tellOfVisit";
import { onCallMade, onCaseNotify, raiseUnseen } from "./watch";

export type { NoticeDoors } from "./doors";
export type { VisitCall, VisitTelling } from "./tellOfVisit";

/** Messages of one case are one notice until it is read. */
const topicOf = (caseId: string) => `message:${caseId}`;

/** 通知: what people are told, and by what way. */
export const createNotices = (kit: AppKit, doors: NoticeDoors) => {
  const tell = createTeller(kit, doors);
  const visits = createVisitTeller(kit);
  return {
    routes: (router: Router) => noticeRoutes(router, kit),
    receivers: {
      "case.notify": [onCaseNotify(tell, doors)],
      [callMade]: [onCallMade(tell, visits, doors, kit)],
      [sendByWechat]: [createWechatSender(kit, doors)],
    } satisfies Record<string, Receiver[]>,
    jobs: [raiseUnseen(tell, doors, kit)] satisfies Job[],
    /** Where entries wait. */
    outboxes: [NoticeModel, CallTaskModel],
    /** Tells those who were not there that something was said in a case. Safe to repeat. */
    tellOfMessage: async (entry: string, caseId: string, to: readonly Recipient[], now: Date): Promise<void> => {
      const matter = await doors.cases.caseForNotice(caseId);
      if (matter) await tell({ entry, event: "message", matter, to, urgent: false, topic: topicOf(caseId), now });
    },
    tellOfVisit: visits.tellOfVisit,
    callAboutVisit: visits.callAboutVisit,
    tellOfQuestion: createQuestionTeller(kit),
    /** What was read in the conversation need not be read again as a notice. */
    messagesRead: async (userId: string, caseId: string, now: Date): Promise<void> => {
      const changed = await notices.markTopicRead(userId, topicOf(caseId), now);
      if (changed) await kit.changes.publish([{ topic: "notice", subject: caseId, audience: [`user:${userId}`] }]);
    },
  };
};
