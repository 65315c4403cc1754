import type { CaseRating } from "@qizhen/shared/contract/evaluation";
import { decide } from "@qizhen/shared/rules/caseLife";
import { conflict, forbidden } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import { byActor, changedEntry, notifyEntry, ratedEntry, timelineEntry, toCentre, toResponsible } from "../notify";
import { lifeOf, may, ratingRefusal, standingOf } from "../policy";
import { findVisible } from "../read/openCase";
import type { CaseRecord } from "../record";
import { everyCase } from "../store";
import { words } from "../words";
import { doneOf, isRepeat } from "./actOnCase";
import { movedOn, takeStep, type StepDoors } from "./takeStep";

type Marks = Omit<CaseRating, "at">;

interface Command {
  actor: Actor;
  caseId: string;
  marks: Marks;
  /** A rating so bad that the matter is taken up again, a level up. */
  bad: boolean;
  intent: Intent | undefined;
  now: Date;
}

const platform = { id: "rating", roles: ["rating"] };

/**
 * Keeps the applicant's rating, once. A bad one reopens the case in the same update.
 * @throws notFound, forbidden, conflict
 */
export const rateCase = async (command: Command, doors: StepDoors): Promise<CaseRecord> => {
  const { actor, marks, bad, now } = command;
  const before = await findVisible(actor, command.caseId, doors.cases);
  if (!may(actor, "rate", before)) throw forbidden(words.mayNotRate);
  const done = doneOf(actor, command.intent);
  if (isRepeat(before, done)) return before;
  const refusal = ratingRefusal(before);
  if (refusal) throw conflict(words[refusal]);
  const line = timelineEntry("rated", now, {
    by: byActor(actor, standingOf(actor, before)),
    data: { overall: marks.overall, ...(marks.comment && { text: marks.comment }) },
  });
  const { responsible } = before;
  const rated = { caseId: before.id, staffId: responsible?.id ?? "", overall: marks.overall, by: actor.id };
  const entries = responsible ? [ratedEntry(rated, now)] : [];
  const set = { rating: { ...marks, at: now } };
  const input = { action: "reopen", reason: words.badRating(marks.overall) } as const;
  const decision = bad ? decide(lifeOf(before), input, platform, now) : undefined;
  if (decision && "changes" in decision)
    return takeStep({ before, input, decision, by: undefined, set, also: [line], entries, done, now }, doors);
  const saved = await doors.cases.apply(
    before,
    {
      set,
      timeline: [line],
      outbox: [
        ...entries,
        ...notifyEntry(before, "rated", [...toResponsible(before), ...toCentre(before)], now),
        changedEntry(before, now),
      ],
      done,
    },
    now,
  );
  if (!saved) throw movedOn(await doors.cases.find(everyCase, before.id));
  return saved;
};
