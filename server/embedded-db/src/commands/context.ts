import { fail } from "../errors";
import type { Catalogue } from "../storage/catalogue";
import type { Collection } from "../storage/collection";
import type { Engine } from "../storage/engine";
import { isDoc, type Doc } from "../values/bson";
import type { Request } from "../wire/message";
import type { Credentials, Scram } from "../wire/scram";
import type { Cursors } from "./cursors";

/** What one connection remembers. */
export interface Session {
  id: number;
  signedIn: boolean;
  conversation: Scram | undefined;
}

/** What a command works with. */
export interface Context {
  engine: Engine;
  catalogue: Catalogue;
  cursors: Cursors;
  credentials: Credentials;
  clock: () => Date;
  session: Session;
  request: Request;
}

/** Carries out one command; a Buffer is an answer that is written already. */
export type Command = (context: Context) => Doc | Buffer | Promise<Doc | Buffer>;

/** The name of the collection that a command is about. */
export const collectionName = ({ request }: Context): string => {
  const [command] = Object.keys(request.body);
  const name = request.body[command ?? ""];
  return typeof name === "string" && name !== "" ? name : fail(73, `collection name has invalid type or is empty`);
};

/** The collection that a command is about, if it exists. */
export const collectionOf = (context: Context): Collection | undefined =>
  context.catalogue.find(context.request.database, collectionName(context));

/** Database and collection, as MongoDB writes them together. */
export const namespaceOf = (context: Context): string => `${context.request.database}.${collectionName(context)}`;

/** A field of the body that must be a document, or be absent. */
export const docField = (body: Doc, field: string): Doc => {
  const value = body[field];
  if (value === undefined || value === null) return {};
  return isDoc(value) ? value : fail(14, `BSON field '${field}' is the wrong type, expected object`);
};

/** Languages have their own orders; here texts compare by their bytes. */
export const refuseCollation = (body: Doc): void => {
  const collation = body["collation"];
  if (isDoc(collation) && collation["locale"] !== "simple") fail(238, "collation is not supported");
};

/** When a command with `maxTimeMS` must stop, in `performance.now()`. */
export const deadlineOf = ({ maxTimeMS }: Doc): number =>
  typeof maxTimeMS === "number" && maxTimeMS > 0 ? performance.now() + maxTimeMS : Number.POSITIVE_INFINITY;
