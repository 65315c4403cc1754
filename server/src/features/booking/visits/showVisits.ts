import type { Appointment } from "@qizhen/shared/contract/booking";
import type { Actor } from "../../accounts";
import { presentVisit } from "../presenter";
import type { AppointmentRecord } from "./appointmentStore";
import type { BookDoors } from "./bookSlot";

/** Visits as whoever asks may read them, with the names of those who receive or would receive them. */
export const showVisits = async (
  visits: readonly AppointmentRecord[],
  actor: Actor,
  now: Date,
  { accounts, appointments, cipher }: BookDoors,
): Promise<Appointment[]> => {
  const hosts = visits.flatMap(({ hostId, unsettled }) => [
    hostId,
    ...(unsettled?.offers ?? []).map((offer) => offer.hostId),
  ]);
  const names = new Map((await accounts.staffByIds([...new Set(hosts)])).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? "";
  return Promise.all(
    visits.map(async (visit) => {
      const ahead = visit.status === "waiting" ? await appointments.countAhead(visit) : undefined;
      return presentVisit(visit, { actor, now, nameOf, ahead }, cipher);
    }),
  );
};

/** One of them. */
export const showVisit = async (
  visit: AppointmentRecord,
  actor: Actor,
  now: Date,
  doors: BookDoors,
): Promise<Appointment> => {
  const [shown] = await showVisits([visit], actor, now, doors);
  if (!shown) throw new Error("one was asked for, none was shown");
  return shown;
};
