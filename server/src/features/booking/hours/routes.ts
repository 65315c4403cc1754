import type Router from "@koa/router";
import { booking as api } from "@qizhen/shared/contract/booking";
import { hours as hoursApi } from "@qizhen/shared/contract/hours";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import type { AppKit } from "../../accounts";
import { presentSchedule } from "../presenter";
import type { BookDoors } from "../visits/bookSlot";
import { bookedStore } from "./bookedStore";
import { changeHours, previewChange } from "./changeHours";
import { openHours } from "./openHours";
import { presentBooked, presentCalendar } from "./presentCalendar";
import { readCalendar } from "./readCalendar";
import type { ScheduleRecord } from "./scheduleStore";

/** So many of those whom a change touches are shown; how many there are is told. */
const mostShown = 100;

/** HTTP of giving times (接待时间). */
export const hoursRoutes = (router: Router, { route, kick }: AppKit, given: BookDoors): void => {
  const doors = { ...given, booked: bookedStore };
  const nameOf = async (hostId: string) => (await doors.accounts.staffByIds([hostId]))[0]?.name ?? "";
  const show = async (hours: ScheduleRecord) => presentSchedule(hours, await nameOf(hours.hostId));

  route(
    router,
    api.createSchedule,
  )(async ({ body }, { actor, intent, now }) => {
    const made = await openHours({ actor, form: body, intent, now }, doors);
    kick("schedules");
    return show(made);
  });
  route(
    router,
    api.listSchedules,
  )(async ({ query: { hostId, limit = ordinaryLimit, cursor } }) => {
    const { items, next } = await doors.schedules.page(hostId, { limit, cursor });
    const name = await nameOf(hostId);
    return { items: items.map((one) => presentSchedule(one, name)), next };
  });
  // Before what takes an id: `calendar` is none.
  route(
    router,
    hoursApi.calendar,
  )(async ({ query }, { actor }) =>
    presentCalendar(await readCalendar({ actor, ...query }, doors), actor, doors.cipher),
  );
  route(
    router,
    api.changeSchedule,
  )(async ({ params, body }, { actor, now }) => {
    const saved = await changeHours({ actor, scheduleId: params.id, change: body, now }, doors);
    kick("schedules");
    return show(saved);
  });
  route(
    router,
    hoursApi.preview,
  )(async ({ params, body }, { actor, now }) => {
    const { visits } = await previewChange({ actor, scheduleId: params.id, change: body, now }, doors);
    return {
      count: visits.length,
      visits: visits.slice(0, mostShown).map(presentBooked(actor, doors.cipher)),
    };
  });
};
