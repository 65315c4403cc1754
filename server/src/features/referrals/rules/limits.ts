import type { BodyKind, ReferralPurpose } from "@qizhen/shared/vocabulary";

/** How long a body has to sign; workdays by the calendar of the field. */
export interface AcceptLimit {
  unit: "workday" | "calendarDay" | "hour";
  count: number;
}

/**
 * How long a kind of body has to sign for what it is sent, where the directory says nothing else. 信访工作条例 23: a transfer is
 * refused in 5 workdays; the others are settings of this project (DOMAIN §6).
 */
const ordinary: Readonly<Record<BodyKind, AcceptLimit>> = {
  department: { unit: "workday", count: 3 },
  court: { unit: "workday", count: 5 },
  arbitration: { unit: "workday", count: 5 },
  legal_aid: { unit: "workday", count: 5 },
  counselling: { unit: "workday", count: 2 },
  police: { unit: "hour", count: 24 },
  petition: { unit: "workday", count: 5 },
  other: { unit: "workday", count: 3 },
};

/** A court takes up a request for confirmation within 3 days (司法确认规定 2011): calendar days, as every 日 of a law. */
const confirmation: AcceptLimit = { unit: "calendarDay", count: 3 };

export const acceptLimitOf = (
  body: { kind: BodyKind; limit?: AcceptLimit | undefined },
  purpose?: ReferralPurpose,
): AcceptLimit => body.limit ?? (purpose === "confirmation" ? confirmation : ordinary[body.kind]);

/** A reminder that changed nothing is followed by the next after so long. */
export const betweenReminders: AcceptLimit = { unit: "workday", count: 1 };
/** The body itself, then the clerk, then the centre above. */
export const mostReminders = 3;
