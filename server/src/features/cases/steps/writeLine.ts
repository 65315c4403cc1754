import type { CaseEvent, Recipient } from "../events";
import { changedEntry, notifyEntry, receivingIds, timelineEntry, toCentre, toParties, toResponsible } from "../notify";
import type { CaseRecord, TimelineEntry } from "../record";
import { everyCase, type CaseStore } from "../store";

/** Whom a line is told to: they are found when it is written. */
export type Whom = "parties" | "responsible" | "receiving" | "centre" | "centreAbove";

export interface NewLine {
  caseId: string;
  /** Makes it once, however often it is written. */
  id: string;
  kind: string;
  by?: TimelineEntry["by"];
  data: Record<string, unknown>;
  staffOnly?: boolean;
  tell?: { event: CaseEvent; whom: readonly Whom[] };
  now: Date;
}

const above = (c: CaseRecord): Recipient[] => {
  const at = c.regions.findIndex(({ code }) => code === c.centre.code);
  const owner = c.regions[at - 1];
  return owner ? [`centre:${owner.code}`] : toCentre(c);
};

const found: Readonly<Record<Whom, (c: CaseRecord) => Recipient[]>> = {
  parties: toParties,
  responsible: toResponsible,
  receiving: (c) => receivingIds(c).map((id): Recipient => `user:${id}`),
  centre: toCentre,
  centreAbove: above,
};

/**
 * Adds one line to a case's timeline, whatever its state, and tells people of it, in one update. The line's id makes it once.
 * @returns false where it is there already, or there is no such case
 */
export const writeLine = async (line: NewLine, cases: CaseStore): Promise<boolean> => {
  const { caseId, id, kind, by, data, staffOnly, tell, now } = line;
  const c = await cases.find(everyCase, caseId);
  if (!c) return false;
  const entry = { ...timelineEntry(kind, now, { by, data, staffOnly: staffOnly ?? false }), id };
  const others = (to: Recipient[]) => to.filter((one) => one !== `user:${by?.id}`);
  const outbox = [
    ...(tell ? notifyEntry(c, tell.event, others(tell.whom.flatMap((who) => found[who](c))), now) : []),
    changedEntry(c, now),
  ];
  return cases.addLine(caseId, entry, outbox, now);
};
