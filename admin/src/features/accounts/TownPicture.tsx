import { useMemo } from "react";
import { countyOf, townOf, useRegionMap, useRegionMaps, useRegions, villageOf } from "../../client/regions";
import { RegionMap, type Area } from "../../components/RegionMap";
import { login as words } from "../../words/accounts";

const size: [number, number] = [760, 765];
/** More villages than this are not worth a request each for a picture. */
const villagesAtMost = 40;

/** Which town to draw: that of whoever signed in here last, else the first there is. */
const useTown = (near: string) => {
  const counties = useRegions();
  const known = counties.data?.items ?? [];
  const county = known.find(({ code }) => near && code === countyOf(near))?.code ?? known[0]?.code;
  const towns = useRegionMap(county).data?.children ?? [];
  return towns.find(({ code }) => near && code === townOf(near))?.code ?? towns[0]?.code;
};

/** The town's villages and grids as lines, one village lit: nothing to look at but the place itself. */
export const TownPicture = ({ near }: { near: string }) => {
  const town = useRegionMap(useTown(near)).data;
  const villages = useMemo(() => town?.children ?? [], [town]);
  const own = villages.find(({ code }) => near && code === villageOf(near))?.code ?? villages[0]?.code;
  const maps = useRegionMaps(villages.length <= villagesAtMost ? villages.map(({ code }) => code) : own ? [own] : []);
  const grids = maps.flatMap(({ children }) => children);
  const count = grids.length;
  const areas: Area[] = [
    ...grids.map((grid) => ({ ...grid, className: grid.parent === own ? "here" : "grid" })),
    ...villages.map((village) => ({ ...village, className: village.code === own ? "village own" : "village" })),
  ];
  return (
    <section className="land" aria-hidden="true">
      <div className="pic">{villages.length > 0 && <RegionMap label="" areas={areas} size={size} />}</div>
      <p className="cap">
        <b>{words.caption}</b>
        {town && maps.length === villages.length && (
          <span>{words.place(town.region.name, villages.length, count)}</span>
        )}
      </p>
    </section>
  );
};
