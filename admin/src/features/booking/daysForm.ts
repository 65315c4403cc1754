import { addDays } from "@qizhen/shared/rules/shanghaiDays";
import type { Schedule } from "@qizhen/shared/contract/booking";
import type { OneChange } from "./useHoursChange";

/** Days as they are said to be: closed, like the week, or open from then to then. */
export interface DaysForm {
  from: string;
  to: string;
  how: "closed" | "usual" | "other";
  start: string;
  end: string;
  /** Of these hours. */
  hours: string[];
}

const openOf = ({ how, start, end }: DaysForm) => (how === "closed" ? [] : how === "usual" ? null : [{ start, end }]);

/** The changes that a form means: of each of the chosen hours, the days that lie in it. */
export const daysChangesOf = (schedules: readonly Schedule[], form: DaysForm): OneChange[] => {
  if (form.how === "other" && form.end <= form.start) return [];
  const open = openOf(form);
  return schedules
    .filter(({ id }) => form.hours.includes(id))
    .flatMap(({ id, from, to }): OneChange[] => {
      const days = [];
      const first = from > form.from ? from : form.from;
      const last = to < form.to ? to : form.to;
      for (let day = first; day <= last; day = addDays(day, 1)) days.push({ day, open });
      return days.length === 0 ? [] : [{ scheduleId: id, change: { action: "days", days } }];
    });
};
