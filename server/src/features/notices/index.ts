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
import { templateOf } from "./templates";
import { onCallMade, onCaseNotify, raiseUnseen } from "./watch";

export type { NoticeDoors } from "./doors";

/** What is told of a visit, to one person, because of one entry. */
export interface VisitTelling {
  visitId: string;
  to: string;
  entry: string;
  at: Date;
  title: string;
  text: string;
  /** What of the visit: `visit_booked`, `visit_due`, `visit_soon`… */
  kind?: string | undefined;
}

/** What whoever booked has just read on the screen: no consent for a message is spent on it. */
const saidAlready = ["visit_booked", "visit_waiting"];

/** Messages of one case are one notice until it is read. */
const topicOf = (caseId: string) => `message:${caseId}`;

/** 通知: what people are told, and by what way. */
export const createNotices = (kit: AppKit, doors: NoticeDoors) => {
  const tell = createTeller(kit, doors);
  return {
    routes: (router: Router) => noticeRoutes(router, kit),
    receivers: {
      "case.notify": [onCaseNotify(tell, doors)],
      [callMade]: [onCallMade(tell, doors, kit)],
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
    /** Tells somebody of a visit (预约): it may belong to no case. Safe to repeat. */
    tellOfVisit: async ({ visitId, kind = "", ...told }: VisitTelling): Promise<void> => {
      const event = kind === "visit_soon" ? "visit_soon" : "visit";
      const byWechat = !saidAlready.includes(kind) && templateOf(kit.env.wechat.templates, event) !== undefined;
      await notices.add({ ...told, event, urgent: false, byWechat });
      await kit.changes.publish([{ topic: "notice", subject: visitId, audience: [`user:${told.to}`] }]);
    },
    /** What was read in the conversation need not be read again as a notice. */
    messagesRead: async (userId: string, caseId: string, now: Date): Promise<void> => {
      const changed = await notices.markTopicRead(userId, topicOf(caseId), now);
      if (changed) await kit.changes.publish([{ topic: "notice", subject: caseId, audience: [`user:${userId}`] }]);
    },
  };
};
