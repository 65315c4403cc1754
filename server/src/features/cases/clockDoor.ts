import type { Limit } from "@qizhen/shared/rules/deadlineSettings";
import type { Actor } from "../accounts";
import { timelineEntry, changedEntry, notifyEntry, toApplicant } from "./notify";
import { dueFigures } from "./read/dueFigures";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Calendar } from "./rules/calendar";
import { deadlineOf } from "./rules/deadlines";
import { recountDates } from "./rules/recount";
import { everyCase, type CaseStore } from "./store";
import type { watchStore } from "./watchStore";

interface Doors {
  cases: CaseStore;
  watched: Pick<typeof watchStore, "uncertainOf">;
  calendar: Calendar;
  regions: Parameters<typeof dueFigures>[1]["regions"];
}

const atOnce = 100;

/** What supervision (督办和期限) asks of cases. */
export const createClockDoor = ({ cases, watched, calendar, regions }: Doors) => {
  const recountOne = async (id: string, now: Date) => {
    const c = await cases.find(everyCase, id);
    const dates = c && recountDates(c, calendar.of(c.regionPath[0]));
    if (!c || !dates) return;
    const moved = c.promise && dates.promise && c.promise.dueAt.getTime() !== dates.promise.dueAt.getTime();
    const day = dates.promise && dayOf(dates.promise.dueAt);
    await cases.apply(
      c,
      {
        set: Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined)),
        unset: dates.uncertain ? [] : ["uncertain"],
        timeline: [timelineEntry("recounted", now, { data: moved ? { day } : {}, staffOnly: !moved })],
        outbox: [...(moved ? notifyEntry(c, "recounted", toApplicant(c), now) : []), changedEntry(c, now)],
      },
      now,
    );
  };
  return {
    /** A case, and the line of its timeline that asks for an order. Undefined where either is gone. */
    pressed: async (caseId: string, lineId: string) => {
      const c = await cases.find(everyCase, caseId);
      const line = c?.timeline.find(({ id }) => id === lineId);
      if (!c || !line) return undefined;
      const { id, number, title, risk, regionPath, centre, responsible } = c;
      const data = line.data as { reason?: string; replyDays?: number; replyBy?: Date; addressee?: string };
      return {
        matter: { id, number, title, risk, regionPath, centre, responsible },
        line: {
          at: line.at,
          by: line.by && { id: line.by.id, name: line.by.name },
          question: data.reason ?? "",
          replyDays: data.replyDays,
          replyBy: data.replyBy,
          addressee: data.addressee,
        },
      };
    },
    /** When a limit of a county that begins now ends. */
    dueAfter: (county: string, limit: Limit, from: Date) => deadlineOf(from, limit, calendar.of(county)).at,
    settingsOf: (county: string) => calendar.of(county).settings(),
    figures: (actor: Actor, now: Date) => dueFigures(actor, { regions }, now),
    /** Counts the dates of a county again that were a guess, because its days have become known. Safe to repeat. */
    recount: async (county: string, now: Date): Promise<void> => {
      for (let after: string | undefined; ;) {
        const ids = await watched.uncertainOf(county, atOnce, after);
        for (const id of ids) await recountOne(id, now);
        after = ids.at(-1);
        if (ids.length < atOnce) return;
      }
    },
  };
};
