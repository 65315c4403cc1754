import type { Thresholds } from "./shapes";

/** Numbers that the grading rests on (DOMAIN §5; a county's own to change). Sums in yuan. */
export const thresholds: Thresholds = {
  /** Groups of danger that weigh this much together are red. */
  redWeight: 3,
  /** One sign of danger with nothing beside it is no red where the model finds it less likely than this; a person looks first. */
  redDoubt: 0.25,
  /** From here on the model's own suspicion counts as one more hint of danger. */
  modelHintsRed: 0.3,
  /** Without one phrase of danger, this much suspicion makes a red: a missed red costs a life, a needless one a look. */
  modelAloneRed: 0.33,
  /** The same for orange (together with red) and for yellow (all that is not blue). */
  modelAloneOrange: 0.55,
  modelAloneYellow: 0.6,
  /** From here on a person looks first, whatever the colour: somebody may be in danger. */
  maybeDanger: 0.1,
  crowd: 10,
  bigCrowd: 50,
  several: 4,
  largeSum: 30_000,
  hugeSum: 100_000,
  /** How likely the model must find a colour for a soft sign of it to count. */
  softYellow: 0.4,
  softOrange: 0.45,
  /** The same for a threat. */
  softThreat: 0.3,
  /** Below this a person confirms the triage first. */
  sure: 0.45,
};

/** Until when the first answer is due, by colour (DOMAIN §5). */
export const deadlines = {
  blue: { count: 3, unit: "workday" },
  yellow: { count: 1, unit: "workday" },
  orange: { count: 4, unit: "hour" },
  red: { count: 5, unit: "minute" },
} as const;
