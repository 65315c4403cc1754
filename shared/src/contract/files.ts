import * as z from "zod";
import { endpoint } from "../endpoint";
import { id } from "./fields";

/** 照片、录音 */

/** Largest upload, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024;
/** Most attachments of one report or message. */
export const maxAttachments = 9;

/** `url` and `thumb` are links that lapse after a quarter of an hour and open for their reader only. */
export const fileRef = z.object({
  id: z.string(),
  kind: z.enum(["image", "voice", "document"]),
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  /** Length of a recording. */
  seconds: z.number().optional(),
  url: z.string(),
  thumb: z.string().optional(),
});
export type FileRef = z.infer<typeof fileRef>;

export const attachments = z.array(id).max(maxAttachments, `一次最多 ${maxAttachments} 个照片或录音`);

export const files = {
  /** multipart/form-data with the field `file`; its body is not JSON. */
  upload: endpoint({
    method: "POST",
    path: "/api/v1/files",
    summary: "传一张照片或一段录音（multipart，字段 file）",
    access: "signedIn",
    status: 201,
    maxBytes: maxFileBytes,
    file: "file",
    answer: fileRef,
  }),
  /** Answers the bytes. With the token of whoever may see it, or with the link's own `token`. */
  download: endpoint({
    method: "GET",
    path: "/api/v1/files/:id",
    summary: "看照片、听录音",
    access: "public",
    params: z.strictObject({ id }),
    query: z.strictObject({ token: z.string().max(512).optional(), size: z.enum(["thumb"]).optional() }),
    answer: z.unknown(),
  }),
};
