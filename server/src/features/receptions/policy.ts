import { forbidden, notFound } from "../../kernel/errors";
import { hasRole, type Actor } from "../accounts";
import type { ReceptionDoors } from "./doors";
import type { MonthScope } from "./months/monthStore";
import type { DayRecord, MonthRecord } from "./record";
import type { Part } from "./rules/life";
import { words } from "./words";

const nothing: MonthScope = { _id: { $exists: false } };

/** The calendars that somebody may see before they are published, and the days with who comes: those of their region. */
export const visibleTo = (actor: Actor): MonthScope =>
  actor.kind === "staff" && actor.region && hasRole(actor, "clerk", "leader", "admin")
    ? { regionPath: actor.region.code }
    : nothing;

/** What somebody is to the calendars of a centre; nothing outside their subtree. */
export const partsOf = (actor: Actor, regionPath: readonly string[]): Part[] => {
  if (!actor.region || !regionPath.includes(actor.region.code)) return [];
  return [
    ...(hasRole(actor, "clerk", "admin") ? ["desk" as const] : []),
    ...(hasRole(actor, "leader", "admin") ? ["decides" as const] : []),
  ];
};

/** A centre of somebody's own subtree: a county, town or village. @throws notFound for every other */
export const mustFindCentre = (actor: Actor, code: string, { regions }: Pick<ReceptionDoors, "regions">) => {
  const found = regions.byCode(code);
  if (!found || found.level === "grid" || !actor.region || !found.path.includes(actor.region.code))
    throw notFound(words.noSuchCentre);
  return { code, name: found.name, path: [...found.path] };
};

/** Who changes a day that is published: its leader, or the centre's desk. */
export const mayChangeDay = (actor: Actor, day: DayRecord, { regionPath }: MonthRecord): boolean =>
  actor.id === day.leaderId || partsOf(actor, regionPath).includes("desk");

/** Who registers what was said: its leader, or a clerk of the centre or of one above. Administrators read along. */
export const mayRegister = (actor: Actor, day: DayRecord, { regionPath }: MonthRecord): boolean =>
  actor.id === day.leaderId ||
  (hasRole(actor, "clerk") && actor.region !== undefined && regionPath.includes(actor.region.code));

export const mustBeDesk = (actor: Actor, regionPath: readonly string[]): void => {
  if (!partsOf(actor, regionPath).includes("desk")) throw forbidden(words.notYours);
};
