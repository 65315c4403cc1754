/** Something for the phone's calendar. Times are ISO 8601. */
export interface CalendarEvent {
  title: string;
  start: string;
  end: string;
  place?: string;
  /** What the file is called where a file is given. */
  file: string;
}
