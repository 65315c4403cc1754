import type { DirectoryCentre } from "@qizhen/shared/contract/directory";
import type { ListParts } from "./listPeople";
import type { Neighbourhood } from "./place";
import { never } from "./rules/entry";

const hasCentre = (level: string | undefined): level is DirectoryCentre["level"] =>
  level === "village" || level === "town" || level === "county";

/** The centres (综治中心) that answer for a place: of its village, its town and its county, in this order. */
export const listCentres = async (around: Neighbourhood, now: Date, parts: ListParts): Promise<DirectoryCentre[]> => {
  const { entries, regions, walk } = parts;
  await walk.ensure(around.county, now);
  const centres = [...around.path].reverse().map(async (code): Promise<DirectoryCentre | undefined> => {
    const region = regions.byCode(code);
    if (!region || !hasCentre(region.level)) return undefined;
    const tags = [`in:${code}`];
    const [people, soonest] = await Promise.all([
      entries.countIn(around.county, code),
      entries.page({ county: around.county, tags, by: "soonest", limit: 1 }),
    ]);
    const next = soonest.items[0]?.nextAt;
    const metres = around.metresTo(code);
    return {
      code,
      name: region.name,
      level: region.level,
      place: { lng: region.centre.lng, lat: region.centre.lat },
      ...(metres !== undefined && { metres }),
      people,
      ...(next && next > now && next < never && { next: next.toISOString() }),
    };
  });
  return (await Promise.all(centres)).filter((one) => one !== undefined);
};
