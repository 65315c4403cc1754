/** Digits of a village's, town's or county's code; a grid's goes on from there. */
const centreDigits = 12;

/** The centre (综治中心) whose desk receives a visit: the nearest region of the host's that has one; a grid has none. */
export const centreOf = (regionPath: readonly string[]): string | undefined =>
  regionPath.findLast((code) => code.length === centreDigits);
