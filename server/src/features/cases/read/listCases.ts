import type { cases as api } from "@qizhen/shared/contract/cases";
import type { QueryFilter } from "mongoose";
import type * as z from "zod";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import { hasRole, type Actor } from "../../accounts";
import type { RegionsDoor } from "../doors";
import type { CaseDocument } from "../model";
import { visibleTo } from "../policy";
import { addDays, dayOf, startOfDay } from "@qizhen/shared/rules/shanghaiDays";
import { endOfDay } from "../rules/calendar";
import { wantedOf } from "../rules/searchWords";
import type { CaseScope } from "../store";
import type { Secrets } from "../secrets";
import { readPage, type Page } from "./listStore";

type Query = z.output<typeof api.list.query>;
type Where = QueryFilter<CaseDocument>;

/** The scope, narrowed to a region that was asked for: below one's own it takes its place, elsewhere nothing is left. */
const scopeOf = (actor: Actor, region: string | undefined, regions: RegionsDoor): CaseScope => {
  const scope = visibleTo(actor);
  if (!region) return scope;
  const oversees = "regionPath" in scope && actor.region && regions.pathOf(region).includes(actor.region.code);
  return oversees ? { regionPath: region } : { $and: [scope, { regionPath: region }] };
};

const searchFor = (q: string, secrets: Secrets): { where: Where; hint?: Page["hint"] } => {
  const wanted = wantedOf(q);
  if ("phone" in wanted)
    return { where: { "parties.phoneIndex": secrets.phoneIndex(wanted.phone) }, hint: { "parties.phoneIndex": 1 } };
  if ("number" in wanted)
    return { where: { number: { $gte: wanted.number, $lt: `${wanted.number}\uffff` } }, hint: { number: 1 } };
  return { where: { grams: { $all: wanted.grams } }, hint: { grams: 1, createdAt: -1, _id: -1 } };
};

const filtersOf = (query: Query, actor: Actor, now: Date): Where[] => {
  const { status, risk, category, service, mine, responsible, overdue, due, from, to } = query;
  const owner = mine && actor.kind === "staff" ? actor.id : responsible;
  return [
    ...(owner ? [{ "responsible.id": owner }] : []),
    ...(status ? [{ status: status.length === 1 && status[0] ? status[0] : { $in: status } }] : []),
    ...(risk ? [{ risk: { $in: risk } }] : []),
    ...(category ? [{ category: { $in: category } }] : []),
    ...(service ? [{ service: { $in: service } }] : []),
    ...(overdue ? [{ dueAt: { $lt: now } }] : []),
    ...(due ? [{ dueAt: { $gte: now, $lte: endOfDay(dayOf(now)) } }] : []),
    ...(from ? [{ createdAt: { $gte: startOfDay(from) } }] : []),
    ...(to ? [{ createdAt: { $lt: startOfDay(addDays(to, 1)) } }] : []),
  ];
};

/** The index of a list without search words: that of who looks, or of whose cases they are. */
const indexOf = (query: Query, scope: CaseScope, owner: boolean, byDue: boolean): Page["hint"] => {
  if (byDue) return "regionPath" in scope ? { regionPath: 1, dueAt: 1, _id: 1 } : undefined;
  if (owner) return { "responsible.id": 1, createdAt: -1, _id: -1 };
  if ("partyUserIds" in scope) return { partyUserIds: 1, createdAt: -1, _id: -1 };
  if ("involved" in scope) return { involved: 1, createdAt: -1, _id: -1 };
  if (!("regionPath" in scope)) return undefined;
  return query.status?.length === 1
    ? { regionPath: 1, status: 1, createdAt: -1, _id: -1 }
    : { regionPath: 1, createdAt: -1, _id: -1 };
};

/** The page that a query asks for (纠纷台账), within what the actor may see. Also for a test to explain. */
export const pageOf = (
  actor: Actor,
  query: Query,
  doors: { regions: RegionsDoor; secrets: Secrets },
  now: Date,
): Page => {
  const scope = scopeOf(actor, query.region, doors.regions);
  const byDue = query.order === "due" || query.overdue !== undefined || query.due !== undefined;
  const owner = query.responsible !== undefined || (query.mine !== undefined && !hasRole(actor, "resident"));
  const search = query.q ? searchFor(query.q, doors.secrets) : undefined;
  const where: Where[] = [
    ...(search ? [search.where] : []),
    ...filtersOf(query, actor, now),
    ...(byDue ? [{ dueAt: { $gt: new Date(0) } }] : []),
  ];
  return {
    scope,
    where: where.length > 0 ? { $and: where } : {},
    order: byDue ? "due" : "newest",
    hint: search ? search.hint : indexOf(query, scope, owner, byDue),
    limit: query.limit ?? ordinaryLimit,
    cursor: query.cursor,
  };
};

export const listCases = (actor: Actor, query: Query, doors: { regions: RegionsDoor; secrets: Secrets }, now: Date) =>
  readPage(pageOf(actor, query, doors, now));
