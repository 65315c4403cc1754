import type { HoursChange, Schedule } from "@qizhen/shared/contract/booking";
import type { Service, VisitMode } from "@qizhen/shared/vocabulary";

/** What is said of hours besides when they are. */
export interface HoursSettings {
  service: Service;
  mode: VisitMode;
  place: string;
  room: string;
  minutes: number;
  buffer: number;
  /** One way to a visit at home, in minutes. */
  travel: number;
  seats: number;
  /** How long before at the latest, in minutes. */
  notice: number;
  /** How many days ahead. */
  horizon: number;
  from: string;
  to: string;
}

type Weekly = Schedule["weekly"];

/** Hours as they are filled in: a morning and an afternoon on some days of the week, or stretches that were drawn. */
export interface HoursForm extends HoursSettings {
  hostId: string;
  weekdays: number[];
  morning: [string, string] | undefined;
  afternoon: [string, string] | undefined;
  drawn?: Weekly | undefined;
}

/** What most people give: weekdays, office hours, half an hour each. */
export const ordinaryHours = (hostId: string, from: string, to: string): HoursForm => ({
  hostId,
  service: "people",
  mode: "centre",
  place: "",
  room: "",
  weekdays: [1, 2, 3, 4, 5],
  morning: ["09:00", "11:30"],
  afternoon: ["14:30", "17:00"],
  minutes: 30,
  buffer: 0,
  travel: 0,
  seats: 1,
  notice: 60,
  horizon: 30,
  from,
  to,
});

/** The week that a form means. */
export const weeklyOf = ({ weekdays, morning, afternoon, drawn }: HoursForm): Weekly =>
  drawn ??
  weekdays.flatMap((weekday) =>
    [morning, afternoon].flatMap((part) => (part ? [{ weekday, start: part[0], end: part[1] }] : [])),
  );

/** Place and room belong to where people come; a visit at home has its way instead. */
const whereOf = ({ mode, place, room }: HoursSettings) => ({
  place: mode === "home" ? "" : place.trim(),
  room: mode === "home" ? "" : room.trim(),
});

/** The request that a form makes. */
export const requestOf = (form: HoursForm) => {
  const { place, room } = whereOf(form);
  return {
    hostId: form.hostId,
    service: form.service,
    mode: form.mode,
    ...(place && { place }),
    ...(room && { room }),
    slotMinutes: form.minutes,
    bufferMinutes: form.buffer,
    travelMinutes: form.mode === "home" ? form.travel : 0,
    seats: form.seats,
    noticeMinutes: form.notice,
    horizonDays: form.horizon,
    weekly: weeklyOf(form),
    from: form.from,
    to: form.to,
  };
};

/** Hours that stand, as a form shows them. */
export const settingsOf = (hours: Schedule): HoursSettings => ({
  service: hours.service,
  mode: hours.mode,
  place: hours.place ?? "",
  room: hours.room ?? "",
  minutes: hours.slotMinutes,
  buffer: hours.bufferMinutes,
  travel: hours.travelMinutes,
  seats: hours.seats,
  notice: hours.noticeMinutes,
  horizon: hours.horizonDays,
  from: hours.from,
  to: hours.to,
});

/** The change that a form means: what is not as it was; undefined where all is. */
export const settingsChange = (hours: Schedule, form: HoursSettings): HoursChange | undefined => {
  const { place, room } = whereOf(form);
  const all = {
    service: form.service,
    mode: form.mode,
    slotMinutes: form.minutes,
    bufferMinutes: form.buffer,
    travelMinutes: form.mode === "home" ? form.travel : 0,
    seats: form.seats,
    noticeMinutes: form.notice,
    horizonDays: form.horizon,
    from: form.from,
    to: form.to,
  };
  const changed = (Object.keys(all) as (keyof typeof all)[]).filter((field) => all[field] !== hours[field]);
  const given = {
    ...Object.fromEntries(changed.map((field) => [field, all[field]])),
    ...(place !== (hours.place ?? "") && { place: place || null }),
    ...(room !== (hours.room ?? "") && { room: room || null }),
  };
  return Object.keys(given).length === 0 ? undefined : { action: "change", ...given };
};

/** Every quarter of an hour of a part of the day, both ends included. */
export const quarters = (from: number, to: number): string[] =>
  Array.from({ length: (to - from) * 4 + 1 }, (_, nth) => {
    const minutes = from * 60 + nth * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  });
