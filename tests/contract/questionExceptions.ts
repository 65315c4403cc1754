import type { Exception } from "./exception";

const staff = ["grid_worker", "mediator", "expert", "department", "clerk", "leader", "admin"] as const;

/** 公开问诊: what is public is anybody's to read; who does what is told by the question's life. */
export const questionExceptions: readonly Exception[] = [
  {
    of: /^questions\.byCode$/,
    by: ["resident", "nobody", ...staff],
    status: [404],
    why: "a code that was never given",
  },
  { of: /^questions\.own$/, by: ["resident"], whose: ["other", "far"], status: [404], why: "another's question" },
  {
    of: /^questions\.act$/,
    by: ["resident"],
    whose: ["other", "far"],
    status: [403],
    why: "whoever asked asks on; others read it",
  },
  { of: /^questions\.act$/, by: staff, status: [403], why: "whoever asked asks on; staff answer" },
  { of: /^questions\.act$/, by: ["nobody"], status: [401], why: "without a code one signs in first" },
  {
    of: /^questionDesk\.(read|original|people|settings|saveSettings)$/,
    by: staff,
    whose: ["far"],
    status: [404],
    why: "of another county",
  },
  {
    of: /^questionDesk\.saveSettings$/,
    by: ["clerk"],
    status: [403],
    why: "the county's clerks settle how it is done",
  },
  { of: /^lawCards\.save$/, by: ["clerk"], status: [403], why: "the county's clerks look after law cards" },
];
