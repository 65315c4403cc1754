import { env } from "node:process";

/**
 * Loaded into a server before it starts (`node --import`): its clock is CLOCK_AHEAD_MS ahead, in all of its threads, so that a test
 * sees a day that is still to come. Everything else of Date stays as it is.
 */
const ahead = Number(env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;
globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static now() {
    return RealDate.now() + ahead;
  }
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
};
