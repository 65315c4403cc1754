import type { MatterState, ReceptionDayState } from "@qizhen/shared/contract/receptions";

/** What of a reception day the report counts. */
export interface ReportedDay {
  centre: string;
  leaderId: string;
  day: string;
  state: ReceptionDayState;
  received: number;
}

/** What of a matter it counts. */
export interface ReportedMatter {
  centre: string;
  leaderId: string;
  state: MatterState;
  /** 1 to 5, where the visitor has rated. */
  overall?: number | undefined;
}

export interface Counts {
  held: number;
  cancelled: number;
  received: number;
  registered: number;
  inTime: number;
  answeredLate: number;
  waiting: number;
  late: number;
  ratings: number;
  satisfaction?: number | undefined;
}

const counted: Readonly<Record<MatterState, "inTime" | "answeredLate" | "waiting" | "late">> = {
  answered: "inTime",
  answered_late: "answeredLate",
  waiting: "waiting",
  late: "late",
};

const countOf = (days: readonly ReportedDay[], matters: readonly ReportedMatter[], today: string): Counts => {
  const counts: Counts = { held: 0, cancelled: 0, received: 0, registered: matters.length, inTime: 0, answeredLate: 0, waiting: 0, late: 0, ratings: 0 }; // prettier-ignore
  for (const { state, day, received } of days) {
    if (state === "open" && day <= today) counts.held += 1;
    if (state === "cancelled" || state === "moved") counts.cancelled += 1;
    counts.received += received;
  }
  for (const { state } of matters) counts[counted[state]] += 1;
  const marks = matters.flatMap(({ overall }) => overall ?? []);
  const sum = marks.reduce((all, one) => all + one, 0);
  return marks.length === 0 ? counts : { ...counts, ratings: marks.length, satisfaction: Math.round((sum / marks.length) * 10) / 10 }; // prettier-ignore
};

/** The month in figures (接访月报), by centre and leader, and together. Pure. Only days that are over, or today, are held. */
export const reportOf = (days: readonly ReportedDay[], matters: readonly ReportedMatter[], today: string) => {
  const keyOf = ({ centre, leaderId }: { centre: string; leaderId: string }) => `${centre}|${leaderId}`;
  const keys = [...new Set([...days, ...matters].map(keyOf))].sort();
  const rows = keys.map((key) => {
    const [centre = "", leaderId = ""] = key.split("|");
    const own = (one: { centre: string; leaderId: string }) => keyOf(one) === key;
    return { centre, leaderId, ...countOf(days.filter(own), matters.filter(own), today) };
  });
  return { rows, total: countOf(days, matters, today) };
};
