import type {
  Arrival,
  Board,
  DeskVisit as PresentedVisit,
  Opening,
  Screen,
  Ticket,
} from "@qizhen/shared/contract/desk";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { FieldCipher } from "../../kernel/crypto/fields";
import type { DeskDoor, DeskVisit } from "../booking";
import type { Arrived } from "./arrive";
import type { CallRecord } from "./callStore";
import type { ScreenRecord } from "./screenStore";
import type { ShownBoard } from "./showBoard";
import type { TicketRecord } from "./ticketStore";

/** What stands beside what is shown: names of places and of staff, and the key to what is sealed. */
export interface Beside {
  nameOf(code: string): string;
  staff: ReadonlyMap<string, string>;
  cipher: FieldCipher;
}

const iso = <K extends string>(name: K, at: Date | undefined) =>
  (at === undefined ? {} : { [name]: at.toISOString() }) as { [key in K]?: string };

export const presentCall = ({ room, at, times }: CallRecord) => ({ room, at: at.toISOString(), times });

const seatOf = (visit: DeskVisit, { staff }: Beside) => ({
  start: visit.start.toISOString(),
  end: visit.end.toISOString(),
  host: { id: visit.hostId, name: staff.get(visit.hostId) ?? "" },
  service: visit.service,
  mode: visit.mode,
  ...(visit.place !== undefined && { place: visit.place }),
  ...(visit.room !== undefined && { room: visit.room }),
});

const matterOf = (ticket: TicketRecord | undefined, { cipher }: Beside) =>
  ticket?.sealedMatter === undefined ? {} : { matter: cipher.open(ticket.sealedMatter, "ticket.matter") };

const presentVisit = ({ visit, call, ticket }: ShownBoard["visits"][number], beside: Beside): PresentedVisit => ({
  id: visit.id,
  status: visit.status,
  ...seatOf(visit, beside),
  visitor: { name: visit.visitor.name, ...(visit.visitor.phone !== undefined && { phone: visit.visitor.phone }) },
  ...matterOf(ticket, beside),
  ...(visit.number !== undefined && { number: visit.number }),
  ...iso("arrivedAt", visit.arrivedAt),
  ...iso("startedAt", visit.startedAt),
  ...iso("finishedAt", visit.finishedAt),
  walkIn: ticket !== undefined,
  ...(call && { call: presentCall(call) }),
  mayCall: visit.mayCall,
  allowedActions: visit.allowedActions,
});

/** A number without a seat. Whose it is reads their name in clear, a desk masked. */
export const presentTicket = (
  ticket: TicketRecord,
  { ahead, own, seat }: { ahead: number; own: boolean; seat?: DeskVisit | undefined },
  beside: Beside,
): Ticket => {
  const { open } = beside.cipher;
  const name = open(ticket.sealedName, "visit.name");
  const phone = ticket.sealedPhone === undefined ? undefined : open(ticket.sealedPhone, "visit.phone");
  const { id, number, status, service, hostId, createdAt } = ticket;
  return {
    id,
    number,
    status,
    visitor: {
      name: own ? name : maskName(name),
      ...(phone !== undefined && { phone: own ? phone : maskPhone(phone) }),
    },
    ...matterOf(ticket, beside),
    ...(service !== undefined && { service }),
    ...(hostId !== undefined && { host: { id: hostId, name: beside.staff.get(hostId) ?? "" } }),
    at: createdAt.toISOString(),
    ahead,
    ...(seat && { seat: seatOf(seat, beside) }),
  };
};

export const presentBoard = (shown: ShownBoard, beside: Beside): Board => ({
  centre: { code: shown.centre, name: beside.nameOf(shown.centre) },
  day: shown.day,
  visits: shown.visits.map((one) => presentVisit(one, beside)),
  line: shown.line.map((ticket, ahead) => presentTicket(ticket, { ahead, own: false }, beside)),
  more: shown.more,
  keeps: shown.keeps,
});

export const presentArrival = (
  { visit, ahead, call }: Arrived,
  centre: string | undefined,
  beside: Beside,
): Arrival => ({
  id: visit.id,
  status: visit.status,
  ...seatOf(visit, beside),
  centre: { code: visit.centre ?? "", name: beside.nameOf(visit.centre ?? "") },
  here: visit.centre === centre,
  ...(visit.number !== undefined && { number: visit.number }),
  ...(ahead !== undefined && { ahead }),
  ...(call && { call: presentCall(call) }),
  mayCheckIn: visit.allowedActions.includes("check_in"),
});

export const presentOpening = (one: Awaited<ReturnType<DeskDoor["openings"]>>[number]): Opening => ({
  host: { id: one.host.id, name: one.host.name },
  service: one.service,
  ...(one.room !== undefined && { room: one.room }),
  ...(one.place !== undefined && { place: one.place }),
  start: one.start.toISOString(),
  free: one.free,
});

export const presentScreen = ({ id, label, createdAt, revokedAt }: ScreenRecord): Screen => ({
  id,
  label,
  createdAt: createdAt.toISOString(),
  ...iso("revokedAt", revokedAt),
});
