import type { Action } from "@qizhen/shared/vocabulary";
import type { IconName } from "../../styles/icons";

interface Look {
  icon: IconName;
  /** The key that opens it on the case's page. */
  key?: string;
}

/** How each step of the life cycle is drawn, and its key. */
export const stepLooks: Record<Action, Look> = {
  confirm: { icon: "shield", key: "d" },
  assign: { icon: "swap", key: "h" },
  reject: { icon: "close-case", key: "r" },
  withdraw: { icon: "undo" },
  accept: { icon: "check", key: "a" },
  decline: { icon: "undo", key: "l" },
  escalate: { icon: "up", key: "e" },
  delegate: { icon: "down", key: "o" },
  transfer: { icon: "arrow", key: "x" },
  receive_back: { icon: "undo", key: "b" },
  ask: { icon: "ask", key: "s" },
  answer: { icon: "talk" },
  pause: { icon: "pause", key: "p" },
  resume: { icon: "play", key: "p" },
  agree: { icon: "sign", key: "a" },
  close: { icon: "close-case", key: "f" },
  fulfil: { icon: "check", key: "v" },
  reopen: { icon: "refresh", key: "b" },
  invite_unit: { icon: "building", key: "u" },
  supervise: { icon: "flag", key: "y" },
  pass_on: { icon: "swap" },
  choose_again: { icon: "swap" },
  extend: { icon: "extend", key: "t" },
  approve_extend: { icon: "check", key: "g" },
  refuse_extend: { icon: "x" },
  note: { icon: "note" },
};

/** The step that most likely comes next; the first of these that is allowed stands out. */
export const likelyFirst: Action[] = [
  "confirm",
  "accept",
  "agree",
  "fulfil",
  "receive_back",
  "resume",
  "close",
  "reopen",
];

const timelineIcons: Record<string, IconName> = {
  submitted: "inbox",
  placed_nowhere: "map",
  assigned: "swap",
  queued: "clock",
  due_soon: "clock",
  overdue: "alert",
  rated: "star",
  adopted: "phone",
  joint_receive: "building",
  joint_report: "building",
  joint_refuse: "undo",
  joint_ask_again: "building",
  joint_cancel: "x",
  joint_impose: "flag",
  joint_release: "x",
  joint_end: "x",
  on_the_spot: "check",
};

/** The drawing of a line of the timeline. */
export const timelineIcon = (kind: string): IconName =>
  timelineIcons[kind] ?? (kind in stepLooks ? stepLooks[kind as Action].icon : "case");
