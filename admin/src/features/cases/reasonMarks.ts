import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { Mark, MarkTone } from "../../components/MarkedText";

type Reason = TriageResult["reasons"][number];

const tones: Array<[RegExp, MarkTone]> = [
  [/红/, "r"],
  [/橙/, "o"],
  [/黄/, "y"],
  [/蓝/, "b"],
];

/** The colour of a reason: that of the risk it speaks of, else pine. */
export const toneOf = ({ what, because }: Reason): MarkTone =>
  tones.find(([words]) => words.test(what))?.[1] ?? tones.find(([words]) => words.test(because))?.[1] ?? "p";

/** The marks under the words of the report, numbered as the reasons are. */
export const marksOf = (reasons: Reason[]): Mark[] =>
  reasons.flatMap((reason, index) =>
    reason.span ? [{ from: reason.span[0], to: reason.span[1], number: index + 1, tone: toneOf(reason) }] : [],
  );
