import type { CaseRow } from "@qizhen/shared/contract/cases";
import { categories } from "@qizhen/shared/vocabulary";
import type { CaseSummary } from "../record";
import { clockWords, words } from "../words";
import { runningPromise } from "../rules/matter";
import { promiseText, residentNext, staffNext, statusText } from "../words/nextText";
import type { Viewer } from "./viewer";

const iso = (at: Date) => at.toISOString();

/** While it is being mediated, the step's end is the result's: a resident reads that day as the promise, once. */
const endsWithResult = (c: CaseSummary) => c.status === "mediating" && !c.paused;

/** The promised day of a result, and whether it is over; absent where nothing is promised any more. */
const presentPromise = (c: CaseSummary, { isStaff, now }: Viewer): Pick<CaseRow, "promise"> => {
  const running = runningPromise(c);
  const text = promiseText(c, now, isStaff);
  return running && text ? { promise: { at: iso(running.dueAt), late: running.dueAt <= now, text } } : {};
};

/** One line of a list, field by field. Residents see neither risk nor level; the other side nothing of what was written. */
export const presentRow = (c: CaseSummary, viewer: Viewer, unread: number): CaseRow => {
  const { isStaff, standing, now } = viewer;
  // Where violence at home is feared, the other side does not read who helps.
  const shown = standing === "party" && c.violenceAtHome ? { ...c, receiving: undefined } : c;
  const text = isStaff ? staffNext(c, now) : residentNext(shown, now, standing === "applicant");
  return {
    id: c.id,
    number: c.number,
    title: standing === "party" ? words.respondentTitle(categories[c.category]) : c.title,
    status: c.status,
    statusText: statusText(shown, isStaff),
    ...(c.waitingFor && { waitingFor: c.waitingFor }),
    ...(c.outcome && { outcome: c.outcome }),
    category: c.category,
    ...(isStaff && { risk: c.risk, level: c.level }),
    channel: c.channel,
    grid: standing === "party" ? null : c.grid,
    centre: { code: c.centre.code, name: words.centreOf(c.centre.name) },
    ...(c.responsible && { responsible: { ...c.responsible } }),
    createdAt: iso(c.createdAt),
    updatedAt: iso(c.updatedAt),
    next: { text, ...(c.clock && (isStaff || !endsWithResult(c)) && { at: iso(c.clock.dueAt) }) },
    ...(c.clock && {
      clock: {
        startedAt: iso(c.clock.startedAt),
        dueAt: iso(c.clock.dueAt),
        what: clockWords[c.clock.what],
      },
    }),
    ...presentPromise(c, viewer),
    unread,
  };
};
