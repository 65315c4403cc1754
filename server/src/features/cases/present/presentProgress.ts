import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { chainOf } from "@qizhen/shared/rules/chain";
import { openStatuses, type Level } from "@qizhen/shared/vocabulary";
import type { CaseRecord } from "../record";

const open: readonly string[] = openStatuses;

/** 全链条: how far a case is, as {@link chainOf} reads it off its timeline. */
export const progressOf = (c: CaseRecord): CaseDetail["progress"] =>
  chainOf({
    status: c.status,
    createdAt: c.createdAt,
    closedAt: c.closedAt,
    startLevel: c.triage.level,
    openTasks: c.jointOpen?.length ?? 0,
    lines: c.timeline.map(({ kind, at, data }) => ({ kind, at, level: data["level"] as Level | undefined })),
  }).map(({ step, state, at }) => ({ step, state, ...(at && { at: at.toISOString() }) }));

/** The opinion of the level above with which a case came down (交下一级), while it is there because of it. */
export const handedDownOf = (c: CaseRecord): Pick<CaseDetail, "handedDown"> => {
  const moved = open.includes(c.status) ? c.timeline.findLast(({ data }) => data["level"] !== undefined) : undefined;
  const text = moved?.kind === "delegate" ? moved.data["reason"] : undefined;
  if (!moved || typeof text !== "string" || text === "") return {};
  return { handedDown: { at: moved.at.toISOString(), by: moved.by?.name ?? "", text } };
};
