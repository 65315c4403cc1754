const shanghaiMs = 8 * 60 * 60 * 1000;

/** The day of an instant in Asia/Shanghai, which has no summer time: `2026-01-31`. */
export const dayOf = (now: Date): string => new Date(now.getTime() + shanghaiMs).toISOString().slice(0, 10);
