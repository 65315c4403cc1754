import type Router from "@koa/router";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { appointmentStore } from "./visits/appointmentStore";
import type { BookDoors } from "./visits/bookSlot";
import { claimStore } from "./visits/claimStore";
import type { BookingDoors } from "./doors";
import { visitFreed, visitTold } from "./events";
import { AppointmentModel } from "./model";
import { bookingRoutes } from "./routes";
import { scheduleStore } from "./hours/scheduleStore";
import { bookingJobs, onFreed, onTold } from "./watch";

export type { BookingDoors } from "./doors";
export type { VisitEvent } from "./events";

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
    routes: (router: Router) => bookingRoutes(router, kit, doors),
    receivers: { [visitFreed]: [onFreed(doors, kit.clock)], [visitTold]: [onTold(doors)] } satisfies Record<
      string,
      Receiver[]
    >,
    jobs: bookingJobs(doors),
    /** Where entries wait. */
    outboxes: [AppointmentModel],
  };
};
