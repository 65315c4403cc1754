import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { AuditModel, type AuditRecord } from "./model";

const newestFirst: Order = [["seq", -1]];

/** Acts of a chain of some kinds, newest first. */
export const listActs = async (
  chain: string,
  kinds: readonly string[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) => {
  const found = await AuditModel.find({ chain, kind: { $in: kinds }, ...afterCursor<AuditRecord>(newestFirst, cursor) })
    .sort({ seq: -1 })
    .limit(limit + 1)
    .lean();
  const { page, next } = cutPage(found, limit, newestFirst);
  return { items: page.map(({ kind, at, actor, reason }) => ({ kind, at, actor, reason })), next };
};
