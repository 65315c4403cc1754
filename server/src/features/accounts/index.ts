/** 身份: who is signed in, and the people who work here. */
export { hasRole, isStaff, type Actor, type AppKit } from "./actor";
export { createAccounts, type Accounts } from "./accounts";
export type { OnPhoneBound, PhoneBound } from "./me/linkPhone";
export type { Leave, Staff } from "./people";
export type { RegionLookup } from "./places";
export { isGridCode, regionPathOf } from "./rules/regionPath";
export type { EnsuredStaff, NamedStaff } from "./staff/ensureStaff";
export { samplePassword } from "./signIn/samples";
