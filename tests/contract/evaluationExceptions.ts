import type { Exception } from "./exception";

const staff = ["grid_worker", "mediator", "clerk", "leader", "admin"] as const;

/** What requests of 事后评诊 and 回访 answer that access and sight would allow, and why it is not done all the same. */
export const evaluationExceptions: readonly Exception[] = [
  { of: /^evaluation\.rate$/, by: ["resident"], status: [409], why: "an open case is not rated yet" },
  {
    of: /^evaluation\.rate$/,
    by: ["clerk", "grid_worker"],
    status: [403, 422],
    why: "staff write down for a party whom they name, and never of a case they had to do with",
  },
  { of: /^evaluation\.check$/, by: ["clerk", "leader"], status: [404], why: "the id is of no rating that was drawn" },
  { of: /^returnVisits\.(get|act)$/, by: staff, status: [404], why: "the id is of no return visit" },
  { of: /^returnVisits\.answer$/, by: ["resident"], status: [404], why: "the id is of no return visit" },
];
