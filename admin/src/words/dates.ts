/** Dates as people say them, always by the clock of Asia/Shanghai. */

const zone = "Asia/Shanghai";
const parts = new Intl.DateTimeFormat("zh-CN", {
  timeZone: zone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  weekday: "short",
  hourCycle: "h23",
});

interface Told {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  weekday: string;
}

const tell = (at: Date): Told => {
  const told: Record<string, string> = {};
  for (const { type, value } of parts.formatToParts(at)) told[type] = value;
  return told as unknown as Told;
};

/** The day in Asia/Shanghai, `2026-10-20`. */
export const dayOf = (at: Date): string => {
  const t = tell(at);
  return `${t.year}-${t.month.padStart(2, "0")}-${t.day.padStart(2, "0")}`;
};

/** `10月20日 周二` */
export const dayWords = (at: Date): string => {
  const t = tell(at);
  return `${t.month}月${t.day}日 ${t.weekday}`;
};

/** `今天 9:40`, `昨天 16:20`, `10月15日 16:20`, `2025年3月2日 8:05` */
export const timeWords = (iso: string, now: Date): string => {
  const at = new Date(iso);
  const t = tell(at);
  const clock = `${Number(t.hour)}:${t.minute}`;
  const day = dayOf(at);
  if (day === dayOf(now)) return `今天 ${clock}`;
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return `昨天 ${clock}`;
  const year = t.year === tell(now).year ? "" : `${t.year}年`;
  return `${year}${t.month}月${t.day}日 ${clock}`;
};

/** `9:05` */
export const clockWords = (iso: string): string => {
  const t = tell(new Date(iso));
  return `${Number(t.hour)}:${t.minute}`;
};

/** `10月16日 周五`, for the two ends of a clock. */
export const shortDay = (iso: string): string => dayWords(new Date(iso));

/** A stretch of time in its largest unit: `3 分钟`, `6 小时`, `27 天`. */
export const spanWords = (ms: number): string => {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
};

/** How a deadline stands: `超 1 天` (late), `17:30 前` or `今天` (due: today, or 70 % used), `还有 27 天` (ok). */
export const dueWords = (
  startedAt: string,
  dueAt: string,
  now: Date,
): { words: string; how: "ok" | "due" | "late" } => {
  const due = new Date(dueAt);
  const left = due.getTime() - now.getTime();
  if (left < 0) return { words: `超 ${spanWords(-left)}`, how: "late" };
  if (dayOf(due) === dayOf(now)) {
    const t = tell(due);
    const close = t.hour === "23" && t.minute === "59";
    return { words: close ? "今天" : `${Number(t.hour)}:${t.minute} 前`, how: "due" };
  }
  const how = usedShare(startedAt, dueAt, now) >= 0.7 ? "due" : "ok";
  return { words: `还有 ${spanWords(left)}`, how };
};

/** How much of the time between two instants has gone, 0–1. */
export const usedShare = (startedAt: string, dueAt: string, now: Date): number => {
  const start = new Date(startedAt).getTime();
  const whole = new Date(dueAt).getTime() - start;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - start) / whole));
};
