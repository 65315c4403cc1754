import { ObjectId } from "bson";
import { fail } from "../errors";
import { regexOf } from "../match/regex";
import { idOf, insertStored, type Stored } from "../storage/collection";
import { readDoc, readFaithfully, writeDoc } from "../values/bson";
import { collectionName, type Command } from "./context";
import { inOrder, readDocuments } from "./statements";

/** An `_id` may be anything but an array, a regex or undefined. */
export const checkId = (id: unknown): void => {
  if (Array.isArray(id) || regexOf(id) || id === undefined) fail(53, "The '_id' value cannot be of this type");
};

/** What is stored of a document that came in: `_id` first, one made if there is none. */
export const prepareDocument = (raw: Buffer): Stored => {
  const doc = readDoc(raw);
  const { _id = new ObjectId() } = doc;
  checkId(_id);
  if (Object.keys(doc)[0] === "_id") return { id: idOf(_id), raw, doc };
  const { _id: given = _id, ...rest } = readFaithfully(raw);
  return { id: idOf(_id), raw: writeDoc({ _id: given, ...rest }), doc: { ...doc, _id } };
};

export const insert: Command = (context) => {
  const { engine, catalogue, clock, request } = context;
  const name = collectionName(context);
  const documents = readDocuments(context);
  return engine.write(() => {
    const collection = catalogue.ensure(request.database, name, clock());
    let n = 0;
    let learnt = false;
    const errors = inOrder(documents, request.body, (raw) => {
      learnt = insertStored(engine, collection, prepareDocument(raw)) || learnt;
      n++;
    });
    if (learnt) catalogue.save(collection);
    return { n, ...errors, ok: 1 };
  });
};
