import type { CaseEvent } from "../cases";

/** What people are told of: what happens to a case, something said in it, or a call that reached nobody. */
export type NoticeEvent = CaseEvent | JointEvent | "message" | "call_failed";

/** What happens to a task of a unit that helps (协办); the names are joint handling's. */
type JointEvent =
  | "joint_asked"
  | "joint_received"
  | "joint_done"
  | "joint_refused"
  | "joint_decide"
  | "joint_imposed"
  | "joint_ended"
  | "joint_due_soon"
  | "joint_overdue"
  | "joint_raised";

/** Kinds of entries that notices write for themselves. */
export const sendByWechat = "notice.wechat";
export const callMade = "call.made";
