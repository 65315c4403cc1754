import * as z from "zod";
import { endpoint } from "../endpoint";
import { appointmentStatuses, keysOf, staffRoles, visitModes } from "../vocabulary";
import { hoursChange, schedule, stretch } from "./booking";
import { day, id, instant, namedPerson } from "./fields";

/** 接待时间: the calendar of whoever gives hours, whom a change of them touches, and the address to read it elsewhere. */

/** A visit as a calendar draws it: the name in clear for the host, masked for the desk. */
const calendarVisit = z.object({
  id: z.string(),
  scheduleId: z.string(),
  status: z.enum(keysOf(appointmentStatuses)),
  start: instant,
  end: instant,
  mode: z.enum(keysOf(visitModes)),
  visitor: z.string(),
  /** Its time is open no more; somebody looks for another. */
  unsettled: z.boolean(),
});
export type CalendarVisit = z.infer<typeof calendarVisit>;

const calendarDay = z.object({
  day: z.string(),
  /** By the county's calendar, 调休 included. */
  workday: z.boolean(),
  /** The host is on leave: nothing is open. */
  leave: z.boolean(),
  /** `other`: said for this day alone. */
  open: z.array(stretch.extend({ scheduleId: z.string(), other: z.boolean() })),
  /** Places of the day, and how many of them nobody has. */
  places: z.number(),
  free: z.number(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const hostCalendar = z.object({
  host: namedPerson,
  schedules: z.array(schedule),
  days: z.array(calendarDay),
  visits: z.array(calendarVisit),
});
export type HostCalendar = z.infer<typeof hostCalendar>;

/** Whom a change would touch: how many, and the first of them in order of time. */
export const touched = z.object({ count: z.number(), visits: z.array(calendarVisit) });
export type Touched = z.infer<typeof touched>;

/** Whether somebody has an address for their calendar. The address itself is told once, when it is made. */
export const feedState = z.object({ since: instant.optional() });

export const hours = {
  calendar: endpoint({
    method: "GET",
    path: "/api/v1/schedules/calendar",
    summary: "某人的接待日历：开放的时间、约了的人、节假日和请假；最多两个月",
    access: [...staffRoles],
    query: z.strictObject({ hostId: id, from: day, to: day }),
    answer: hostCalendar,
  }),
  preview: endpoint({
    method: "POST",
    path: "/api/v1/schedules/:id/preview",
    summary: "这样调整会影响谁：什么也不改，只先看一看",
    access: [...staffRoles],
    key: "none",
    params: z.strictObject({ id }),
    body: hoursChange,
    answer: touched,
  }),
  feedState: endpoint({
    method: "GET",
    path: "/api/v1/calendar-feed",
    summary: "我有没有日历订阅地址",
    access: "signedIn",
    answer: feedState,
  }),
  makeFeed: endpoint({
    method: "POST",
    path: "/api/v1/calendar-feed",
    summary: "生成日历订阅地址：只给看一次，旧的同时停用",
    access: "signedIn",
    status: 201,
    answer: z.object({ path: z.string(), since: instant }),
  }),
  revokeFeed: endpoint({
    method: "POST",
    path: "/api/v1/calendar-feed/revoke",
    summary: "停用日历订阅地址",
    access: "signedIn",
    answer: feedState,
  }),
  /** For calendar programs: no sign-in but the code itself; answers text/calendar with an ETag. */
  feed: endpoint({
    method: "GET",
    path: "/api/v1/calendars/:code.ics",
    summary: "日历订阅（.ics）",
    access: "public",
    params: z.strictObject({ code: z.string().max(64) }),
    answer: z.string(),
  }),
};
