import type { CountedCaseSource } from "./doors";
import type { CaseRecord, TimelineEntry } from "./record";

/** What of a case its figures are made of. */
export type CountedRecord = Pick<
  CaseRecord,
  | "id"
  | "number"
  | "title"
  | "status"
  | "outcome"
  | "grid"
  | "regionPath"
  | "category"
  | "responsible"
  | "promise"
  | "rating"
  | "timeline"
  | "createdAt"
>;

/** What a line that ends a case keeps for its figures: whoever takes it up later is not judged by it. */
export interface EndedData {
  outcome?: CaseRecord["outcome"];
  hands?: CaseRecord["responsible"];
  inTime?: boolean;
}

const endingKinds: readonly string[] = ["close", "fulfil", "withdraw", "on_the_spot"];
/** A line of these kinds that names an outcome has closed the case; a withdrawal before acceptance names none. */
const endsIt = ({ kind, data }: TimelineEntry) => endingKinds.includes(kind) && data.outcome !== undefined;

/** Whether there was a result by the promised day; undefined where no day was promised. */
export const wasInTime = (promise: CaseRecord["promise"], endedAt: Date): boolean | undefined =>
  promise && (promise.metAt ?? endedAt).getTime() <= promise.dueAt.getTime();

const endOf = (c: CountedRecord): CountedCaseSource["ended"] => {
  const line = c.timeline.findLast(endsIt);
  if (!line) return undefined;
  const { outcome, hands, inTime } = line.data as EndedData;
  // Lines written before they kept this: the case itself still says it, unless it was taken up again.
  const still = c.status === "closed";
  return {
    at: line.at,
    outcome: outcome ?? "failed",
    hands: hands ?? c.responsible,
    inTime: inTime ?? (still ? wasInTime(c.promise, line.at) : undefined),
    fulfilled: line.kind === "fulfil",
  };
};

/** A case as figures count it, by its document alone, so that a recount gives the same. Pure. */
export const countedOf = (c: CountedRecord): CountedCaseSource => {
  const ended = endOf(c);
  return {
    id: c.id,
    number: c.number,
    title: c.title,
    status: c.status,
    outcome: c.outcome ?? ended?.outcome,
    grid: c.grid,
    regionPath: c.regionPath,
    category: c.category,
    reportedAt: c.createdAt,
    withdrawnEarly: c.status === "withdrawn",
    accepted: ended !== undefined || c.timeline.some(({ kind }) => kind === "accept"),
    responsible: c.responsible,
    ended,
    reopened: c.timeline.some(({ kind }) => kind === "reopen"),
    rating: c.rating,
  };
};
