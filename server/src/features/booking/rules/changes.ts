import { addDays, isDay, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Service, VisitMode } from "@qizhen/shared/vocabulary";
import { faultOfDay, faultOfWeek, type HoursFault, type Stretch, type Weekly } from "./hours";
import type { Hours } from "./slots";
import { daysBetween } from "./time";

/** Hours with what is said of them. */
export interface FullHours extends Hours {
  service: Service;
  place?: string | undefined;
  room?: string | undefined;
}

/** What may be given anew; what is left out stays. Null: no longer any. */
export interface Amendment {
  service?: Service | undefined;
  mode?: VisitMode | undefined;
  place?: string | null | undefined;
  room?: string | null | undefined;
  slotMinutes?: number | undefined;
  bufferMinutes?: number | undefined;
  travelMinutes?: number | undefined;
  seats?: number | undefined;
  weekly?: readonly Weekly[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  noticeMinutes?: number | undefined;
  horizonDays?: number | undefined;
}

/** A day that is unlike the week: what is open then, nothing where it is empty; null where it is like the week again. */
export interface OtherDay {
  day: string;
  open: readonly Stretch[] | null;
}

/** A change of hours (调整接待时间). */
export type HoursChange =
  | { action: "except"; day: string; open: readonly Stretch[] }
  | { action: "days"; days: readonly OtherDay[] }
  | ({ action: "change" } & Amendment)
  | { action: "end"; to: string }
  | { action: "copy_week"; week: string; weeks: number };

/** Why a change cannot be; `field` is where it was said. */
export interface ChangeFault {
  fault: HoursFault | "noSuchDay" | "dayOutside" | "endsBeforeItBegins" | "tooLong" | "roomForOne" | "homeOnly" | "tooManyDays"; // prettier-ignore
  field: string;
}

const longestDays = 400;
/** Days unlike the week that one set of hours remembers: more than there are days in it. */
const mostExceptions = longestDays + 1;

const faultOfDays = ({ from, to }: Pick<Hours, "from" | "to">): ChangeFault | undefined => {
  if (!isDay(from)) return { fault: "noSuchDay", field: "from" };
  if (!isDay(to)) return { fault: "noSuchDay", field: "to" };
  if (to < from) return { fault: "endsBeforeItBegins", field: "to" };
  return to > addDays(from, longestDays) ? { fault: "tooLong", field: "to" } : undefined;
};

/** What is wrong with hours in themselves, whoever's they are. */
export const faultOfHours = (
  hours: Omit<FullHours, "id" | "hostId" | "service" | "noticeMinutes" | "horizonDays" | "bufferMinutes" | "place">,
): ChangeFault | undefined => {
  const wrongDays = faultOfDays(hours);
  if (wrongDays) return wrongDays;
  if (hours.room !== undefined && hours.seats > 1) return { fault: "roomForOne", field: "seats" };
  if (hours.travelMinutes > 0 && hours.mode !== "home") return { fault: "homeOnly", field: "travelMinutes" };
  const needed = hours.slotMinutes + 2 * hours.travelMinutes;
  const week = faultOfWeek(hours.weekly, needed);
  if (week) return { fault: week, field: "weekly" };
  if (hours.exceptions.length > mostExceptions) return { fault: "tooManyDays", field: "days" };
  for (const { day, open } of hours.exceptions) {
    if (!isDay(day)) return { fault: "noSuchDay", field: "day" };
    const fault = faultOfDay(open, needed);
    if (fault) return { fault, field: "open" };
  }
  return undefined;
};

const plain = ({ start, end }: Stretch): Stretch => ({ start, end });
const sameDay = (a: readonly Stretch[], b: readonly Stretch[]) =>
  JSON.stringify([...a].map(plain).sort(byStart)) === JSON.stringify([...b].map(plain).sort(byStart));
const byStart = (a: Stretch, b: Stretch) => (a.start < b.start ? -1 : 1);

const withDays = (hours: FullHours, given: readonly OtherDay[]): FullHours | ChangeFault => {
  const outside = given.find(({ day }) => !isDay(day) || day < hours.from || day > hours.to);
  if (outside) return { fault: "dayOutside", field: "day" };
  const said = new Map(given.map((one) => [one.day, one]));
  const kept = hours.exceptions.filter(({ day }) => !said.has(day));
  const added = [...said.values()].flatMap(({ day, open }) => (open ? [{ day, open: open.map(plain) }] : []));
  return { ...hours, exceptions: [...kept, ...added].sort((a, b) => (a.day < b.day ? -1 : 1)) };
};

const dayLike = (hours: FullHours, day: string): readonly Stretch[] =>
  hours.weekly.filter(({ weekday }) => weekday === weekdayOf(day));

/** Each day of a week as it is said to be, again in the weeks that follow; public holidays stay as they are. */
const copied = (hours: FullHours, week: string, weeks: number, isWorkday: (day: string) => boolean): OtherDay[] => {
  const monday = addDays(week, 1 - weekdayOf(week));
  return daysBetween(addDays(monday, 7), addDays(monday, 7 * weeks + 6)).flatMap((day): OtherDay[] => {
    const source = addDays(monday, weekdayOf(day) - 1);
    const inside = hours.from <= source && source <= hours.to && day <= hours.to;
    if (!inside || (weekdayOf(day) < 6 && !isWorkday(day))) return [];
    const open = hours.exceptions.find((one) => one.day === source)?.open ?? dayLike(hours, source);
    return [{ day, open: sameDay(open, dayLike(hours, day)) ? null : open }];
  });
};

const copyWeek = (
  hours: FullHours,
  { week, weeks }: HoursChange & { action: "copy_week" },
  isWorkday: (day: string) => boolean,
): FullHours | ChangeFault => {
  if (!isDay(week)) return { fault: "noSuchDay", field: "week" };
  const monday = addDays(week, 1 - weekdayOf(week));
  if (addDays(monday, 6) < hours.from || monday > hours.to) return { fault: "dayOutside", field: "week" };
  if (addDays(monday, 7 * weeks) > hours.to) return { fault: "dayOutside", field: "weeks" };
  return withDays(hours, copied(hours, week, weeks, isWorkday));
};

/** Hours with something said anew. Days that then lie outside are forgotten. */
const amended = (hours: FullHours, { place, room, ...rest }: Amendment): FullHours => {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const next: FullHours = { ...hours, ...given };
  if (place !== undefined) next.place = place ?? undefined;
  if (room !== undefined) next.room = room ?? undefined;
  next.exceptions = next.exceptions.filter(({ day }) => next.from <= day && day <= next.to);
  return next;
};

/** What hours become by a change, or why they cannot. Pure; whether they clash with others is not asked here. */
export const changedHours = (
  hours: FullHours,
  change: HoursChange,
  isWorkday: (day: string) => boolean,
): FullHours | ChangeFault => {
  const next = ((): FullHours | ChangeFault => {
    switch (change.action) {
      case "except":
        return withDays(hours, [change]);
      case "days":
        return withDays(hours, change.days);
      case "copy_week":
        return copyWeek(hours, change, isWorkday);
      case "end":
        if (!isDay(change.to)) return { fault: "noSuchDay", field: "to" };
        if (change.to < hours.from || change.to > hours.to) return { fault: "dayOutside", field: "to" };
        return amended(hours, { to: change.to });
      case "change": {
        const { action, ...given } = change;
        void action;
        return amended(hours, given);
      }
    }
  })();
  return "fault" in next ? next : (faultOfHours(next) ?? next);
};
