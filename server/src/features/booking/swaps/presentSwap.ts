import type { Swap } from "@qizhen/shared/contract/visits";
import type { Actor } from "../../accounts";
import { faultOfSwap } from "../rules/swap";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { isOpen } from "./agreeSwap";
import type { SwapRecord } from "./swapStore";

/** So many of somebody's own visits are looked at: more than anybody may have open. */
const mostOwn = 50;

const timeOf = ({ start, end, mode, place }: AppointmentRecord) => ({
  start: start.toISOString(),
  end: end.toISOString(),
  mode,
  ...(place !== undefined && { place }),
});

/** An exchange for whoever holds its word: times and the host, nothing of the other's person. */
export const presentSwap = async (swap: SwapRecord, actor: Actor, doors: BookDoors, now: Date): Promise<Swap> => {
  const offered = await doors.appointments.find(everyAppointment, swap.a.appointmentId);
  const [host] = await doors.accounts.staffByIds([swap.hostId]);
  const open = isOpen(swap, offered, now);
  const mine = offered?.userId === actor.id;
  const own = open && !mine ? (await doors.appointments.pageOfUser(actor.id, { limit: mostOwn })).items : [];
  const choices = own.filter((visit) => offered && faultOfSwap(offered, visit, now) === undefined);
  const { start, end } = swap.a;
  const given = offered?.slotId === swap.slotId ? timeOf(offered) : undefined;
  return {
    code: swap.code,
    status: swap.status === "done" || swap.status === "committed" ? "done" : open ? "open" : "off",
    until: swap.until.toISOString(),
    host: { id: swap.hostId, name: host?.name ?? "" },
    offered: given ?? { start: start.toISOString(), end: end.toISOString(), mode: offered?.mode ?? "centre" },
    mine,
    choices: choices.map((visit) => ({ appointmentId: visit.id, ...timeOf(visit) })),
  };
};
