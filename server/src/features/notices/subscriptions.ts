import { isDuplicateKey } from "../../kernel/errors";
import { SubscriptionModel } from "./model";

/** So many intents are remembered per counter: a client does not retry an older one. */
const keysKept = 50;

/** How many WeChat messages somebody lets us send, by template. */
export const subscriptions = {
  /** One more, for one consent; the same intent adds once. */
  add: async (userId: string, templateId: string, key: string): Promise<void> => {
    const write = () =>
      SubscriptionModel.updateOne(
        { userId, templateId, keys: { $ne: key } },
        { $inc: { left: 1 }, $push: { keys: { $each: [key], $slice: -keysKept } } },
        { upsert: true },
      );
    // The key is counted, or another made the counter in the same moment: the second try tells which.
    await write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return write().catch((again: unknown) => {
        if (!isDuplicateKey(again)) throw again;
      });
    });
  },
  /** Takes one, if any is left. Taken before the send, so that two servers never send on one consent. */
  take: async (userId: string, templateId: string): Promise<boolean> =>
    (await SubscriptionModel.updateOne({ userId, templateId, left: { $gt: 0 } }, { $inc: { left: -1 } }))
      .modifiedCount === 1,
  /** Gives one back that was not used up. */
  giveBack: async (userId: string, templateId: string): Promise<void> => {
    await SubscriptionModel.updateOne({ userId, templateId }, { $inc: { left: 1 } });
  },
  /** WeChat says that there is none. */
  empty: async (userId: string, templateId: string): Promise<void> => {
    await SubscriptionModel.updateOne({ userId, templateId }, { $set: { left: 0 } });
  },
  leftOf: async (userId: string): Promise<Record<string, number>> => {
    const found = await SubscriptionModel.find({ userId }).lean();
    return Object.fromEntries(found.map(({ templateId, left }) => [templateId, left]));
  },
};
