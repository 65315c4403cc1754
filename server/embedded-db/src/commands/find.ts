import { Long } from "bson";
import { numberOr } from "../values/bson";
import { writeBatch } from "../wire/message";
import { collectionOf, namespaceOf, type Command } from "./context";
import { readQuery, runQuery } from "./query";

const firstBatch = 101;

export const find: Command = async (context) => {
  const { engine, cursors, session, request } = context;
  const { body } = request;
  const ns = namespaceOf(context);
  const query = readQuery(body);
  const collection = collectionOf(context);
  if (!collection) return writeBatch("firstBatch", ns, Long.ZERO, []);
  const pull = await runQuery(engine, collection, query);
  const only = body["singleBatch"] === true || numberOr(body["limit"], 0) < 0;
  const size =
    only && body["batchSize"] === undefined ? Number.POSITIVE_INFINITY : numberOr(body["batchSize"], firstBatch);
  const batch = await cursors.begin(ns, session.id, pull, size, only);
  return writeBatch("firstBatch", ns, batch.id, batch.documents);
};
