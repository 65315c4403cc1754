import type { DirectorySort } from "@qizhen/shared/contract/directory";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { malformed } from "../../kernel/errors";
import { keepEach, type KeptEach } from "../../kernel/keepEach";
import { words as kernelWords } from "../../kernel/words";
import type { DirectoryDoors } from "./doors";
import type { Neighbourhood } from "./place";
import type { Walk } from "./refresh";
import { never, tagsOf, type Filters } from "./rules/entry";
import { lookUp, type Found } from "./showPeople";
import type { DirectoryStore } from "./store";

/** What the list is asked for. */
export interface PeopleWanted extends Filters {
  within?: "around" | "county" | undefined;
  sort?: DirectorySort | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** What the list stands on. */
export interface ListParts extends DirectoryDoors {
  entries: DirectoryStore;
  walk: Walk;
  /** In which places of a county there is anybody. */
  inhabited: KeptEach<string[]>;
}

const inhabitedMs = 60_000;
export const createInhabited = (entries: DirectoryStore): KeptEach<string[]> =>
  keepEach(
    inhabitedMs,
    async (counties) =>
      new Map(await Promise.all(counties.map(async (one) => [one, await entries.regionsWithAnybody(one)] as const))),
  );

interface Page {
  items: { id: string; nextAt: Date }[];
  next: string | null;
}

/**
 * People around a place, or of its whole county (名录), a page at a time: each page is read from an index and costs the same however many
 * there are. What is shown is looked up anew; where a next free time turned out to be another, the order is put right for the next reader.
 * @throws malformed for a cursor that is none
 */
export const listPeople = async (
  wanted: PeopleWanted,
  around: Neighbourhood,
  now: Date,
  parts: ListParts,
): Promise<{ items: Found[]; next: string | null }> => {
  await parts.walk.ensure(around.county, now);
  const page = await pageOf(wanted, around, parts);
  const items = await lookUp(
    page.items.map(({ id }) => id),
    around,
    now,
    parts,
  );
  const shown = new Map(items.map(({ person, offer }) => [person.id, offer.free[0]?.start ?? never]));
  for (const { id, nextAt } of page.items) {
    const found = shown.get(id);
    if (found && found.getTime() !== nextAt.getTime()) await parts.entries.correct(around.county, id, found);
  }
  return { items, next: page.next };
};

const pageOf = async (wanted: PeopleWanted, around: Neighbourhood, parts: ListParts): Promise<Page> => {
  const { sort = "soonest", limit = ordinaryLimit, cursor } = wanted;
  // Of whom nobody knows where they live, the whole county is around.
  const within = around.path.length === 1 ? "county" : (wanted.within ?? "around");
  const stretch = { county: around.county, tags: tagsOf(wanted), limit };
  if (sort === "nearest") return nearest(await regionsOf(within, around, parts), { ...stretch, cursor }, parts.entries);
  const by = sort;
  return within === "county"
    ? parts.entries.page({ ...stretch, by, cursor })
    : parts.entries.pageOver(around.path, { ...stretch, by, cursor });
};

/** Places with somebody in them, the nearest first; of equals the smallest. */
const regionsOf = async (within: "around" | "county", { county, path, metresTo }: Neighbourhood, parts: ListParts) => {
  if (within === "around") return [...path].reverse();
  const codes = (await parts.inhabited.get([county])).get(county) ?? [];
  const far = (code: string) => metresTo(code) ?? Number.MAX_SAFE_INTEGER;
  return [...codes].sort((a, b) => far(a) - far(b) || b.length - a.length || (a < b ? -1 : 1));
};

/** Place by place, the nearest first; within a place the soonest free first. */
const nearest = async (
  regions: readonly string[],
  { county, tags, limit, cursor }: { county: string; tags: string[]; limit: number; cursor: string | undefined },
  entries: DirectoryStore,
): Promise<Page> => {
  const from = readCursor(cursor);
  const items: Page["items"] = [];
  for (let at = from ? regions.indexOf(from.region) : 0; at >= 0 && at < regions.length; at += 1) {
    const region = regions[at] ?? "";
    const inside = from?.region === region ? from.after : undefined;
    const stretch = { county, tags: [`in:${region}`, ...tags], by: "soonest" as const, limit: limit - items.length };
    const page = await entries.page({ ...stretch, cursor: inside });
    items.push(...page.items);
    if (page.next !== null) return { items, next: writeCursor({ region, after: page.next }) };
    const onward = regions[at + 1];
    if (items.length === limit) return { items, next: onward ? writeCursor({ region: onward }) : null };
  }
  return { items, next: null };
};

/** Where a page ends: in which place, and after whom there. */
interface Place {
  region: string;
  after?: string | undefined;
}
const writeCursor = (place: Place) => Buffer.from(JSON.stringify(place)).toString("base64url");
const readCursor = (cursor: string | undefined): Place | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof place === "object" && place !== null && "region" in place && typeof place.region === "string")
      return { region: place.region, ...("after" in place && { after: String(place.after) }) };
  } catch {
    // answered below, as what is no place
  }
  throw malformed(kernelWords.badCursor);
};
