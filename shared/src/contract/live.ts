import * as z from "zod";
import { endpoint } from "../endpoint";
import { instant } from "./fields";

/** 实时提示: "this changed", never what it changed to. A hint may come twice and is never missed. */

export const hint = z.object({
  id: z.string(),
  at: instant,
  topic: z.enum(["case", "message", "notice", "callTask", "region", "presence", "visit", "question"]),
  /** The case (or other thing) concerned. */
  subject: z.string(),
});
export type Hint = z.infer<typeof hint>;

/** The address of the WebSocket. The first frame from the client is `{token, since?}`; `since` is the id of the last hint seen. */
export const livePath = "/api/v1/live";
export const liveHello = z.strictObject({ token: z.string().max(4096), since: z.string().max(64).optional() });
/** What the server sends: once `ready`, then hints; `expired` before it closes because the token has run out. */
export const liveFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), since: z.string() }),
  z.object({ type: z.literal("hint"), hint }),
  z.object({ type: z.literal("expired") }),
]);
export type LiveFrame = z.infer<typeof liveFrame>;

export const live = {
  changes: endpoint({
    method: "GET",
    path: "/api/v1/changes",
    summary: "没有 WebSocket 时轮询：从 since 起有什么变了；不给 since 只回当前位置",
    access: "signedIn",
    query: z.strictObject({ since: z.string().max(64).optional() }),
    answer: z.object({ items: z.array(hint), since: z.string() }),
  }),
};
