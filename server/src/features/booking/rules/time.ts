import { addDays } from "@qizhen/shared/rules/shanghaiDays";

const minuteMs = 60_000;

/** Every day from one to another, both included. */
export const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);
