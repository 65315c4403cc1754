import { addDays, atHour, dayOf, minutesOf } from "@qizhen/shared/rules/shanghaiDays";
import type { UnsettledWhy, VisitMode } from "@qizhen/shared/vocabulary";
import { openOn, type Days, type Hours } from "./slots";
import { addMinutes } from "./time";

/** A time that is held for a visitor in place of one that is open no more. */
export interface OfferedTime {
  slotId: string;
  claimId: string;
  hostId: string;
  start: Date;
  mode: VisitMode;
  place?: string | undefined;
}

/** A visit whose time is open no more (要改时间): the place is kept until another is chosen. */
export interface Unsettled {
  since: Date;
  why: UnsettledWhy;
  /** Until then the offered times are held; then the desk calls. */
  until: Date;
  /** Held for the visitor by claims of their own. */
  offers: readonly OfferedTime[];
  /** When the desk was told that somebody must call. */
  calledAt?: Date | undefined;
}

/** What of a visit decides whether its time still stands. */
interface Booked {
  scheduleId: string;
  mode: VisitMode;
  start: Date;
  end: Date;
  /** Its host cannot receive them. */
  refused?: object | undefined;
}

const holds = (hours: Hours, { mode, start, end }: Booked, days: Days): boolean => {
  if (hours.mode !== mode) return false;
  const day = dayOf(start);
  const midnight = atHour(day, "00:00");
  return openOn(hours, day, days).some(
    (open) => addMinutes(midnight, minutesOf(open.start)) <= start && end <= addMinutes(midnight, minutesOf(open.end)),
  );
};

/**
 * Why a visit's time is open no more; undefined where it still lies in what its host gives. Any of the host's hours of that
 * kind will do: who cuts their week anew sends nobody away who fits into it.
 */
export const whyGone = (
  visit: Booked,
  hours: readonly Hours[],
  days: Days,
  disabled: boolean,
): UnsettledWhy | undefined => {
  if (disabled) return "gone";
  if (visit.refused) return "refused";
  const day = dayOf(visit.start);
  if (days.leave.some(({ from, to }) => from <= day && day <= to)) return "leave";
  if (hours.some((one) => holds(one, visit, days))) return undefined;
  const own = hours.find(({ id }) => id === visit.scheduleId);
  return own && day <= own.to ? "closed" : "ended";
};

const hourMs = 60 * 60_000;
const mostHours = 24;
const hurryHours = 4;

/** At night nobody is asked for an answer: it is awaited until the morning, if that leaves the desk an hour to call. */
const untilMorning = (at: Date, start: Date): Date => {
  const day = dayOf(at);
  const morning = atHour(at < atHour(day, "08:00") ? day : addDays(day, 1), "08:00");
  const byNight = at < atHour(day, "08:00") || at >= atHour(day, "21:00");
  return byNight && morning.getTime() + hourMs <= start.getTime() ? morning : at;
};

/** Until when the visitor chooses by themselves: about a day, and about half of what is left until the visit; never beyond it. */
export const answerBy = (start: Date, now: Date): Date => {
  const most = Math.min(mostHours * hourMs, (start.getTime() - now.getTime()) / 2);
  return untilMorning(new Date(now.getTime() + Math.max(0, most)), start);
};

/** So shortly before a visit nobody waits for a notice to be read: the desk calls at once. */
export const isHurried = (start: Date, now: Date): boolean => start.getTime() - now.getTime() < hurryHours * hourMs;

/** The most times that are offered in place of one. */
export const mostOffers = 3;

/** Which times may stand in for a visit: at home only for who is visited at home, on the screen only for who asked for that. */
export const servesInstead = (asked: VisitMode, offered: VisitMode): boolean =>
  asked === offered || (asked !== "home" && asked !== "online" && offered !== "home" && offered !== "online");

/** The oldest matter first; of the same age who booked first. */
export const byMatter = <T extends { matterAt: Date; createdAt: Date; id: string }>(a: T, b: T): number =>
  a.matterAt.getTime() - b.matterAt.getTime() ||
  a.createdAt.getTime() - b.createdAt.getTime() ||
  (a.id < b.id ? -1 : 1);
