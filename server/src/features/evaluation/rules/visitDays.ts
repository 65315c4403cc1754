import type { Outcome, Risk } from "@qizhen/shared/vocabulary";

/** 回访: how many days after the close it is asked, by colour (DOMAIN §6: 7, 30, 90); a setting of this project. */
const daysByRisk: Readonly<Record<Risk, readonly number[]>> = {
  blue: [7],
  yellow: [7, 30],
  orange: [7, 30, 90],
  red: [7, 30, 90],
};
/** Ends after which nothing was settled that could be kept, or flare up. */
const unasked: readonly Outcome[] = ["withdrawn", "guided"];

/** Which return visits a close is followed by. */
export const visitDaysOf = (risk: Risk, outcome: Outcome | undefined): readonly number[] =>
  outcome !== undefined && unasked.includes(outcome) ? [] : daysByRisk[risk];
