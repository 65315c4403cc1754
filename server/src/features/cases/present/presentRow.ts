import type { CaseRow } from "@qizhen/shared/contract/cases";
import { categories } from "@qizhen/shared/vocabulary";
import type { CaseSummary } from "../record";
import { clockWords, words } from "../words";
import { residentNext, staffNext, statusText } from "../words/nextText";
import type { Viewer } from "./viewer";

const iso = (at: Date) => at.toISOString();

/** One line of a list, field by field. Residents see neither risk nor level; the other side nothing of what was written. */
export const presentRow = (c: CaseSummary, viewer: Viewer, unread: number): CaseRow => {
  const { isStaff, standing, now } = viewer;
  const text = isStaff ? staffNext(c, now) : residentNext(c, now, standing === "applicant");
  return {
    id: c.id,
    number: c.number,
    title: standing === "party" ? words.respondentTitle(categories[c.category]) : c.title,
    status: c.status,
    statusText: statusText(c, isStaff),
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
    next: { text, ...(c.dueAt && { at: iso(c.dueAt) }) },
    ...(c.clock && {
      clock: {
        startedAt: iso(c.clock.startedAt),
        dueAt: iso(c.clock.dueAt),
        what: clockWords[c.clock.what],
      },
    }),
    unread,
  };
};
