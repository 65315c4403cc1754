import type { Context } from "koa";
import { malformed, tooLarge, unsupportedType } from "../errors";
import { words } from "../words";

/** Deepest nesting of a body: geometry of a region file needs seven. */
const maxDepth = 32;

/** Reads at most `maxBytes` of a request's body. A longer one is refused while it comes, not after. @throws tooLarge */
export const readBytes = async (ctx: Context, maxBytes: number): Promise<Buffer> => {
  const declared = Number(ctx.get("content-length") || 0);
  if (declared > maxBytes) throw tooLarge(words.tooLarge(maxBytes));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(words.tooLarge(maxBytes));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

/** Refuses keys that MongoDB or JavaScript would take for something else than a name. */
const checkKeys = (value: unknown, depth = 0): void => {
  if (typeof value !== "object" || value === null) return;
  if (depth > maxDepth) throw malformed(words.malformed);
  if (Array.isArray(value)) {
    for (const item of value) checkKeys(item, depth + 1);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (
      name.startsWith("$") ||
      name.includes(".") ||
      name.includes("\0") ||
      name === "__proto__" ||
      name === "constructor"
    )
      throw malformed(words.badKeys);
    checkKeys(inner, depth + 1);
  }
};

/** The JSON body of a request; an empty one is an empty object. @throws malformed, tooLarge, unsupportedType */
export const readJson = async (ctx: Context, maxBytes: number): Promise<unknown> => {
  const bytes = await readBytes(ctx, maxBytes);
  if (bytes.length === 0) return {};
  if (!ctx.is("json", "+json")) throw unsupportedType(words.wrongMedia);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed(words.notJson);
  }
  checkKeys(value);
  return value;
};
