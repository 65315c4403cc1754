import type { Exception } from "./exception";
import { callers } from "./world";

/** Those of hours, visits and calendars. */
export const bookingExceptions: readonly Exception[] = [
  {
    of: /^(booking\.(createSchedule|changeSchedule|book)|hours\.(calendar|preview))$/,
    by: ["grid_worker", "expert", "department", "leader"],
    status: [403],
    why: "hours are given by whom they are, or by the desk of their centre; staff book with these only",
  },
  {
    of: /^(booking\.(createSchedule|changeSchedule|book)|hours\.(calendar|preview))$/,
    by: ["mediator"],
    whose: ["other", "far"],
    status: [403],
    why: "hours of a colleague",
  },
  {
    of: /^(booking\.(createSchedule|changeSchedule|book)|hours\.(calendar|preview))$/,
    by: ["clerk", "admin"],
    whose: ["far"],
    status: [403],
    why: "hours of another county",
  },
  {
    of: /^booking\.book$/,
    by: ["resident"],
    whose: ["own", "other"],
    status: [201, 422],
    why: "once they have said that they live in the other county, its people's times are theirs",
  },
  { of: /^hours\.feed$/, by: callers, status: [404, 429], why: "a guessed address of a calendar opens nothing" },
  {
    of: /^booking\.changeSchedule$/,
    by: ["mediator", "clerk", "admin"],
    status: [200, 422],
    why: "it ends by then already",
  },
  {
    of: /^booking\.act$/,
    by: ["resident", "mediator"],
    whose: ["other", "far"],
    status: [404],
    why: "another's visit",
  },
  { of: /^booking\.act$/, by: ["grid_worker", "expert", "department"], status: [404], why: "no visit to them" },
  { of: /^booking\.act$/, by: ["clerk", "leader", "admin"], whose: ["far"], status: [404], why: "of another county" },
  { of: /^booking\.act$/, by: ["leader", "admin"], status: [403], why: "who oversees a desk takes no steps at it" },
  { of: /^booking\.act$/, by: ["mediator", "clerk"], status: [200, 409], why: "it may be cancelled already" },
];
