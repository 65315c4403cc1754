/** The desk of 松石社区 with its people, over real HTTP: for its tests. */
import { api } from "@qizhen/shared/contract";
import { TicketModel } from "../features/desk/model";
import { startApp, type TestApp } from "./app";
import { loadRegions } from "./regions";
import { signIn } from "./signIn";

export const centre = "150204101001";
export const day = "2026-10-20";
export type Person = Awaited<ReturnType<typeof signIn>>;

const collections = ["schedules", "time_claims", "appointments", "visit_queues", "desk_tickets", "desk_calls"];
const every = [1, 2, 3, 4, 5, 6, 7];

/** A running application with nobody at the desk. `begin` is for before each test: it is 10:20 on a Tuesday, nothing is booked. */
export const startDesk = async () => {
  const app: TestApp = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
  const people = {} as { clerk: Person; host: Person; other: Person };
  /** It is that hour; sign-ins last a quarter of one. */
  const setClock = async (hour: string) => {
    app.clock.set(`${day}T${hour}:00+08:00`);
    people.clerk = await signIn(app, "clerk-village");
    people.host = await signIn(app, "mediator-1");
    people.other = await signIn(app, "mediator-2");
  };
  let came = 0;
  return {
    app,
    people,
    setClock,
    begin: async () => {
      for (const name of collections) await TicketModel.db.collection(name).deleteMany({});
      await setClock("10:20");
    },
    resident: (nth: number) => signIn(app, `sample-resident-${nth}`),
    /** Half hours of somebody today. At 10:20 too little is left of 10:00; 10:30, 11:00 and 11:30 are to come. */
    open: (who: Person, given: { room?: string; start?: string; end?: string } = {}) => {
      const { room, start = "09:00", end = "12:00" } = given;
      const weekly = every.map((weekday) => ({ weekday, start, end }));
      const hours = {
        service: "people",
        mode: "centre",
        slotMinutes: 30,
        seats: 1,
        weekly,
        from: day,
        to: day,
      } as const;
      return people.clerk(api.booking.createSchedule, {
        body: { ...hours, hostId: who.user.id, ...(room && { room }) },
      });
    },
    /** Times of somebody that can still be booked today. */
    slots: async (who: Person) =>
      (await who(api.booking.slots, { query: { hostId: who.user.id, from: day, to: day } })).items,
    /** Somebody walks in and is written down. */
    walkIn: (given: { hostId?: string; phone?: string; matter?: string } = {}) => {
      came += 1;
      return people.clerk(api.desk.register, { body: { name: `来访人${came}`, ...given } });
    },
    board: (who?: Person) => (who ?? people.clerk)(api.desk.board, {}),
    /** What went wrong with a request; undefined where nothing did. */
    refusal: (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => error as { status: number; message: string },
      ),
  };
};
export type Desk = Awaited<ReturnType<typeof startDesk>>;
