import Taro from "@tarojs/taro";
import type { CalendarEvent } from "./calendar.types";

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);
const twoHours = 2 * 60 * 60;

/** Puts it into the phone's calendar, with a bell two hours before; false where the reader or the phone refuses. */
export const addToCalendar = ({ title, start, end, place }: CalendarEvent): Promise<boolean> =>
  new Promise((done) => {
    void Taro.addPhoneCalendar({
      title,
      startTime: seconds(start),
      endTime: String(seconds(end)),
      ...(place && { location: place }),
      alarm: true,
      alarmOffset: twoHours,
      success: () => done(true),
      fail: () => done(false),
    });
  });
