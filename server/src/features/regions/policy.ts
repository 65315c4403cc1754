import type { Actor } from "../accounts";

/** Counties whose regions somebody may replace by an import: their own. An administrator of a town or village imports nothing. */
export const mayReplace = (actor: Actor) => (county: string) => actor.region?.code === county;

/** Whether somebody may import at all: administrators of a whole county. */
export const mayImport = (actor: Actor): boolean =>
  actor.roles.includes("admin") && actor.region !== undefined && /^\d{6}0{6}$/.test(actor.region.code);
