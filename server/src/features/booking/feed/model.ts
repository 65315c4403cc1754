import { Schema, model } from "mongoose";

/** The secret address under which somebody's calendar is read elsewhere (日历订阅). One each. */
export interface CalendarFeedDocument {
  /** The person: a member of staff, or a resident. */
  _id: string;
  staff: boolean;
  /** Keyed hash of the code: nobody who reads this can open the calendar. */
  codeHash: string;
  since: Date;
}
const schema = new Schema<CalendarFeedDocument>(
  {
    _id: { type: String, required: true },
    staff: { type: Boolean, required: true },
    codeHash: { type: String, required: true },
    since: { type: Date, required: true },
  },
  { versionKey: false },
);
// whose calendar a code opens: {codeHash}
schema.index({ codeHash: 1 }, { unique: true });
export const CalendarFeedModel = model<CalendarFeedDocument>("CalendarFeed", schema, "calendar_feeds");
