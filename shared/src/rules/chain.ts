import type { ChainState, ChainStep, Level, Status } from "../vocabulary";

/** What of a case decides how far it is (全链条). */
export interface ChainCase {
  status: Status;
  createdAt: Date;
  closedAt?: Date | undefined;
  /** Level on which it began. */
  startLevel: Level;
  /** Tasks of other units that nobody has answered yet. */
  openTasks: number;
  /** What happened, the oldest first; `level`: where it went with it. */
  lines: readonly { kind: string; at: Date; level?: Level | undefined }[];
}

export interface ChainLink {
  step: ChainStep;
  state: ChainState;
  /** When it came to this step, the last time. */
  at?: Date;
}

const order = ["report", "village", "town", "follow", "feedback"] as const satisfies readonly ChainStep[];

const stageOf = (level: Level): ChainStep => (level === "grid" || level === "village" ? "village" : "town");
/** An agreement is being fulfilled, or another body works on it: it is watched until it is solved. */
const followed = ["agree", "transfer"];
/** Other units are called in: several hands at once. */
const joined = ["invite_unit", "joint_ask_again", "joint_impose"];
const ended: readonly Status[] = ["closed", "rejected", "withdrawn"];

/** Where the lines have led it: when it last came to each step, and the step of its level. */
const walk = ({ lines, startLevel, createdAt }: ChainCase) => {
  const came = new Map<ChainStep, Date>([["report", createdAt]]);
  let stage = stageOf(startLevel);
  const isSmall = lines.some(({ kind }) => kind === "on_the_spot");
  if (!isSmall) came.set(stage, createdAt);
  for (const { kind, at, level } of lines) {
    if (level) stage = stageOf(level);
    if (level || kind === "reopen") came.set(stage, at);
    if (joined.includes(kind)) came.set("town", at);
    if (followed.includes(kind)) came.set("follow", at);
    if (kind === "reopen") came.delete("follow");
  }
  return { came, stage };
};

const nowOf = ({ status, openTasks }: ChainCase, stage: ChainStep): ChainStep | undefined => {
  if (ended.includes(status)) return undefined;
  if (status === "agreed" || status === "transferred") return "follow";
  return openTasks > 0 ? "town" : stage;
};

/**
 * 格内报告 → 社区共商 → 镇域联动 → 跟踪解决 → 反馈居民, as far as a case has come: always the five, in this order. Of an open
 * case one is `now`; what an ended one never came to was not needed. A small matter settled on the spot needs no more than
 * its report and its feedback.
 */
export const chainOf = (c: ChainCase): ChainLink[] => {
  const { came, stage } = walk(c);
  const now = nowOf(c, stage);
  const isOver = now === undefined;
  if (c.closedAt && (c.status === "closed" || c.status === "rejected")) came.set("feedback", c.closedAt);
  return order.map((step) => {
    const at = came.get(step);
    if (step === now) return { step, state: "now", at: at ?? c.createdAt };
    if (at) return { step, state: "done", at };
    // Begun above the village, it was never talked over there.
    const passed = step === "village" && stage === "town";
    return { step, state: isOver || passed ? "skipped" : "todo" };
  });
};
