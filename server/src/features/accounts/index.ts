/** 身份: who is signed in, and the people who work here. */
export { hasRole, isStaff, type Actor, type AppKit } from "./actor";
export { createAccounts, type Accounts } from "./accounts";
export { staffChanged } from "./events";
export { isHere, type Staff } from "./people";
export { samplePassword } from "./signIn/samples";
export type { NamedStaff } from "./staff/ensureStaff";
