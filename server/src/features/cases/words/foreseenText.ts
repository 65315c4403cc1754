import { levels } from "@qizhen/shared/vocabulary";
import type { CaseRecord } from "../record";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { runningPromise } from "../rules/matter";
import { clockWords } from ".";
import { byWhen, plainDay } from "./whenText";

const moved = (before: Date | undefined, after: Date | undefined) => before?.getTime() !== after?.getTime();

/** What a step would do to the dates and the level, for whoever is about to take it. */
export const foreseenText = (before: CaseRecord, after: CaseRecord, now: Date): string => {
  const [old, promise] = [runningPromise(before), runningPromise(after)];
  const day = promise && plainDay(dayOf(promise.dueAt));
  return [
    after.level !== before.level ? `层级变为${levels[after.level]}` : "",
    !after.clock
      ? "期限到此为止"
      : moved(before.clock?.dueAt, after.clock.dueAt) || after.clock.what !== before.clock?.what
        ? `${clockWords[after.clock.what]}：${byWhen(after.clock.dueAt, now)}`
        : "这一步的期限不变",
    day && moved(old?.dueAt, promise.dueAt) ? `答应居民的日子改为${day}` : "",
    day && !moved(old?.dueAt, promise.dueAt) ? `答应居民的日子不变，还是${day}` : "",
  ]
    .filter(Boolean)
    .join("；");
};
