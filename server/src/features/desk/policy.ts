import { forbidden, notFound } from "../../kernel/errors";
import { hasRole, type Actor } from "../accounts";
import { centreOf } from "../booking";
import type { DeskDoors } from "./doors";
import { words } from "./words";

/** Whether somebody keeps the desk of a centre: its clerks and administrators, and those of the regions above. */
export const keepsDesk = (actor: Actor, centrePath: readonly string[]): boolean =>
  actor.region !== undefined && hasRole(actor, "clerk", "admin") && centrePath.includes(actor.region.code);

/** Whether somebody sees the whole day of a centre; others see who comes to them. */
export const seesWholeDay = (actor: Actor, centrePath: readonly string[]): boolean =>
  actor.region !== undefined && hasRole(actor, "clerk", "leader", "admin") && centrePath.includes(actor.region.code);

/** A centre with those above it. @throws notFound where there is none */
export const mustBeCentre = (centre: string, { regions }: Pick<DeskDoors, "regions">) => {
  const path = regions.pathOf(centre);
  if (path.length === 0 || centreOf(path) !== centre) throw notFound(words.noSuchCentre);
  return { centre, path };
};

/** The centre that was asked for, or somebody's own. @throws notFound, forbidden */
export const centreFor = (actor: Actor, asked: string | undefined, doors: Pick<DeskDoors, "regions">) => {
  const own = actor.region && centreOf(doors.regions.pathOf(actor.region.code));
  const code = asked ?? own;
  if (code === undefined) throw forbidden(words.noDesk);
  return mustBeCentre(code, doors);
};

/** A centre whose desk somebody keeps. @throws notFound, forbidden */
export const mustKeep = (actor: Actor, asked: string | undefined, doors: Pick<DeskDoors, "regions">) => {
  const found = centreFor(actor, asked, doors);
  if (!keepsDesk(actor, found.path)) throw forbidden(words.notYourDesk);
  return found;
};
