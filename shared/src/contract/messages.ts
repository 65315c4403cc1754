import * as z from "zod";
import { endpoint, pageOf } from "../endpoint";
import { fileRef, attachments } from "./files";
import { id, instant, text } from "./fields";

/** 对话: each room has its own order; a party's own room with the mediator, the joint room, and the staff's notes (私记). */

export const room = z.string().regex(/^(joint|notes|party:[0-9a-f]{24})$/, "没有这个对话");

export const message = z.object({
  id: z.string(),
  room: z.string(),
  seq: z.number().int(),
  at: instant,
  from: z.object({ name: z.string(), side: z.enum(["me", "party", "staff"]), role: z.string() }),
  text: z.string().optional(),
  attachments: z.array(fileRef),
});
export type Message = z.infer<typeof message>;

export const messages = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/messages",
    summary: "一件事的对话，新的在前；不给 room 就是自己能看到的全部",
    access: "signedIn",
    params: z.strictObject({ id }),
    query: z.strictObject({
      room: room.optional(),
      limit: z.coerce.number<number>().int().min(1).max(100).optional(),
      cursor: z.string().min(1).max(512).optional(),
    }),
    answer: pageOf(message),
  }),
  send: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/messages",
    summary: "说一句，带照片或录音也行",
    access: "signedIn",
    status: 201,
    params: z.strictObject({ id }),
    body: z
      .strictObject({ text: text(2000, 0).optional(), attachments: attachments.optional(), room: room.optional() })
      .refine((body) => !!body.text || !!body.attachments?.length, "请写一句话，或加一张照片、一段录音"),
    answer: message,
  }),
  read: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/messages/read",
    summary: "看到哪里了；一间对话内只会往后",
    access: "signedIn",
    key: "none",
    params: z.strictObject({ id }),
    body: z.strictObject({ room, seq: z.number().int().nonnegative() }),
    answer: z.object({ unread: z.number().int() }),
  }),
};
