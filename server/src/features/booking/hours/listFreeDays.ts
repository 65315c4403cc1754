import { addDays, atHour, isDay } from "@qizhen/shared/rules/shanghaiDays";
import type { Service } from "@qizhen/shared/vocabulary";
import { unprocessable } from "../../../kernel/errors";
import { keepEach } from "../../../kernel/keepEach";
import type { Staff } from "../../accounts";
import type { BookingDoors } from "../doors";
import { daysOf } from "../hosts";
import type { TakenTime } from "../rules/claims";
import { freeDays, openDays, type DayStarts, type OpenDays } from "../rules/openMonth";
import { daysBetween } from "../rules/time";
import type { ClaimStore } from "../visits/claimStore";
import { words } from "../words";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";

/** Free times of one person, hours by hours. */
export interface FreeHost {
  host: Staff;
  hours: { schedule: ScheduleRecord; days: DayStarts[] }[];
}

interface Asked {
  region: string;
  service?: Service | undefined;
  from: string;
  to: string;
  limit: number;
  cursor?: string | undefined;
  now: Date;
}

const mostDays = 31;
/** So many hours a person has on the average at most; who has more comes with the next page. */
const hoursEach = 4;
/**
 * What is taken, and which hours there are, is read again after so long: in an overview of hundreds of people a time may be gone
 * some seconds ago. Booking decides by the claim, and a single person's times are read anew each time.
 */
const keptMs = 3000;
/** Worked out months that are kept: some 20 MB. */
const mostKept = 4000;

type Doors = BookingDoors & { schedules: ScheduleStore; claims: ClaimStore };

const checkDays = ({ from, to }: Asked) => {
  for (const [field, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw unprocessable(words.noSuchDay, { [field]: words.noSuchDay });
  if (to < from) throw unprocessable(words.endsBeforeItBegins, { to: words.endsBeforeItBegins });
  if (to >= addDays(from, mostDays)) throw unprocessable(words.tooManyDaysOfMany, { to: words.tooManyDaysOfMany });
};

const separator = "|";
const takenKey = (hostId: string, { from, to }: Pick<Asked, "from" | "to">) => [hostId, from, to].join(separator);

/**
 * Free times of many people at once (一片人的空闲时间), a page of people in the order of their ids: one read of hours, one of
 * claims, whatever their number. What hours mean for a month is worked out once for each version of them, of the leave and of
 * the holidays; only what is taken is looked at again.
 */
export const createFreeDays = (doors: Doors) => {
  const worked = new Map<string, OpenDays>();
  const pages = keepEach<ScheduleRecord[]>(keptMs, async (keys) => {
    const found = await Promise.all(
      keys.map(async (key) => {
        const [region = "", service, day = "", cursor, limit] = key.split(separator);
        const wanted = { region, day, service: service as Service | "", after: cursor ?? "", limit: Number(limit) };
        return [key, await doors.schedules.inSubtree(wanted)] as const;
      }),
    );
    return new Map(found);
  });
  /** Keys that are asked for together are of the same days. */
  const takenIn = keepEach<TakenTime[]>(keptMs, async (keys) => {
    const [, from = "", to = ""] = (keys[0] ?? "").split(separator);
    const hostIds = keys.map((key) => key.slice(0, key.indexOf(separator)));
    const [begin, end] = [atHour(from, "00:00"), atHour(addDays(to, 1), "00:00")];
    const byHost = await doors.claims.takenOfMany(hostIds, begin, end);
    return new Map([...byHost].map(([hostId, taken]) => [takenKey(hostId, { from, to }), taken]));
  });

  const openOf = (schedule: ScheduleRecord, host: Staff, { from, to }: Asked, holidays: string): OpenDays => {
    const leave = host.leave.map((one) => `${one.from}-${one.to}`).join();
    const key = [schedule.id, schedule.version, from, to, leave, holidays].join(separator);
    const known = worked.get(key);
    if (known) return known;
    const open = openDays(schedule, { from, to }, daysOf(host, doors));
    if (worked.size >= mostKept) worked.clear();
    worked.set(key, open);
    return open;
  };

  /** Which days of the range are worked on in somebody's county, as a word. */
  const createHolidays = ({ from, to }: Asked) => {
    const byCounty = new Map<string, string>();
    const days = daysBetween(from, to);
    return (host: Staff) => {
      const county = host.regionPath[0] ?? host.region;
      const known = byCounty.get(county) ?? days.map((day) => (doors.isWorkday(county, day) ? 1 : 0)).join("");
      byCounty.set(county, known);
      return known;
    };
  };

  /** @throws unprocessable for days that are none, or too many */
  return async (asked: Asked): Promise<{ items: FreeHost[]; next: string | null }> => {
    checkDays(asked);
    const { region, service = "", from, limit, cursor = "", now } = asked;
    const page = [region, service, from, cursor, (limit + 1) * hoursEach].join(separator);
    const found = (await pages.get([page])).get(page) ?? [];
    const { hosts, next } = cutHosts(found, limit, (limit + 1) * hoursEach);
    const ids = [...hosts.keys()];
    const [staff, taken] = await Promise.all([
      doors.accounts.staffByIds(ids),
      takenIn.get(ids.map((id) => takenKey(id, asked))),
    ]);
    const holidaysOf = createHolidays(asked);
    const items = staff
      .filter(({ disabled }) => !disabled)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((host) => ({
        host,
        hours: (hosts.get(host.id) ?? []).map((schedule) => {
          const open = openOf(schedule, host, asked, holidaysOf(host));
          return { schedule, days: freeDays(open, schedule, taken.get(takenKey(host.id, asked)) ?? [], now) };
        }),
      }));
    return { items, next };
  };
};

/** Whole people only: of whoever stands last where the reading ended there may be more. */
const cutHosts = (found: readonly ScheduleRecord[], limit: number, read: number) => {
  const hosts = new Map<string, ScheduleRecord[]>();
  for (const one of found) {
    const own = hosts.get(one.hostId);
    if (own) own.push(one);
    else hosts.set(one.hostId, [one]);
  }
  const ids = [...hosts.keys()];
  const whole = found.length < read || ids.length === 1 ? ids : ids.slice(0, -1);
  const shown = whole.slice(0, limit);
  const next = shown.length < ids.length ? (shown.at(-1) ?? null) : null;
  return { hosts: new Map(shown.map((id) => [id, hosts.get(id) ?? []])), next };
};
