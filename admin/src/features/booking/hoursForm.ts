import type { Schedule } from "@qizhen/shared/contract/booking";
import type { Service, VisitMode } from "@qizhen/shared/vocabulary";

/** Hours as they are filled in: a morning and an afternoon on some days of the week. */
export interface HoursForm {
  hostId: string;
  service: Service;
  mode: VisitMode;
  place: string;
  weekdays: number[];
  morning: [string, string] | undefined;
  afternoon: [string, string] | undefined;
  minutes: number;
  seats: number;
  from: string;
  to: string;
}

/** What most people give: weekdays, office hours, half an hour each. */
export const ordinaryHours = (hostId: string, from: string, to: string): HoursForm => ({
  hostId,
  service: "people",
  mode: "centre",
  place: "",
  weekdays: [1, 2, 3, 4, 5],
  morning: ["09:00", "11:30"],
  afternoon: ["14:30", "17:00"],
  minutes: 30,
  seats: 1,
  from,
  to,
});

type Weekly = Schedule["weekly"];

/** The week that a form means. */
export const weeklyOf = ({ weekdays, morning, afternoon }: HoursForm): Weekly =>
  weekdays.flatMap((weekday) =>
    [morning, afternoon].flatMap((part) => (part ? [{ weekday, start: part[0], end: part[1] }] : [])),
  );

/** The request that a form makes. */
export const requestOf = (form: HoursForm) => ({
  hostId: form.hostId,
  service: form.service,
  mode: form.mode,
  ...(form.place.trim() && { place: form.place.trim() }),
  slotMinutes: form.minutes,
  seats: form.seats,
  weekly: weeklyOf(form),
  from: form.from,
  to: form.to,
});

/** Every quarter of an hour of a part of the day, both ends included. */
export const quarters = (from: number, to: number): string[] =>
  Array.from({ length: (to - from) * 4 + 1 }, (_, nth) => {
    const minutes = from * 60 + nth * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  });
