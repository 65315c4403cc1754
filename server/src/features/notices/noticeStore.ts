import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { newId } from "../../kernel/ids";
import { makeEntry } from "../../kernel/outbox/outbox";
import { sendByWechat } from "./events";
import { NoticeModel, type NoticeRecord } from "./model";

type Told = Pick<NoticeRecord, "to" | "entry" | "event" | "at" | "title" | "text" | "urgent"> & {
  caseId?: string | undefined;
  caseNumber?: string | undefined;
};

/** What is told to one person. `topic`: while one of it is unread, no second is made. */
export interface NewNotice extends Told {
  topic?: string | undefined;
  /** Of urgent ones: the centre whose clerks are told. */
  centre?: string | undefined;
  byWechat: boolean;
}

export interface Notice extends Told {
  id: string;
  read: boolean;
  centre: string | undefined;
  sentByWechat: boolean;
}

const newestFirst: Order = [
  ["at", -1],
  ["_id", -1],
];

const open = (record: NoticeRecord): Notice => ({
  id: record._id.toHexString(),
  to: record.to,
  entry: record.entry,
  event: record.event,
  at: record.at,
  title: record.title,
  text: record.text,
  caseId: record.caseId,
  caseNumber: record.caseNumber,
  urgent: record.urgent,
  read: record.readAt !== undefined,
  centre: record.centre,
  sentByWechat: record.sentByWechatAt !== undefined,
});

/** Read: no longer watched, and the next of its topic may come. */
const reading = (now: Date) => ({ $set: { readAt: now }, $unset: { openTopic: 1, watchFrom: 1 } }) as const;

/** Notices (通知), each of one person. */
export const notices = {
  /** @returns false where it was told already, or one of its topic still waits to be read */
  add: async ({ to, topic, centre, byWechat, caseId, caseNumber, ...rest }: NewNotice): Promise<boolean> => {
    const id = newId();
    const entries = byWechat ? [makeEntry(sendByWechat, { noticeId: id }, rest.at)] : [];
    const record = {
      _id: new NoticeModel.base.Types.ObjectId(id),
      to,
      ...rest,
      ...(caseId !== undefined && { caseId, caseNumber }),
      ...(topic !== undefined && { openTopic: topic }),
      ...(rest.urgent && centre !== undefined && { centre, watchFrom: rest.at }),
      outbox: entries,
      ...(byWechat && { outboxAt: rest.at }),
    };
    try {
      // Not through mongoose, whose casting would double the cost of what follows every step.
      await NoticeModel.collection.insertOne(record, { ignoreUndefined: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
  page: async (
    to: string,
    { unread, limit, cursor }: { unread: boolean; limit: number; cursor: string | undefined },
  ) => {
    const found = await NoticeModel.find({ to, ...(unread && { readAt: null }), ...afterCursor(newestFirst, cursor) })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, newestFirst);
    return { items: page.map(open), next };
  },
  countUnread: (to: string) => NoticeModel.countDocuments({ to, readAt: null }),
  find: async (to: string, id: string) => {
    const found = await NoticeModel.findOne({ to, _id: id }).lean();
    return found ? open(found) : undefined;
  },
  /** @returns whether there is such a notice, read before or not */
  markRead: async (to: string, id: string, now: Date): Promise<boolean> => {
    const { matchedCount } = await NoticeModel.updateOne({ to, _id: id, readAt: null }, reading(now));
    return matchedCount === 1 || (await NoticeModel.exists({ to, _id: id })) !== null;
  },
  markAllRead: async (to: string, now: Date): Promise<void> => {
    await NoticeModel.updateMany({ to, readAt: null }, reading(now));
  },
  markTopicRead: async (to: string, topic: string, now: Date): Promise<boolean> =>
    (await NoticeModel.updateMany({ to, openTopic: topic }, reading(now))).modifiedCount > 0,
  /** A system's question, not a person's: the notice that an entry of the outbox is about. */
  findForSending: async (id: string) => {
    const found = await NoticeModel.findById(id).lean();
    return found ? open(found) : undefined;
  },
  markSent: async (id: string, now: Date): Promise<void> => {
    await NoticeModel.updateOne({ _id: id }, { $set: { sentByWechatAt: now } });
  },
};

/** Urgent notices and whether anybody has looked: a question of the system, over all centres. */
export const urgentNotices = {
  unseenSince: async (before: Date, limit: number): Promise<Notice[]> => {
    const found = await NoticeModel.find({ watchFrom: { $lte: before } })
      .sort({ watchFrom: 1 })
      .limit(limit)
      .lean();
    return found.map(open);
  },
  /** Whether one of those who were told the same has read it. */
  seenByAnybody: async (entry: string): Promise<boolean> =>
    (await NoticeModel.exists({ entry, readAt: { $ne: null } })) !== null,
  stopWatching: async (entry: string): Promise<void> => {
    await NoticeModel.updateMany({ entry }, { $unset: { watchFrom: 1 } });
  },
};
