import type { Category } from "@qizhen/shared/vocabulary";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { malformed } from "../../kernel/errors";
import { words as kernelWords } from "../../kernel/words";
import type { Staff } from "../accounts";
import type { AccountsDoor, RegionsDoor } from "./doors";

/** What the list is asked for. Without `region`: of the first county. */
export interface MediatorsWanted {
  region?: string | undefined;
  speciality?: Category | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Where a page ends: among those above the region (by username), or among those in it (the accounts' own cursor). */
type Place = { above: string } | { within: string };

/**
 * Mediators (调解员) whom somebody in a region can turn to: first those of the regions above it, then those in it, each by
 * username. A region that does not exist has none.
 */
export async function listMediators(
  { region, speciality, limit = ordinaryLimit, cursor }: MediatorsWanted,
  { accounts, regions }: { accounts: AccountsDoor; regions: RegionsDoor },
): Promise<{ items: Staff[]; next: string | null }> {
  const code = region ?? regions.childrenOf(null)[0]?.code;
  const path = code === undefined ? [] : regions.pathOf(code);
  if (code === undefined || path.length === 0) return { items: [], next: null };
  const place = readCursor(cursor);
  const above = place && "within" in place ? [] : await peopleAbove(path, speciality, place?.above ?? "", accounts);
  if (above.length > limit) {
    const items = above.slice(0, limit);
    return { items: items, next: writeCursor({ above: items.at(-1)?.username ?? "" }) };
  }
  const rest = await accounts.staffPage(code, {
    role: "mediator",
    speciality,
    limit: Math.max(1, limit - above.length),
    cursor: place && "within" in place ? place.within : undefined,
  });
  const items = above.length === limit ? above : [...above, ...rest.items];
  if (above.length === limit)
    return { items, next: rest.items.length > 0 ? writeCursor({ above: last(above) }) : null };
  return { items, next: rest.next === null ? null : writeCursor({ within: rest.next }) };
}

const last = (people: readonly Staff[]) => people.at(-1)?.username ?? "";

async function peopleAbove(
  path: readonly string[],
  speciality: Category | undefined,
  after: string,
  accounts: AccountsDoor,
): Promise<Staff[]> {
  const found = await accounts.staffInRegions(path.slice(0, -1), "mediator");
  return found
    .filter(({ specialities }) => !speciality || specialities.length === 0 || specialities.includes(speciality))
    .filter(({ username }) => username > after)
    .sort((a, b) => (a.username < b.username ? -1 : 1));
}

const writeCursor = (place: Place) => Buffer.from(JSON.stringify(place)).toString("base64url");

function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof place === "object" && place !== null) {
      if ("above" in place && typeof place.above === "string") return { above: place.above };
      if ("within" in place && typeof place.within === "string") return { within: place.within };
    }
  } catch {
    // what cannot be read is answered below, as what is no place
  }
  throw malformed(kernelWords.badCursor);
}
