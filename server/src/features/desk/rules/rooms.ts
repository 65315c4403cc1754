import type { AppointmentStatus } from "@qizhen/shared/vocabulary";

/** Whoever was called into a room last. */
export interface RoomHolder {
  hostId: string;
  calledAt: Date;
  /** How their visit stands; undefined where there is none any more. */
  status: AppointmentStatus | undefined;
}

/** Who was called and has not come in keeps the room so long from people of others. */
const comingMs = 10 * 60_000;

/**
 * Whether the next may be called into a room: nobody talks in it, and nobody whom another host has just called is on the way to
 * it. The same host may pass over somebody who does not come.
 */
export const roomIsFree = ({ hostId, calledAt, status }: RoomHolder, next: { hostId: string }, now: Date): boolean => {
  if (status === "started") return false;
  if (status !== "checked_in") return true;
  return hostId === next.hostId || now.getTime() - calledAt.getTime() >= comingMs;
};
