import type { Changes } from "../../kernel/live/changes";
import type { Log } from "../../kernel/log";
import type { Metrics } from "../../kernel/metrics";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { ClaimsDoor } from "./doors";
import type { CaseChanged, CaseFreed } from "./events";
import { notifyEntry, changedEntry, timelineEntry, toCentre, toResponsible } from "./notify";
import type { CaseRecord } from "./record";
import { ringOf } from "./rules/clock";
import { deskOf } from "./rules/desk";
import type { CaseStore } from "./store";
import { clockWords, overdueWords } from "./words";
import { giveBackUnlessHeld } from "./steps/holding";
import { handOut, type HandOutDoors } from "./steps/handOut";
import type { WatchStore } from "./watchStore";

interface WatchDoors extends HandOutDoors {
  cases: CaseStore;
  watched: WatchStore;
  claims: ClaimsDoor;
  changes: Changes;
  metrics: Metrics;
  log: Log;
}

/** kind `case.changed`: open clients read the case again. */
export const onChanged =
  ({ changes }: Pick<WatchDoors, "changes">): Receiver =>
  async ({ data }) => {
    const { caseId, audience } = data as unknown as CaseChanged;
    await changes.publish([{ topic: "case", subject: caseId, audience }]);
  };

/** kind `case.freed`: the place is free again, and goes to whoever has waited most pressingly. */
export const onFreed =
  (doors: WatchDoors, clock: () => Date): Receiver =>
  async ({ data }) => {
    const { caseId, staffId } = data as unknown as CaseFreed;
    await giveBackUnlessHeld(staffId, caseId, doors);
    await handOut(doors, clock());
  };

/** A place that was taken this long ago for a case that knows nothing of it belongs to nobody. */
const orphanMs = 2 * 60_000;
const sweptAtOnce = 200;

/** Frees places that were claimed and not used (a server died in between), then hands out the queue. */
export const sweepClaims = async (doors: WatchDoors, now: Date): Promise<void> => {
  const claims = await doors.claims.claimsBefore(new Date(now.getTime() - orphanMs), sweptAtOnce);
  for (const { staffId, caseId } of claims)
    if (await giveBackUnlessHeld(staffId, caseId, doors))
      doors.log.warn({ staffId, caseId }, "a place that no case knows of was freed");
  await handOut(doors, now);
};

const ring = async (c: CaseRecord, doors: WatchDoors, now: Date) => {
  if (!c.clock) return;
  const rings = ringOf(c.clock, now);
  const clock = { ...c.clock, warned: true, ...(rings === "overdue" && { overdue: true }) };
  const late = rings === "overdue";
  const after = { ...c, clock };
  const what = late ? overdueWords[clock.what] : clockWords[clock.what];
  await doors.cases.apply(
    c,
    {
      set: { clock, desk: deskOf(after), ...(!late && { checkAt: clock.dueAt }) },
      unset: late ? ["checkAt"] : [],
      timeline: rings ? [timelineEntry(late ? "overdue" : "due_soon", now, { data: { what }, staffOnly: true })] : [],
      outbox: [
        ...(rings === "overdue"
          ? notifyEntry(c, "overdue", [...toResponsible(c), ...toCentre(c)], now, c.risk === "red")
          : rings
            ? notifyEntry(c, "due_soon", c.responsible ? toResponsible(c) : toCentre(c), now)
            : []),
        changedEntry(c, now),
      ],
    },
    now,
  ); // another step was faster: it has set the clock anew
};

/** Reminds at 70 % of a clock, and marks what is overdue, each once. */
export const watchClocks = async (doors: WatchDoors, now: Date): Promise<void> => {
  const due = await doors.watched.clocksBefore(now, sweptAtOnce);
  for (const c of due) {
    if (c.clock?.uncertain) {
      doors.metrics.count("calendar_unknown_year");
      doors.log.warn({ number: c.number }, "a deadline lies in a year whose holidays are not known yet");
    }
    await ring(c, doors, now);
  }
};
