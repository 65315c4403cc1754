import { hasRole, type Actor } from "../accounts";

/** Counties whose regions somebody may replace by an import: their own. An administrator of a town or village imports nothing. */
export const mayReplace = (actor: Actor) => (county: string) => actor.region?.code === county;

/** Whether somebody may import at all: administrators of a whole county. */
export const mayImport = (actor: Actor): boolean =>
  actor.roles.includes("admin") && actor.region !== undefined && /^\d{6}0{6}$/.test(actor.region.code);

/** Whether a region lies in the subtree somebody works in. `path`: codes from the county down to it. */
export const worksIn = (actor: Actor, path: readonly string[]): boolean =>
  actor.region !== undefined && path.includes(actor.region.code);

/** Whether somebody may say what people call a place: administrators and clerks, in their own subtree. A county has one name. */
export const mayName = (actor: Actor, path: readonly string[]): boolean =>
  hasRole(actor, "admin", "clerk") && path.length > 1 && worksIn(actor, path);
