import { Long } from "bson";
import { fail } from "../errors";
import { numberOr, type Doc } from "../values/bson";
import { writeBatch } from "../wire/message";
import { collectionName, namespaceOf, type Command } from "./context";

export const getMore: Command = async ({ cursors, request }) => {
  const name = request.body["collection"];
  if (typeof name !== "string") return fail(14, "collection name has invalid type");
  const ns = `${request.database}.${name}`;
  const size = numberOr(request.body["batchSize"], Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY;
  const batch = await cursors.more(request.body["getMore"], ns, size);
  return writeBatch("nextBatch", ns, batch.id, batch.documents);
};

export const killCursors: Command = (context): Doc => {
  collectionName(context);
  const ids = context.request.body["cursors"];
  if (!Array.isArray(ids)) return fail(14, "cursors must be an array");
  const cursorsKilled: Long[] = [];
  const cursorsNotFound: Long[] = [];
  for (const id of ids) {
    const long = Long.fromString(String(id));
    (context.cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(long);
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1, ns: namespaceOf(context) };
};
