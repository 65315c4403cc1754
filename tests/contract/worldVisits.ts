import { api } from "@qizhen/shared/contract";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { TestApp } from "../../server/src/testing/app";
import { signIn } from "../../server/src/testing/signIn";
import type { Whose } from "./world";

type Person = Awaited<ReturnType<typeof signIn>>;

/** Who is visited at each place. */
export const hosts = { own: "mediator-1", other: "mediator-2", far: "clerk-far" } as const;

/** Hours of somebody of the place, and a visit in them. Each place has its own hour: nobody is at two at once. */
export const makeVisit = async (app: TestApp, resident: Person, clerk: Person, kind: Whose, nth: number) => {
  const hostId = (await signIn(app, hosts[kind])).user.id;
  const today = dayOf(app.clock());
  const [from, to] = [addDays(today, 1), addDays(today, 20)];
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: `1${nth}:00`, end: `1${nth}:50` }));
  const hours = { service: "people", mode: "centre", slotMinutes: 25, seats: 50, weekly } as const;
  const body = { ...hours, hostId, from, to };
  const { id: scheduleId } = await clerk(api.booking.createSchedule, { body });
  const { items } = await clerk(api.booking.slots, { query: { hostId, from: body.from, to: body.to } });
  const [first, second] = items;
  const visit = await resident(api.booking.book, { body: { slotId: first?.id ?? "" } });
  const { code } = await resident(api.visits.offerSwap, { params: { id: visit.id }, body: {} });
  return { hostId, scheduleId, slotId: second?.id ?? "", visitId: visit.id, swapCode: code };
};

const centres = { own: "150204101001", other: "150204101001", far: "150822100001" } as const;

/** A number that a resident took, and a screen. */
export const makeDesk = async (resident: Person, clerk: Person, kind: Whose) => {
  const centre = centres[kind];
  const ticket = await resident(api.desk.takeNumber, { body: { centre } });
  const screen = await clerk(api.desk.createScreen, { body: { centre, label: "大厅" } });
  return { centre, ticketId: ticket.id, screenId: screen.id, screenCode: screen.code };
};

const receptionCentres = { own: "150204101001", other: "150204101001", far: "150822100000" } as const;
const approvers = { own: "leader-1", other: "leader-1", far: "leader-far" } as const;
const monthsAhead = { own: 1, other: 2, far: 1 } as const;
const monthFrom = (now: Date, count: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count, 15)).toISOString().slice(0, 7);

/** A calendar that is still a draft, and a published one with a visit on its first day (领导接访日). */
export const makeReceptionDays = async (app: TestApp, resident: Person, clerk: Person, kind: Whose) => {
  const centre = receptionCentres[kind];
  const draft = (count: number) =>
    clerk(api.receptions.draft, { body: { centre, month: monthFrom(app.clock(), count), version: 0 } });
  const waiting = await draft(monthsAhead[kind] + 2);
  const { id, version } = await draft(monthsAhead[kind]);
  const params = { id };
  await (
    await signIn(app, approvers[kind])
  )(api.receptions.actOnMonth, { params, body: { action: "approve", version } });
  const body = { action: "publish", version: version + 1 } as const;
  const published = await clerk(api.receptions.actOnMonth, { params, body });
  const [day] = published.days;
  const query = { hostId: day?.leaderId ?? "", from: day?.day ?? "", to: day?.day ?? "" };
  const { items } = await clerk(api.booking.slots, { query });
  const visit = await resident(api.booking.book, { body: { slotId: items[0]?.id ?? "" } });
  return {
    centreCode: centre,
    draftId: waiting.id,
    draftVersion: waiting.version,
    dayId: day?.id ?? "",
    dayVersion: published.version,
    dayVisitId: visit.id,
  };
};
