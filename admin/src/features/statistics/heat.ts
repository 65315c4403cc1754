/** From these marks on a place is drawn warmer or greener: five steps. */
const steps = [3.8, 4.1, 4.4, 4.6] as const;

/** 1 (not content) to 5 (content). */
export const heatOf = (mean: number): number => 1 + steps.filter((step) => mean >= step).length;

/** What stands between the steps of the scale. */
export const heatSteps: readonly string[] = steps.map((step) => step.toFixed(1));
