import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { derivedId } from "../../kernel/ids";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { Actor, Staff } from "../accounts";
import { openDays } from "./days/openDays";
import type { ReceptionParts } from "./doors";
import type { DayClosed, MonthAsks, MonthPublished, ReceptionActed } from "./events";
import { everyMonth } from "./months/monthStore";
import type { DayRecord } from "./record";
import { words } from "./words";

/** kind `receptions.published`: the hours are open, also where the server died in between, and each leader hears of their days. */
export const onPublished =
  (parts: ReceptionParts, clock: () => Date): Receiver =>
  async ({ id, at, data }) => {
    const { monthId, days } = data as unknown as MonthPublished;
    const month = await parts.months.find(everyMonth, monthId);
    if (!month) return;
    const { month: after, busy } = await openDays(month, parts, clock());
    if (busy) throw new Error("another is opening these days; they are looked at again");
    const told = after.days.filter((one) => days.includes(one.id) && one.state === "open");
    for (const leaderId of new Set(told.map((one) => one.leaderId))) {
      const own = told.filter((one) => one.leaderId === leaderId).map(({ day }) => day);
      const { title, text } = words.published;
      await parts.notices.tellOfVisit({
        visitId: monthId,
        to: leaderId,
        entry: derivedId(id, leaderId),
        at,
        title,
        text: text(own),
      });
    }
  };

const askedOf = { approve: "leader", publish: "clerk" } as const;

/** kind `receptions.asks`: those who take the month's next step hear of it, once for each time it comes to them. */
export const onAsks =
  ({ accounts, months, notices, regions }: ReceptionParts): Receiver =>
  async ({ id, at, data }) => {
    const { monthId, what } = data as unknown as MonthAsks;
    const month = await months.find(everyMonth, monthId);
    if (!month) return;
    const { title, text } = words.asks[what];
    for (const { id: to, disabled } of await accounts.staffInRegions([month.centre], askedOf[what]))
      if (!disabled)
        await notices.tellOfVisit({
          visitId: monthId,
          to,
          entry: derivedId(id, to),
          at,
          title,
          text: text(regions.nameOf(month.centre), month.month),
        });
  };

/** kind `receptions.closed`: the hours are closed, and whoever booked is offered others by booking; the leader hears of it. */
export const onClosed =
  (parts: ReceptionParts, clock: () => Date): Receiver =>
  async ({ id, at, data }) => {
    const { hostId, dayId, day } = data as unknown as DayClosed;
    await parts.booking.closeDay({ id: dayId, hostId, day }, clock());
    const month = await parts.months.ofDay(everyMonth, dayId);
    const reason = month?.days.find((one) => one.id === dayId)?.reason ?? "";
    const { title, text } = words.closed;
    await parts.notices.tellOfVisit({ visitId: dayId, to: hostId, entry: id, at, title, text: text(day, reason) });
  };

/** kind `receptions.acted`: kept in the audit, once. */
export const onActed =
  ({ audit }: ReceptionParts): Receiver =>
  async ({ id, at, data }) => {
    await audit.record({ ...(data as unknown as ReceptionActed), once: id, now: at });
  };

/** The platform as the leader it tells: it sees who comes to them. */
const asLeader = ({ id, name, roles, region }: Staff): Actor => ({
  id,
  kind: "staff",
  name,
  roles,
  region: { code: region, name: "" },
  sessionId: "",
});

const tellLeader = async (one: DayRecord, parts: ReceptionParts, now: Date) => {
  const [leader] = await parts.accounts.staffByIds([one.leaderId]);
  if (!leader) return;
  const ref = { id: one.id, hostId: one.leaderId, day: one.day };
  const visits = await parts.booking.visitsOf(ref, asLeader(leader), now);
  const booked = visits.filter(({ status }) => status === "booked").length;
  const { title, text } = words.tomorrow;
  await parts.notices.tellOfVisit({
    visitId: one.id,
    to: leader.id,
    entry: derivedId("reception-tomorrow", one.id),
    at: now,
    title,
    text: text({ start: one.start, place: one.place, booked }),
  });
};

/** Nobody is told of tomorrow before this hour. */
const tellFrom = "08:30";
const atOnce = 100;

/** Each leader hears once, the day before, that they receive tomorrow and how many come. Safe to repeat. */
export const watchTomorrow = async (parts: ReceptionParts, now: Date): Promise<void> => {
  const today = dayOf(now);
  if (now < atHour(today, tellFrom)) return;
  const tomorrow = addDays(today, 1);
  for (let after: string | undefined; ;) {
    const months = await parts.months.publishedIn(tomorrow.slice(0, 7), after, atOnce);
    for (const { id, days } of months)
      for (const one of days)
        if (one.day === tomorrow && one.state === "open" && !one.fault && !one.remindedAt) {
          await tellLeader(one, parts, now);
          await parts.months.noteReminded(id, one.id, now);
        }
    after = months.at(-1)?.id;
    if (months.length < atOnce) return;
  }
};

export const receptionJobs = (parts: ReceptionParts): Job[] => [
  { name: "receptions.tomorrow", everyMs: 10 * 60_000, run: (now) => watchTomorrow(parts, now) },
];
