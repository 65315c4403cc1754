import type { MatterState } from "@qizhen/shared/contract/receptions";

/** What is known of the answer to what somebody said: the reply that stands, and the day the matter was closed. */
export interface Answer {
  dueAt: Date;
  repliedAt?: Date | undefined;
  closedAt?: Date | undefined;
}

/** Whether what was said has been answered, and in time: a reply to the order that was not given back, or the end of the case. */
export const matterStateOf = ({ dueAt, repliedAt, closedAt }: Answer, now: Date): MatterState => {
  const times = [repliedAt, closedAt].filter((at) => at !== undefined).map((at) => at.getTime());
  if (times.length > 0) return Math.min(...times) <= dueAt.getTime() ? "answered" : "answered_late";
  return now <= dueAt ? "waiting" : "late";
};
