import { randomBytes, randomInt } from "node:crypto";
import { Types } from "mongoose";

/** A new id of a document, 24 hexadecimal digits, rising with time. */
export const newId = () => new Types.ObjectId().toHexString();

/** An unguessable string of `bytes` random bytes in base64url. */
export const randomToken = (bytes: number) => randomBytes(bytes).toString("base64url");

/** Six digits, as texted to a phone. */
export const randomDigits = () => String(randomInt(0, 1_000_000)).padStart(6, "0");
