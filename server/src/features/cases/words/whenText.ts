import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";
import { closeOfBusiness } from "../rules/deadlines";

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/** A day as people say it: 今天, 明天, 周四, 11月16日. */
const dayText = (day: string, today: string) => {
  if (day === today) return "今天";
  if (day === addDays(today, 1)) return "明天";
  const [, month = "", date = ""] = day.split("-");
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return day < addDays(today, 7) ? weekday : `${Number(month)}月${Number(date)}日`;
};

/** By when, as people say it: 周四下班前, 今天 15 点前, 11月16日前. */
export const byWhen = (at: Date, now: Date): string => {
  const day = dayText(dayOf(at), dayOf(now));
  const hour = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  if (hour === closeOfBusiness(ordinaryDeadlines)) return `${day}下班前`;
  if (hour === "23:59") return day === "今天" ? "今天之内" : `${day}之前`;
  const [h = "", m = ""] = hour.split(":");
  return m === "00" ? `${day} ${Number(h)} 点前` : `${day} ${Number(h)}:${m} 前`;
};

/** A day without regard to today: 11月16日. */
export const plainDay = (day: string): string => {
  const [, month = "", date = ""] = day.split("-");
  return `${Number(month)}月${Number(date)}日`;
};

const minuteMs = 60_000;
/** A span in the largest whole unit: 3 小时, 2 天. */
export const spanText = (ms: number): string => {
  const minutes = Math.max(1, Math.floor(ms / minuteMs));
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时`;
  return `${Math.floor(minutes / (24 * 60))} 天`;
};
