import type { TriageResult } from "@qizhen/shared/contract/triage";
import { categories, keysOf, levels, risks, type WaitingFor } from "@qizhen/shared/vocabulary";
import * as z from "zod";
import { words } from "../words";
import { atLeast } from "./risk";

/** What a second reader may say of a report: one of the known words each, nothing else. */
export const opinionShape = z.strictObject({
  category: z.enum(keysOf(categories)),
  risk: z.enum(keysOf(risks)),
  level: z.enum(keysOf(levels)),
});
export type Opinion = z.infer<typeof opinionShape>;

type Own = Pick<TriageResult, "risk" | "level">;

/**
 * Weighs a second opinion (复核意见). It may raise, never lower: where it sees another category or level, a person confirms
 * first; where it sees more danger, the colour is raised until that person has looked. Agreement and silence change nothing.
 * @param chosen the resident named the category themselves: then that is no disagreement
 */
export function withOpinion<T extends { result: TriageResult; waitingFor: WaitingFor | null; own?: Own }>(
  triaged: T,
  opinion: Opinion | undefined,
  chosen: boolean,
): T {
  if (!opinion) return triaged;
  const { result } = triaged;
  const graver = opinion.risk !== result.risk && atLeast(opinion.risk, result.risk);
  const because = [
    ...(!chosen && opinion.category !== result.category ? [words.opinion.category(opinion.category)] : []),
    ...(!graver && result.level !== "110" && opinion.level !== result.level
      ? [words.opinion.level(opinion.level)]
      : []),
    ...(graver ? [words.opinion.graver(opinion.risk)] : []),
  ];
  if (because.length === 0) return triaged;
  return {
    ...triaged,
    waitingFor: "confirmation",
    ...(graver && { own: { risk: result.risk, level: result.level } }),
    result: {
      ...result,
      ...(graver && raised(result, opinion)),
      reasons: [...result.reasons, ...because.map((text) => ({ what: words.opinion.what, because: text }))],
    },
  };
}

const order = ["grid", "village", "town", "county", "110"] as const;
const lowestOf = { blue: "grid", yellow: "village", orange: "town", red: "110" } as const;

function raised({ level }: TriageResult, { risk }: Opinion): Partial<TriageResult> {
  const lowest = lowestOf[risk];
  return {
    risk,
    level: order.indexOf(lowest) > order.indexOf(level) ? lowest : level,
    ...(risk === "red" && { urgent: words.urgentNumbers.map(({ number, label }) => ({ number, label })) }),
  };
}
