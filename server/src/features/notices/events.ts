import type { CaseEvent } from "../cases";
import type { JointEvent } from "../joint";

/** What people are told of: what happens to a case, something said in it, or a call that reached nobody. */
export type NoticeEvent = CaseEvent | JointEvent | "message" | "call_failed";

/** Kinds of entries that notices write for themselves. */
export const sendByWechat = "notice.wechat";
export const callMade = "call.made";
