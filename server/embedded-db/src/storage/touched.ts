import type { Index } from "../indexes/definition";
import type { Node } from "../match/node";

/** The elements of a document by their names, as bytes: only the first level is walked, nothing is decoded. */
const elementsOf = (raw: Buffer): Map<string, Buffer> => {
  const elements = new Map<string, Buffer>();
  const end = raw.length - 1;
  let at = 4;
  while (at < end) {
    const nameEnd = raw.indexOf(0, at + 1);
    const next = nameEnd + 1 + sizeOf(raw, raw[at] as number, nameEnd + 1);
    elements.set(raw.toString("utf8", at + 1, nameEnd), raw.subarray(at, next));
    at = next;
  }
  return elements;
};

/** Bytes of values whose length does not vary, by BSON type. */
const fixed = new Map([
  [0x01, 8], [0x06, 0], [0x07, 12], [0x08, 1], [0x09, 8], [0x0a, 0], [0x10, 4], [0x11, 8], [0x12, 8], [0x13, 16], [0x7f, 0], [0xff, 0],
]); // prettier-ignore

/** How many bytes a value takes, from the first on. */
const sizeOf = (raw: Buffer, type: number, at: number): number => {
  const known = fixed.get(type);
  if (known !== undefined) return known;
  const length = () => raw.readInt32LE(at);
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + length();
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return length();
    case 0x05: // binary
      return 5 + length();
    case 0x0c: // DBPointer
      return 4 + length() + 12;
    case 0x0b: {
      // a pattern and its options, both ended by a zero
      const pattern = raw.indexOf(0, at);
      return raw.indexOf(0, pattern + 1) + 1 - at;
    }
    default:
      throw new Error(`a BSON type that is none: ${type}`);
  }
};

/** Names of the fields of the first level in which two documents differ. */
export const touchedFields = (before: Buffer, now: Buffer): Set<string> => {
  const [old, fresh] = [elementsOf(before), elementsOf(now)];
  const touched = new Set<string>();
  for (const [name, bytes] of fresh) if (!old.get(name)?.equals(bytes)) touched.add(name);
  for (const name of old.keys()) if (!fresh.has(name)) touched.add(name);
  return touched;
};

const rootsOf = (node: Node): string[] => {
  if (node.kind === "and") return node.children.flatMap(rootsOf);
  return node.kind === "leaf" ? [node.parts[0] ?? ""] : [];
};

/** Whether an index may hold something else of a document in which these fields were touched. */
export const isTouched = ({ fields, partial }: Index, touched: ReadonlySet<string>): boolean =>
  fields.some(({ parts }) => touched.has(parts[0] ?? "")) ||
  (partial !== undefined && rootsOf(partial).some((root) => touched.has(root)));
