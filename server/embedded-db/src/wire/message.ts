import { Long } from "bson";
import { fail } from "../errors";
import { readDoc, writeDoc, type Doc } from "../values/bson";

/** No message may be larger; MongoDB's own limit. */
export const mostMessageBytes = 48_000_000;

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;

/** A command as it came over the wire. */
export interface Request {
  id: number;
  /** A message in the form of before 2017, as the first one of a connection may be. */
  old: boolean;
  database: string;
  /** The body's bytes, to be read in another way if need be. */
  raw: Buffer;
  body: Doc;
  /** Documents sent beside the body, by the name of their field. */
  sections: ReadonlyMap<string, readonly Buffer[]>;
  /** The client waits for no answer. */
  silent: boolean;
}

const documentAt = (buffer: Buffer, at: number, end: number): Buffer => {
  const length = at + 4 <= end ? buffer.readInt32LE(at) : -1;
  if (length < 5 || at + length > end) return fail(22, "a document does not fit into its message");
  return buffer.subarray(at, at + length);
};

const stringEnd = (buffer: Buffer, at: number, end: number): number => {
  const zero = buffer.indexOf(0, at);
  return zero < 0 || zero >= end ? fail(17, "a name does not end") : zero;
};

const readSection = (buffer: Buffer, at: number, size: number): [string, Buffer[]] => {
  const end = at + size;
  const nameEnd = stringEnd(buffer, at + 4, end);
  const documents: Buffer[] = [];
  for (let next = nameEnd + 1; next < end;) {
    const document = documentAt(buffer, next, end);
    documents.push(document);
    next += document.length;
  }
  return [buffer.toString("utf8", at + 4, nameEnd), documents];
};

const readMsg = (message: Buffer, id: number): Request => {
  const flags = message.readUInt32LE(16);
  const end = message.length - (flags & 1 ? 4 : 0);
  const sections = new Map<string, Buffer[]>();
  let raw: Buffer | undefined;
  for (let at = 20; at < end;) {
    const kind = message[at++];
    if (kind === 0) {
      if (raw) return fail(17, "a message has one body");
      raw = documentAt(message, at, end);
      at += raw.length;
    } else if (kind === 1) {
      const size = at + 4 <= end ? message.readInt32LE(at) : -1;
      if (size < 5 || at + size > end) return fail(17, "a section does not fit into its message");
      sections.set(...readSection(message, at, size));
      at += size;
    } else return fail(17, `unknown kind of section: ${kind}`);
  }
  if (!raw) return fail(17, "a message needs a body");
  const body = readDoc(raw);
  return { id, old: false, database: String(body["$db"] ?? ""), raw, body, sections, silent: (flags & 2) !== 0 };
};

const readQuery = (message: Buffer, id: number): Request => {
  const nameEnd = stringEnd(message, 20, message.length);
  const database = message.toString("utf8", 20, nameEnd).replace(/\.\$cmd$/, "");
  const raw = documentAt(message, nameEnd + 9, message.length);
  return { id, old: true, database, raw, body: readDoc(raw), sections: new Map(), silent: false };
};

/**
 * Reads a whole message.
 * @throws DatabaseError where it is none; the connection is then of no more use
 */
export const readMessage = (message: Buffer): Request => {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (message.length < 26) return fail(17, "a message is too short");
  if (operation === opMsg) return readMsg(message, id);
  if (operation === opQuery) return readQuery(message, id);
  return fail(17, `unknown kind of message: ${operation}`);
};

/** Writes the answer to a request, in the form the request had. */
export const writeAnswer = ({ id, old }: Pick<Request, "id" | "old">, answer: Doc | Buffer): Buffer => {
  const body = Buffer.isBuffer(answer) ? answer : writeDoc(answer);
  const head = Buffer.alloc(old ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(old ? opReply : opMsg, 12);
  if (old) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
};

const array = 0x04;
const document = 0x03;

const element = (type: number, name: string, content: Buffer) =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), content]);

const wrap = (parts: readonly Buffer[]) => {
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...parts, Buffer.from([0])], length);
};

/** Writes the answer that carries a batch of a cursor, its documents as they are stored. */
export const writeBatch = (
  field: "firstBatch" | "nextBatch",
  ns: string,
  cursorId: Long,
  batch: readonly Buffer[],
): Buffer => {
  const documents = batch.flatMap((raw, at) => [Buffer.from(`\u0003${at}\0`), raw]);
  const rest = writeDoc({ id: cursorId, ns }).subarray(4, -1);
  const cursor = wrap([element(array, field, wrap(documents)), rest]);
  return wrap([element(document, "cursor", cursor), writeDoc({ ok: 1 }).subarray(4, -1)]);
};
