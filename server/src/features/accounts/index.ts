/** 身份: who is signed in, and the people who work here. */
export { hasRole, isStaff, type Actor, type AppKit } from "./actor";
