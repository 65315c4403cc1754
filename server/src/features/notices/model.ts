import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { NoticeEvent } from "./events";

/** What a notice is about: something of a case, a visit (预约) or that it is about to begin, or a question (公开问诊). */
export type Topic = NoticeEvent | "visit" | "visit_soon" | "question";

/** One thing told to one person (通知). Holds a number and a step, no personal data. */
export interface NoticeRecord extends WithOutbox {
  _id: Types.ObjectId;
  /** Id of the user. */
  to: string;
  /** Id of the outbox entry it follows. */
  entry: string;
  event: Topic;
  at: Date;
  title: string;
  text: string;
  /** Absent where it is about no case. */
  caseId?: string;
  caseNumber?: string;
  urgent: boolean;
  readAt?: Date;
  /** While it is unread no second notice of the same matter is made for this person. */
  openTopic?: string;
  /** Urgent ones: whose clerks were told, and when the centre above was, because they did not look. */
  centre?: string;
  watchFrom?: Date;
  sentByWechatAt?: Date;
}

const noticeSchema = new Schema<NoticeRecord>({
  to: { type: String, required: true },
  entry: { type: String, required: true },
  event: { type: String, required: true },
  at: { type: Date, required: true },
  title: { type: String, required: true },
  text: { type: String, required: true },
  caseId: String,
  caseNumber: String,
  urgent: { type: Boolean, required: true },
  readAt: Date,
  openTopic: String,
  centre: String,
  watchFrom: Date,
  sentByWechatAt: Date,
  ...outboxFields,
});
// One entry tells one person once
noticeSchema.index({ to: 1, entry: 1 }, { unique: true });
// One unread notice per matter: ten messages are one notice
noticeSchema.index(
  { to: 1, openTopic: 1 },
  { unique: true, partialFilterExpression: { openTopic: { $exists: true } } },
);
// page: {to} sort {at: -1, _id: -1}
noticeSchema.index({ to: 1, at: -1, _id: -1 });
// page of unread ones, countUnread: {to, readAt: null} sort {at: -1, _id: -1}
noticeSchema.index({ to: 1, readAt: 1, at: -1, _id: -1 });
// unseenSince: {watchFrom: {$lte}} sort {watchFrom: 1}; only urgent notices that nobody has looked at carry it
noticeSchema.index({ watchFrom: 1 }, { sparse: true });
// seenByAnybody and stopWatching: {entry}
noticeSchema.index({ entry: 1 });
// The outbox's sweep: {outboxAt: {$lte}} sort {outboxAt: 1}
noticeSchema.index({ outboxAt: 1 }, { sparse: true });
export const NoticeModel = model<NoticeRecord>("Notice", noticeSchema, "notices");

/** How many WeChat messages somebody still lets us send by one template: one consent, one message. */
export interface SubscriptionRecord {
  userId: string;
  templateId: string;
  left: number;
  /** The last intents that added to it, so that a repeat adds nothing. */
  keys: string[];
}

const subscriptionSchema = new Schema<SubscriptionRecord>({
  userId: { type: String, required: true },
  templateId: { type: String, required: true },
  left: { type: Number, required: true, default: 0 },
  keys: { type: [String], default: [] },
});
// One counter per person and template; leftOf: {userId}
subscriptionSchema.index({ userId: 1, templateId: 1 }, { unique: true });
export const SubscriptionModel = model<SubscriptionRecord>("Subscription", subscriptionSchema, "subscriptions");

/** A notice that a person tells by phone (电话任务). Name and phone are kept masked; the number itself stays with the case. */
export interface CallTaskRecord extends WithOutbox {
  _id: Types.ObjectId;
  entry: string;
  event: NoticeEvent | "visit";
  /** Whom of those told by one entry; of a visit there is one. */
  partyId: string;
  /** 1, 2, 3: nobody answered before. */
  attempt: number;
  /** It is about a case, or about a visit (预约). */
  caseId?: string;
  caseNumber?: string;
  visitId?: string;
  /** When telling is of no use any more: nobody is called again after. */
  until?: Date;
  at: Date;
  dueAt: Date;
  who: string;
  phone?: string;
  text: string;
  /** Regions whose staff see it, the county first. */
  regionPath: string[];
  responsibleId?: string;
  status: "open" | "done";
  /** `dueAt` while open, then when it was done: what its list is ordered by. */
  sortAt: Date;
  done?: {
    at: Date;
    byId: string;
    by: string;
    result: "told" | "no_answer" | "wrong_number";
    note?: string;
    key?: string;
  };
}

const callTaskSchema = new Schema<CallTaskRecord>({
  entry: { type: String, required: true },
  event: { type: String, required: true },
  partyId: { type: String, required: true },
  attempt: { type: Number, required: true },
  caseId: String,
  caseNumber: String,
  visitId: String,
  until: Date,
  at: { type: Date, required: true },
  dueAt: { type: Date, required: true },
  who: { type: String, required: true },
  phone: String,
  text: { type: String, required: true },
  regionPath: { type: [String], required: true },
  responsibleId: String,
  status: { type: String, required: true },
  sortAt: { type: Date, required: true },
  done: {
    type: new Schema(
      {
        at: { type: Date, required: true },
        byId: { type: String, required: true },
        by: { type: String, required: true },
        result: { type: String, required: true },
        note: String,
        key: String,
      },
      { _id: false },
    ),
  },
  ...outboxFields,
});
// One entry, one call to a party, per attempt
callTaskSchema.index({ entry: 1, partyId: 1, attempt: 1 }, { unique: true });
// page of grid workers and clerks: {regionPath, status} sort {sortAt, _id}
callTaskSchema.index({ regionPath: 1, status: 1, sortAt: 1, _id: 1 });
// page of mediators: {responsibleId, status} sort {sortAt, _id}
callTaskSchema.index({ responsibleId: 1, status: 1, sortAt: 1, _id: 1 });
// The outbox's sweep: {outboxAt: {$lte}} sort {outboxAt: 1}
callTaskSchema.index({ outboxAt: 1 }, { sparse: true });
export const CallTaskModel = model<CallTaskRecord>("CallTask", callTaskSchema, "call_tasks");
