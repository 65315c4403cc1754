import { useMemo } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { townOf, useRegionMap, villageOf } from "../../client/regions";
import { RegionMap, type Area } from "../../components/RegionMap";
import { casePage as words, workbench } from "../../words/cases";

const size: [number, number] = [268, 176];

/** The grid of a code among its neighbours: its village's grids, the town's other villages far behind. */
export const useGridAreas = (grid: string | undefined, centre?: string): Area[] => {
  const village = useRegionMap(grid ? villageOf(grid) : undefined).data;
  const town = useRegionMap(grid ? townOf(grid) : centre ? townOf(centre) : undefined).data;
  return useMemo(() => {
    const far = (town?.children ?? []).filter(({ code }) => !grid || code !== villageOf(grid));
    const near = village?.children ?? [];
    const number = (code: string) => code.slice(-2);
    return [
      ...far.map((area) => ({ ...area, className: grid ? "far" : "" })),
      ...near
        .map((area) => ({
          ...area,
          className: area.code === grid ? "on" : "",
          label: area.code === grid ? "" : number(area.code),
        }))
        .sort((a, b) => Number(a.code === grid) - Number(b.code === grid)),
    ];
  }, [town, village, grid]);
};

/** Where it is: the grid among its neighbours, and the spot, for those who may see it. */
export const PlaceMap = ({ detail, onSeeAddress }: { detail: CaseDetail; onSeeAddress?: (() => void) | undefined }) => {
  const areas = useGridAreas(detail.grid?.code, detail.centre.code);
  const { address, location } = detail.place;
  return (
    <figure className="map-box">
      <div className="hold">
        {areas.length > 0 && (
          <RegionMap
            label={`${detail.grid?.name ?? detail.centre.name}，${address ?? ""}`}
            areas={areas}
            spot={location}
            size={size}
            slice
          />
        )}
      </div>
      <figcaption>
        {detail.grid?.name ?? `${workbench.noGrid}，${detail.centre.name}`}
        <br />
        <span className="mut">{address ?? words.noPlace}</span>{" "}
        {onSeeAddress && (
          <button type="button" className="link" onClick={onSeeAddress}>
            {words.seeAddress}
          </button>
        )}
      </figcaption>
    </figure>
  );
};
