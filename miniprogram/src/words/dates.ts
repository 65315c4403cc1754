/** Days and hours as people say them. Everything is in Asia/Shanghai, UTC+8 since 1991, wherever the phone is. */

const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;
const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

/** An instant (ISO 8601 with offset) taken apart in Shanghai. `dayNumber` counts days since 1970. */
export const partsOf = (iso: string) => {
  const local = new Date(Date.parse(iso) + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: weekdays[local.getUTCDay()] ?? "",
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    dayNumber: Math.floor(local.getTime() / dayMs),
  };
};

const near: Record<string, string> = { "-2": "前天", "-1": "昨天", "0": "今天", "1": "明天", "2": "后天" };

/** 今天、后天、10月22日 周四; with the year where it is another one. */
export const sayDay = (iso: string, now: Date) => {
  const then = partsOf(iso);
  const today = partsOf(now.toISOString());
  const word = near[String(then.dayNumber - today.dayNumber)];
  if (word) return word;
  const year = then.year === today.year ? "" : `${then.year}年`;
  return `${year}${then.month}月${then.day}日 ${then.weekday}`;
};

/** 上午 9 点、下午 4:10 */
export const sayTime = (iso: string) => {
  const { hour, minute } = partsOf(iso);
  const part = hour < 5 ? "凌晨" : hour < 12 ? "上午" : hour < 13 ? "中午" : hour < 18 ? "下午" : "晚上";
  const clock = hour > 12 ? hour - 12 : hour;
  return minute === 0 ? `${part}\u00a0${clock}\u00a0点` : `${part}\u00a0${clock}:${String(minute).padStart(2, "0")}`;
};

/** 后天 下午 3 点 */
export const sayWhen = (iso: string, now: Date) => `${sayDay(iso, now)} ${sayTime(iso)}`;

/** Until when: an hour, or a whole day where it ends at midnight. */
export const sayUntil = (iso: string, now: Date) => {
  const { hour, minute } = partsOf(iso);
  return hour === 23 && minute === 59 ? sayDay(iso, now) : sayWhen(iso, now);
};

/** 11月16日, without the weekday. */
export const sayDate = (iso: string) => {
  const { month, day } = partsOf(iso);
  return `${month}月${day}日`;
};

/** 2021年1月1日, of a day (`2021-01-01`). */
export const sayLongDay = (day: string) => {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};
