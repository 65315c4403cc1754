import type Router from "@koa/router";
import { desk as api } from "@qizhen/shared/contract/desk";
import { digest } from "../../kernel/crypto/tokens";
import { notFound } from "../../kernel/errors";
import { createLimiter } from "../../kernel/http/limits";
import type { Actor, AppKit } from "../accounts";
import { checkIn, showArrival, type Arrived } from "./arrive";
import { callVisit } from "./callVisit";
import type { DeskDoors } from "./doors";
import { mustBeCentre } from "./policy";
import {
  presentArrival,
  presentBoard,
  presentCall,
  presentOpening,
  presentScreen,
  presentTicket,
  type Beside,
} from "./presenter";
import { createScreen, listScreens, revokeScreen, screenOf, showWaitingRoom } from "./screens";
import { showBoard } from "./showBoard";
import { leaveLine, registerWalkIn, takeNumber } from "./takeTicket";
import { ticketStore, type TicketRecord } from "./ticketStore";
import { words } from "./words";

/** A screen asks every few seconds, and again at each hint; several may have one address. */
const asksAMinute = 240;
/** Wrong codes from one address. */
const guessesAMinute = 30;

/** What presenters need besides. */
const besideOf =
  ({ accounts, regions, cipher }: DeskDoors) =>
  async (staffIds: readonly (string | undefined)[]): Promise<Beside> => {
    const ids = [...new Set(staffIds.filter((id) => id !== undefined))];
    const staff = ids.length === 0 ? [] : await accounts.staffByIds(ids);
    return { nameOf: regions.nameOf, staff: new Map(staff.map(({ id, name }) => [id, name])), cipher };
  };

const ticketShower = (doors: DeskDoors) => async (ticket: TicketRecord, actor: Actor, now: Date) => {
  const { centre, day, number, status, hostId, visitId, userId } = ticket;
  const ahead = status === "waiting" ? await ticketStore.countAhead(centre, day, number) : 0;
  const seat = visitId === undefined ? undefined : await doors.booking.find(actor, visitId, now);
  const own = userId === actor.id;
  return presentTicket(ticket, { ahead, own, seat }, await besideOf(doors)([hostId, seat?.hostId]));
};

/** HTTP of a centre's desk (接待台) for those who work there. */
const staffRoutes = (router: Router, { route, kick }: AppKit, doors: DeskDoors): void => {
  const beside = besideOf(doors);
  const showTicket = ticketShower(doors);
  route(
    router,
    api.board,
  )(async ({ query }, { actor, now }) => {
    const shown = await showBoard({ actor, now, ...query }, doors);
    const hosts = [...shown.visits.map(({ visit }) => visit.hostId), ...shown.line.map(({ hostId }) => hostId)];
    return presentBoard(shown, await beside(hosts));
  });
  route(
    router,
    api.register,
  )(async ({ body: { centre, ...form } }, { actor, now, intent }) => {
    const ticket = await registerWalkIn({ actor, centre, form, intent, now }, doors);
    kick("appointments");
    return showTicket(ticket, actor, now);
  });
  route(
    router,
    api.leave,
  )(async ({ params }, { actor, now }) => {
    const ticket = await leaveLine({ actor, ticketId: params.id }, doors);
    kick();
    return showTicket(ticket, actor, now);
  });
  route(
    router,
    api.call,
  )(async ({ body }, { actor, now, intent }) => {
    const call = await callVisit({ actor, ...body, intent, now }, doors);
    kick();
    return presentCall(call);
  });
  route(
    router,
    api.screens,
  )(async ({ query }, { actor }) => ({
    items: (await listScreens(actor, query.centre, doors)).map(presentScreen),
  }));
  route(
    router,
    api.createScreen,
  )(async ({ body: { centre, label } }, { actor, now, intent }) => {
    const { code, ...screen } = await createScreen({ actor, centre, label, intent, now }, doors);
    return { ...presentScreen(screen), code };
  });
  route(
    router,
    api.actOnScreen,
  )(async ({ params }, { actor, now }) =>
    presentScreen(await revokeScreen({ actor, screenId: params.id, now }, doors)),
  );
};

/** HTTP for those who come. */
const comerRoutes = (router: Router, { route, kick }: AppKit, doors: DeskDoors): void => {
  const beside = besideOf(doors);
  const showTicket = ticketShower(doors);
  const showArrived = async (arrived: Arrived, centre: string | undefined) =>
    presentArrival(arrived, centre, await beside([arrived.visit.hostId]));
  route(
    router,
    api.openings,
  )(async ({ query }, { now }) => {
    const { centre } = mustBeCentre(query.centre, doors);
    return { items: (await doors.booking.openings(centre, now)).map(presentOpening) };
  });
  route(
    router,
    api.arrival,
  )(async ({ query }, { actor, now }) => {
    const { centre, visits, ticket, free, waiting } = await showArrival({ actor, now, ...query }, doors);
    return {
      centre: { code: centre, name: doors.regions.nameOf(centre) },
      visits: await Promise.all(visits.map((one) => showArrived(one, centre))),
      ...(ticket && { ticket: await showTicket(ticket, actor, now) }),
      free,
      waiting,
    };
  });
  route(
    router,
    api.arrive,
  )(async ({ body }, { actor, now, intent }) => {
    const arrived = await checkIn({ actor, visitId: body.visitId, intent, now }, doors);
    kick();
    return showArrived(arrived, arrived.visit.centre);
  });
  route(
    router,
    api.takeNumber,
  )(async ({ body: { centre, ...wish } }, { actor, now, intent }) => {
    const ticket = await takeNumber({ actor, centre, wish, intent, now }, doors);
    kick("appointments");
    return showTicket(ticket, actor, now);
  });
};

/** The screen of a waiting room: whoever has its address, and nobody who guesses one. */
const screenRoutes = (router: Router, { route }: AppKit, doors: DeskDoors): void => {
  const asked = createLimiter(asksAMinute);
  const guessed = createLimiter(guessesAMinute);
  route(
    router,
    api.waitingRoom,
  )(async ({ params }, { ip, now, ctx }) => {
    ctx.set("cache-control", "no-store");
    const screen = await screenOf(params.code);
    if (!screen) {
      await guessed(ip);
      throw notFound(words.noSuchScreen);
    }
    await asked(digest(params.code));
    return showWaitingRoom(screen, now, doors);
  });
};

export const deskRoutes = (router: Router, kit: AppKit, doors: DeskDoors): void => {
  staffRoutes(router, kit, doors);
  comerRoutes(router, kit, doors);
  screenRoutes(router, kit, doors);
};
