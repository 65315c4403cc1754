import { bsonType, numeric, type Doc } from "../values/bson";

/** First byte of an encoded value; in MongoDB's order of types. */
export const typeByte = {
  min: 0x05,
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x60,
  objectId: 0x70,
  boolean: 0x80,
  date: 0x90,
  timestamp: 0x98,
  regex: 0xa0,
  code: 0xa8,
  max: 0xf0,
} as const;

/** Stands in an index for an array without elements, which sorts before null. */
export const emptyArray = Symbol("empty array");

const byClass: Readonly<Record<string, number>> = {
  MinKey: typeByte.min,
  Int32: typeByte.number,
  Double: typeByte.number,
  Long: typeByte.number,
  Decimal128: typeByte.number,
  BSONSymbol: typeByte.string,
  DBRef: typeByte.object,
  Binary: typeByte.binary,
  ObjectId: typeByte.objectId,
  Timestamp: typeByte.timestamp,
  BSONRegExp: typeByte.regex,
  Code: typeByte.code,
  MaxKey: typeByte.max,
};

/** The type byte of a value; missing counts as null. */
export const typeOf = (value: unknown): number => {
  switch (typeof value) {
    case "string":
      return typeByte.string;
    case "number":
    case "bigint":
      return typeByte.number;
    case "boolean":
      return typeByte.boolean;
    case "undefined":
      return typeByte.null;
    case "symbol":
      return typeByte.emptyArray;
    case "object":
    case "function":
      return typeOfObject(value);
  }
};

const typeOfObject = (value: unknown): number => {
  if (value === null) return typeByte.null;
  if (Array.isArray(value)) return typeByte.array;
  if (value instanceof Date) return typeByte.date;
  if (value instanceof Uint8Array) return typeByte.binary;
  const known = bsonType(value);
  return known === undefined ? typeByte.object : (byClass[known] ?? typeByte.object);
};

let bytes = Buffer.allocUnsafe(4096);
let end = 0;

const room = (more: number) => {
  if (end + more <= bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + more));
  bytes.copy(larger, 0, 0, end);
  bytes = larger;
};
const put = (byte: number) => {
  room(1);
  bytes[end++] = byte;
};

/** Text, ended by 00; a NUL inside becomes 00 FF, so that no text is the beginning of another. */
const putText = (text: string) => {
  room(text.length * 3 + 1);
  if (text.includes("\0")) {
    for (const byte of Buffer.from(text)) {
      put(byte);
      if (byte === 0) put(0xff);
    }
  } else end += bytes.write(text, end, "utf8");
  put(0);
};

/** A double with its sign turned, so that bytes compare as numbers do; NaN before all. */
const putDouble = (value: number) => {
  room(8);
  if (Number.isNaN(value)) bytes.fill(0, end, end + 8);
  else {
    bytes.writeDoubleBE(value === 0 ? 0 : value, end);
    const negative = (bytes[end] as number) & 0x80;
    if (negative) for (let at = end; at < end + 8; at++) bytes[at] = ~(bytes[at] as number);
    else bytes[end] = (bytes[end] as number) | 0x80;
  }
  end += 8;
};

/** The nearest double, then what a long differs from it (less 70, nothing 80, more 90). */
const putNumber = (value: number | bigint) => {
  putDouble(Number(value));
  if (typeof value === "number") return put(0x80);
  const rest = Number(value - BigInt(Number(value)));
  if (rest === 0) return put(0x80);
  put(rest < 0 ? 0x70 : 0x90);
  room(2);
  end = bytes.writeUInt16BE(rest + 0x8000, end);
};

const putBinary = (value: unknown) => {
  const plain = value instanceof Uint8Array;
  const { buffer, position, sub_type } = value as { buffer: Uint8Array; position: number; sub_type: number };
  const content = plain ? value : buffer.subarray(0, position);
  room(content.length + 5);
  end = bytes.writeUInt32BE(content.length, end);
  bytes[end++] = plain ? 0 : sub_type;
  bytes.set(content, end);
  end += content.length;
};

const putDate = (ms: number) => {
  room(8);
  const whole = Number.isNaN(ms) ? -(2 ** 63) : ms;
  const high = Math.floor(whole / 2 ** 32);
  end = bytes.writeUInt32BE(high + 2 ** 31, end);
  end = bytes.writeUInt32BE(whole - high * 2 ** 32, end);
};

const putObject = (value: Doc) => {
  for (const name in value) {
    const field = value[name];
    if (field === undefined) continue;
    put(typeOf(field));
    putText(name);
    putValue(field);
  }
  put(0);
};

const putArray = (value: readonly unknown[]) => {
  for (const element of value) putValue(element);
  put(0);
};

/** The fields of a `{$ref, $id}`, which the BSON library makes a class of. */
const referenceFields = (value: unknown): Doc => {
  const { collection, oid, db, fields } = value as { collection: string; oid: unknown; db?: string; fields: Doc };
  return { $ref: collection, $id: oid, ...(db && { $db: db }), ...fields };
};

const putRest: Readonly<Record<number, (value: unknown) => void>> = {
  [typeByte.number]: (value) => putNumber(numeric(value) ?? 0),
  [typeByte.string]: (value) => putText(String(value)),
  [typeByte.object]: (value) => putObject(bsonType(value) === "DBRef" ? referenceFields(value) : (value as Doc)),
  [typeByte.array]: (value) => putArray(value as unknown[]),
  [typeByte.binary]: putBinary,
  [typeByte.objectId]: (value) => {
    room(12);
    bytes.set((value as { id: Uint8Array }).id, end);
    end += 12;
  },
  [typeByte.boolean]: (value) => put(value ? 1 : 0),
  [typeByte.date]: (value) => putDate((value as Date).getTime()),
  [typeByte.timestamp]: (value) => {
    const { high, low } = value as { high: number; low: number };
    room(8);
    end = bytes.writeUInt32BE(high >>> 0, end);
    end = bytes.writeUInt32BE(low >>> 0, end);
  },
  [typeByte.regex]: (value) => {
    const { pattern, options } = value as { pattern: string; options: string };
    putText(pattern);
    putText(options);
  },
  [typeByte.code]: (value) => putText(String((value as { code: unknown }).code)),
};

const putValue = (value: unknown) => {
  const type = typeOf(value);
  put(type);
  putRest[type]?.(value);
};

/** The bytes of a value: comparing them compares the values as MongoDB does. No encoding is the beginning of another. */
export const encodeValue = (value: unknown): Buffer => {
  end = 0;
  putValue(value);
  return Buffer.from(bytes.subarray(0, end));
};

/** The bytes of several values one after the other; those marked in `descending` are inverted. */
export const encodeTuple = (values: readonly unknown[], descending: readonly boolean[]): Buffer => {
  end = 0;
  for (let at = 0; at < values.length; at++) {
    const start = end;
    putValue(values[at]);
    if (descending[at]) invertBytes(bytes, start, end);
  }
  return Buffer.from(bytes.subarray(0, end));
};

const invertBytes = (buffer: Buffer, from: number, to: number) => {
  for (let at = from; at < to; at++) buffer[at] = ~(buffer[at] as number);
};

/** Bytes inverted, for a descending field. */
export const inverted = (key: Buffer): Buffer => {
  const copy = Buffer.from(key);
  invertBytes(copy, 0, copy.length);
  return copy;
};

/** The smallest bytes greater than everything that begins with `prefix`. */
export const after = (prefix: Buffer): Buffer => {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  const next = Buffer.from(prefix.subarray(0, length));
  next[length - 1] = (next[length - 1] as number) + 1;
  return next;
};
