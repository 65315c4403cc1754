import type { Rules } from "@qizhen/shared/contract/rulebook";
import { type DeadlineSettings, ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";

type Groups = Record<"steps" | "whole" | "levels", Record<string, object>>;

/** The product's deadlines with a county's own laid over them, field by field. Pure. */
export const deadlinesWith = ({ deadlines }: Pick<Rules, "deadlines">): DeadlineSettings => {
  const { steps, whole, levels, reply, leaderAfter } = ordinaryDeadlines;
  const groups: Groups = { steps: { ...steps }, whole: { ...whole }, levels: { ...levels } };
  for (const [name, limits] of Object.entries(deadlines)) {
    const [group, clock] = name.split(":");
    if (clock !== undefined && group !== undefined && Object.hasOwn(groups, group)) {
      const clocks = groups[group as keyof Groups];
      clocks[clock] = { ...clocks[clock], ...limits };
    }
  }
  return {
    ...ordinaryDeadlines,
    ...(groups as unknown as Pick<DeadlineSettings, "steps" | "whole" | "levels">),
    reply: { ...reply, ...deadlines["reply"] },
    leaderAfter: deadlines["leaderAfter"]?.["all"] ?? leaderAfter,
  };
};
