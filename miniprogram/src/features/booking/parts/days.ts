import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Slot } from "@qizhen/shared/contract/booking";
import { partsOf } from "../../../words/dates";

/** The times of one day. */
export interface SlotDay {
  /** Days since 1970: which day it is. */
  number: number;
  /** An instant of it, to say it by. */
  at: string;
  free: number;
  slots: Slot[];
}

/** Times by day, in order; a day without any is not there. */
export const daysOf = (slots: readonly Slot[]): SlotDay[] => {
  const days = new Map<number, SlotDay>();
  for (const slot of slots) {
    const { dayNumber } = partsOf(slot.start);
    const day = days.get(dayNumber) ?? { number: dayNumber, at: slot.start, free: 0, slots: [] };
    day.free += slot.free;
    day.slots.push(slot);
    days.set(dayNumber, day);
  }
  return [...days.values()].sort((a, b) => a.number - b.number);
};

/** Today and two weeks on, as days in Shanghai. */
export const twoWeeks = (now: Date) => spanTo(dayOf(now), undefined);

/** Two weeks from a day on, or so far that a later day is in it; days in Shanghai. */
export const spanTo = (today: string, wanted: string | undefined) => {
  const usual = addDays(today, 14);
  const farthest = addDays(today, 61);
  const to = wanted !== undefined && wanted > usual ? wanted : usual;
  return { from: today, to: to < farthest ? to : farthest };
};
