import type { Changes } from "../../kernel/live/changes";
import type { Log } from "../../kernel/log";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { ClaimsDoor, TriageDoor } from "./doors";
import type { CaseChanged, CaseFreed, CaseQueued } from "./events";
import { everyCase, type CaseStore } from "./store";
import { giveBackUnlessHeld } from "./steps/holding";
import { checkOnceMore, type HandOut, type HandOutDoors } from "./steps/handOut";

interface WatchDoors extends HandOutDoors {
  cases: CaseStore;
  handOut: HandOut;
  claims: ClaimsDoor;
  changes: Changes;
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
    await doors.handOut(clock());
  };

/** kind `case.queued`: a place may have been given back while it was sent to wait. */
export const onQueued =
  (doors: WatchDoors, clock: () => Date): Receiver =>
  async ({ data }) =>
    checkOnceMore((data as unknown as CaseQueued).caseId, doors, clock());

/** kind `case.reweighed`: the case in somebody's hands is graver, or less grave, than it was. */
export const onReweighed =
  ({
    cases,
    claims,
    triage,
  }: Pick<WatchDoors, "cases" | "claims"> & { triage: Pick<TriageDoor, "loadOf"> }): Receiver =>
  async ({ data }) => {
    const c = await cases.find(everyCase, (data as unknown as CaseQueued).caseId);
    if (c?.responsible) await claims.reweigh(c.responsible.id, c.id, triage.loadOf(c.risk, c.regionPath[0]));
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
  await doors.handOut(now);
};
