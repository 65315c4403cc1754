import type { AppointmentStatus } from "@qizhen/shared/vocabulary";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { AppointmentModel, type AppointmentDocument } from "../model";
import { recordOf, type AppointmentRecord, type AppointmentScope } from "../visits/appointmentStore";

const bySince: Order = [
  ["unsettled.since", 1],
  ["_id", 1],
];
const byStart: Order = [
  ["start", 1],
  ["_id", 1],
];
/** More than one person's weeks can be offered to. */
const mostOffered = 500;
/** What depends on its host being there. */
const hoping: readonly AppointmentStatus[] = ["waiting", "offered", "booked"];

/** Visits whose time may be open no more (要改时间). */
export const unsettledStore = {
  /** What is booked with a host, or waits for them, and is still to come, in order of time. */
  comingOf: async (hostId: string, now: Date, limit: number): Promise<AppointmentRecord[]> => {
    const found = await AppointmentModel.find({ hostId, start: { $gt: now } })
      .sort({ start: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf).filter(({ status }) => hoping.includes(status));
  },
  /** Those whom anybody still has booked, page by page in order of time: for the platform's own look. */
  bookedPage: async (scope: AppointmentScope, now: Date, limit: number, cursor: string | undefined) => {
    const found = await AppointmentModel.find({
      $and: [scope, { status: "booked", start: { $gt: now } }, afterCursor<AppointmentDocument>(byStart, cursor)],
    })
      .sort({ start: 1, _id: 1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, byStart);
    return { items: page.map(recordOf), next };
  },
  /** Those to whom times of somebody are offered. */
  offeredOf: async (hostId: string): Promise<AppointmentRecord[]> =>
    (await AppointmentModel.find({ "unsettled.offers.hostId": hostId }).limit(mostOffered).lean()).map(recordOf),
  /** Those without a time, who wait the longest first. */
  page: async (scope: AppointmentScope, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await AppointmentModel.find({
      $and: [scope, { "unsettled.since": { $exists: true } }, afterCursor<AppointmentDocument>(bySince, cursor)],
    })
      .sort({ "unsettled.since": 1, _id: 1 })
      .limit(limit + 1)
      .lean();
    const dated = found.map((one) => ({ one, _id: one._id, "unsettled.since": one.unsettled?.since }));
    const { page, next } = cutPage(dated, limit, bySince);
    return { items: page.map(({ one }) => recordOf(one)), next };
  },
};
export type UnsettledStore = typeof unsettledStore;
