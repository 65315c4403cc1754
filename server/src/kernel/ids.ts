import { createHash, randomBytes, randomInt } from "node:crypto";
import { Types } from "mongoose";

/** A new id of a document, 24 hexadecimal digits, rising with time. */
export const newId = () => new Types.ObjectId().toHexString();

/** A new id that tells nothing, not even when it was made: for what must not lead back to anybody. */
export const randomId = () => randomBytes(12).toString("hex");

/** The id that these parts always make: what is inserted again under it meets itself. */
export const derivedId = (...parts: readonly string[]) =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 24);

/** An unguessable string of `bytes` random bytes in base64url. */
export const randomToken = (bytes: number) => randomBytes(bytes).toString("base64url");

/** So many random bytes as numbers, for words made of an alphabet of one's own. */
export const randomBytesOf = (count: number): number[] => [...randomBytes(count)];

/** Six digits, as texted to a phone. */
export const randomDigits = () => String(randomInt(0, 1_000_000)).padStart(6, "0");

/** Whether a string can be a document's id at all; what cannot is nobody's. */
export const isId = (id: string): boolean => /^[0-9a-f]{24}$/.test(id);
