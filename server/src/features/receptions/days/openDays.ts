import { AppError } from "../../../kernel/errors";
import type { ReceptionParts } from "../doors";
import { everyMonth } from "../months/monthStore";
import type { DayRecord, MonthRecord } from "../record";
import { endOf } from "../rules/faults";
import { words } from "../words";

const hoursOf = (one: DayRecord) => ({
  id: one.id,
  hostId: one.leaderId,
  day: one.day,
  start: one.start,
  end: endOf(one),
  minutes: one.minutes,
  place: one.place,
});

/** What came of it: open, why it cannot be, or somebody is just at it. */
type Opened = { open: true } | { fault: string } | { busy: true };

const openOne = async (one: DayRecord, { booking }: ReceptionParts, now: Date): Promise<Opened> => {
  try {
    await booking.openDay(hoursOf(one), now);
    return { open: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") return { busy: true };
    return { fault: `${words.hoursFailed}（${error.message}）` };
  }
};

const mostTries = 5;

/** Writes beside each day why it is not open; what others did to the days meanwhile stays. */
const noteFaults = async (
  monthId: string,
  faults: ReadonlyMap<string, string | undefined>,
  { months }: ReceptionParts,
  now: Date,
): Promise<MonthRecord | undefined> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const month = await months.find(everyMonth, monthId);
    if (!month) return undefined;
    const wrong = month.days.some(({ id, fault }) => faults.has(id) && faults.get(id) !== fault);
    if (!wrong) return month;
    const days = month.days.map((one) => {
      if (!faults.has(one.id)) return one;
      const { fault: before, ...rest } = one;
      void before;
      const fault = faults.get(one.id);
      return fault === undefined ? rest : { ...rest, fault };
    });
    const saved = await months.apply(month, { set: { days }, outbox: [] }, now);
    if (saved) return saved;
  }
  return undefined;
};

/**
 * Opens the hours of a published month's days for booking. Where they clash with other hours of the leader the day says so and
 * stays closed until it is moved. A day that was given up meanwhile is closed again. Safe to repeat, and in many processes at once.
 * @returns the month as it stands then, and whether another is still opening some of it
 */
export const openDays = async (month: MonthRecord, parts: ReceptionParts, now: Date) => {
  const faults = new Map<string, string | undefined>();
  let busy = false;
  for (const one of month.days.filter(({ state }) => state === "open")) {
    const came = await openOne(one, parts, now);
    if ("busy" in came) busy = true;
    else faults.set(one.id, "fault" in came ? came.fault : undefined);
  }
  const after = (await noteFaults(month.id, faults, parts, now)) ?? month;
  for (const one of after.days)
    if (faults.has(one.id) && one.state !== "open")
      await parts.booking.closeDay({ id: one.id, hostId: one.leaderId, day: one.day }, now);
  return { month: after, busy };
};
