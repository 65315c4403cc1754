import type { Context } from "koa";
import { notFound } from "../../kernel/errors";
import { byteRange } from "./rules/byteRange";
import type { FileStore, StoredFile } from "./store";
import { words } from "./words";

const extensions: Readonly<Record<string, string>> = { "image/jpeg": "jpg", "audio/mpeg": "mp3" };

/** Answers a file's bytes, or the stretch of them that was asked for (a recording that is moved forward). */
export const sendFile = async (ctx: Context, file: StoredFile, thumb: boolean, store: FileStore): Promise<void> => {
  const blob = thumb ? (file.thumb ?? file.blob) : file.blob;
  const size = await store.sizeOf(blob);
  if (size === undefined) throw notFound(words.notThere);
  ctx.type = file.mime;
  ctx.etag = blob;
  ctx.set("cache-control", "private, max-age=900, immutable");
  ctx.set("content-disposition", `inline; filename="${file.id}.${extensions[file.mime] ?? "bin"}"`);
  ctx.set("x-content-type-options", "nosniff");
  // If a browser ever took it for a page, it could do nothing.
  ctx.set("content-security-policy", "default-src 'none'; sandbox");
  ctx.set("accept-ranges", "bytes");
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const sameEdition = !ctx.get("if-range") || ctx.get("if-range") === `"${blob}"`;
  const range = sameEdition ? byteRange(ctx.get("range"), size) : "all";
  if (range === "none") {
    ctx.status = 416;
    ctx.set("content-range", `bytes */${size}`);
    ctx.body = null;
    ctx.status = 416;
    return;
  }
  if (range === "all") {
    ctx.length = size;
    ctx.body = store.read(blob);
    return;
  }
  ctx.status = 206;
  ctx.set("content-range", `bytes ${range.from}-${range.to}/${size}`);
  ctx.body = store.read(blob, range);
  ctx.length = range.to - range.from + 1;
};
