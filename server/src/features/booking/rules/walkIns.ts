import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { SlotTime } from "./slots";

/**
 * Whether somebody who stands at the desk may have a time: it is of today, and at least half of it is still to come. Notice is for
 * those who are on their way.
 */
export const takesWalkIn = ({ start, end }: Pick<SlotTime, "start" | "end">, now: Date): boolean =>
  dayOf(start) === dayOf(now) && (end.getTime() - now.getTime()) * 2 >= end.getTime() - start.getTime();

/** Whom somebody would like to see, if they said so. */
export interface DeskWish<S> {
  service?: S | undefined;
  hostId?: string | undefined;
}

/** Whether a time is what somebody wishes. */
export const fitsWish = <S>(wish: DeskWish<S>, time: { service: S; hostId: string }): boolean =>
  (wish.service === undefined || wish.service === time.service) &&
  (wish.hostId === undefined || wish.hostId === time.hostId);
