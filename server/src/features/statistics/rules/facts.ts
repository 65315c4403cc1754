import { endings, type Ending, type Measure } from "@qizhen/shared/contract/statistics";
import { ratingSides } from "@qizhen/shared/contract/evaluation";
import type { Outcome } from "@qizhen/shared/vocabulary";
import type { CountedSource, Facts, Judgement, Side } from "./shapes";

/** Outcomes of the life cycle as figures gather them. A party that does not want mediation is a matter not settled (art. 17). */
export const endingOf: Readonly<Record<Outcome, Ending>> = {
  agreed: "settled",
  partly: "partly",
  failed: "failed",
  refused: "failed",
  withdrawn: "withdrawn",
  guided: "referred",
  resolved_elsewhere: "referred",
};

/** From this mean on, in hundredths, people were satisfied (满意: 4 分以上). */
const satisfiedFrom = 400;
/** To this mean, in hundredths, they were not: read first. */
const unhappyTo = 200;

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The parties' mean in hundredths; undefined where nobody rated. */
export const markOf = (ratings: readonly { overall: number }[]): number | undefined =>
  ratings.length === 0 ? undefined : Math.round(100 * meanOf(ratings.map(({ overall }) => overall)));

const sidesOf = (ratings: Judgement["ratings"]): Facts["sides"] =>
  Object.fromEntries(
    ratingSides.flatMap((side: Side) => {
      const given = ratings.flatMap((one) => one[side] ?? []);
      return given.length === 0 ? [] : [[side, Math.round(meanOf(given))]];
    }),
  );

type Ended = NonNullable<CountedSource["ended"]>;

/** 履行: known where the handler recorded it, or a return visit asked; what a return visit found counts more. */
const keptOf = ({ outcome, fulfilled }: Ended, judged: Judgement | undefined): Measure[] => {
  if (outcome !== "agreed" && outcome !== "partly") return [];
  if (judged?.kept) return judged.kept === "yes" ? ["bound", "kept"] : ["bound"];
  return fulfilled ? ["bound", "kept"] : [];
};

const endedMeasures = (ended: Ended, reopened: boolean): Measure[] => {
  const ending = endingOf[ended.outcome];
  const isMediated = ending === "settled" || ending === "partly" || ending === "failed";
  return [
    "ended",
    ...(ended.inTime !== undefined && ending !== "withdrawn" ? (["promised"] as const) : []),
    ...(ended.inTime && ending !== "withdrawn" ? (["inTime"] as const) : []),
    ...(isMediated ? (["mediated"] as const) : []),
    ending,
    ...(reopened ? (["recurred"] as const) : []),
  ];
};

const ratedMeasures = (mark: number): Measure[] => [
  "rated",
  ...(mark >= satisfiedFrom ? (["satisfied"] as const) : []),
  ...(mark <= unhappyTo ? (["unhappy"] as const) : []),
];

/**
 * What is counted of a case. Pure, and of nothing but the case and its judgements.
 * `tellingWords`: the words of {@link Judgement} that are counted.
 */
export const factsOf = (
  c: CountedSource,
  judged: Judgement | undefined,
  tellingWords: (text: string) => readonly string[],
): Facts => {
  const { ended } = c;
  const staff = ended ? ended.hands : c.responsible;
  const ratings = ended ? (judged?.ratings ?? []) : [];
  const mark = markOf(ratings);
  const said = ratings.flatMap(({ tags, words }) => [...(tags ?? []), ...tellingWords(words ?? "")]);
  return {
    regionPath: [...new Set(c.regionPath)],
    category: c.category,
    ...(staff && { staff: { id: staff.id, name: staff.name, unit: staff.unit } }),
    reportedAt: c.reportedAt,
    ...(ended && { endedAt: ended.at }),
    has: [
      ...(c.withdrawnEarly ? [] : (["reported"] as const)),
      ...(c.accepted && !c.withdrawnEarly ? (["accepted"] as const) : []),
      ...(ended ? [...endedMeasures(ended, c.reopened), ...keptOf(ended, judged)] : []),
      ...(mark === undefined ? [] : ratedMeasures(mark)),
    ],
    ...(mark !== undefined && { mark }),
    sides: sidesOf(ratings),
    words: [...new Set(said)].sort(),
  };
};

/** Measures that count for the month of the report; the others for that of the last end. */
export const isOfReport = (measure: Measure): boolean => measure === "reported" || measure === "accepted";
export const endingNames = Object.keys(endings) as Ending[];
