import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import { staffChanged, type AppKit, type Staff } from "../accounts";
import { createDeskDoor } from "./desk/deskDoor";
import { appointmentStore } from "./visits/appointmentStore";
import type { BookDoors } from "./visits/bookSlot";
import { claimStore } from "./visits/claimStore";
import { checkBooking, type Defect } from "./checkBooking";
import { createDayDoor } from "./dayDoor";
import type { BookingDoors } from "./doors";
import { onCallAgreed, onCallWanted } from "./calls/callFirst";
import { CallFirstModel } from "./calls/callFirstStore";
import { callAgreed, callWanted, hoursChanged, visitFreed, visitOfCase, visitStranded, visitTold } from "./events";
import { AppointmentModel, ScheduleModel } from "./model";
import { createFeedRoutes } from "./feed/routes";
import { hoursRoutes } from "./hours/routes";
import { bookingRoutes } from "./routes";
import { scheduleStore } from "./hours/scheduleStore";
import { offersOf, type Offer } from "./hours/listHosts";
import { presentSlot } from "./presenter";
import { settleHost } from "./unsettled/settleHost";
import { caseOfVisit, type Said } from "./visits/caseOfVisit";
import { visitRoutes } from "./visits/routes";
import { bookingJobs, onFreed, onHoursChanged, onStranded, onTold, onVisitOfCase } from "./watch";

export type { Defect, DefectCode } from "./checkBooking";
export type { BookingDoors } from "./doors";
export type { VisitEvent } from "./events";
export { hoursChanged, visitFreed, type HoursChanged } from "./events";
export type { FreeTime, Offer } from "./hours/listHosts";
export type { DeskDoor, DeskNumber, DeskVisit } from "./desk/deskDoor";
export { centreOf } from "./rules/centre";

/** 预约门诊: hours that people give, and visits in them. Composed after accounts and cases. */
export const createBooking = (kit: AppKit, given: BookingDoors) => {
  const doors: BookDoors = {
    ...given,
    schedules: scheduleStore,
    claims: claimStore,
    appointments: appointmentStore,
    cipher: kit.cipher,
  };
  return {
    routes: (router: Router) => {
      hoursRoutes(router, kit, doors);
      bookingRoutes(router, kit, doors);
      visitRoutes(router, kit, doors);
      createFeedRoutes(router, kit, doors.accounts);
    },
    receivers: {
      [visitFreed]: [onFreed(doors, kit.clock)],
      [visitTold]: [onTold(doors)],
      [visitStranded]: [onStranded(doors)],
      [visitOfCase]: [onVisitOfCase(doors)],
      [callWanted]: [onCallWanted(doors)],
      [callAgreed]: [onCallAgreed(doors)],
      [hoursChanged]: [onHoursChanged(doors, kit.clock)],
      [staffChanged]: [onHoursChanged(doors, kit.clock)],
    } satisfies Record<string, Receiver[]>,
    jobs: bookingJobs(doors),
    /** For the desk of a centre (接待台). */
    desk: createDeskDoor(doors, kit.changes),
    /** For reception days (领导接访日). */
    days: createDayDoor(doors),
    /** Where entries wait. */
    outboxes: [AppointmentModel, ScheduleModel, CallFirstModel],
    /** What is wrong with claims and visits, as they lie in the database; for the command. */
    check: (now: Date): Promise<Defect[]> => checkBooking(doors, now),
    /** Makes a case out of a visit: one visit, one case. Safe to repeat. @throws as {@link caseOfVisit} */
    caseOfVisit: async (said: Said): Promise<{ caseId: string; number: string }> => {
      const { caseId, number } = await caseOfVisit(said, doors);
      return { caseId, number };
    },
    /** What these people give and when they are free, for the directory (名录). */
    offersOf: (staff: readonly Staff[], now: Date): Promise<Map<string, Offer>> => offersOf(staff, now, doors),
    presentSlot,
    /** Finds what is booked with somebody and no longer lies in their hours, and offers other times. Safe to repeat. */
    settleHost: async (hostId: string, now: Date): Promise<void> => {
      const host = await doors.accounts.freshStaff(hostId);
      if (host) await settleHost(host, doors, now);
    },
  };
};
export type Booking = ReturnType<typeof createBooking>;
