import { useState } from "react";
import { regions } from "@qizhen/shared/contract/regions";
import { Box } from "../../../components/elements/elements";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { ProblemCard } from "../../../components/screen/States";
import { GridMap } from "../../../components/story/GridMap";
import { useGet } from "../../../client/useGet";
import { common } from "../../../words/common";
import { submit } from "../../../words/cases";
import { isInside } from "./inside";

const words = submit.where;
type Place = { lng: number; lat: number };
type Named = { code: string; name: string };

/** A county, a town or a village on our own map: a tap goes one level down, and in a village it marks the place. */
export const MapPick = ({
  start,
  pin,
  onPoint,
  onGrid,
}: {
  start: string | undefined;
  pin?: Place | undefined;
  onPoint: (place: Place) => void;
  onGrid: (grid: Named) => void;
}) => {
  const [chosen, setChosen] = useState(start);
  const counties = useGet(regions.list, chosen ? null : {}).data?.items ?? [];
  const code = chosen ?? (counties.length === 1 ? counties[0]?.code : undefined);
  const map = useGet(regions.map, code ? { params: { code } } : null);
  const only = map.data?.children.length === 1 ? map.data.children[0] : undefined;
  if (only && only.level !== "grid") return <MapPick key={only.code} {...{ start: only.code, pin, onPoint, onGrid }} />;
  if (!code)
    return (
      <Options
        label={words.choose}
        options={counties.map((county) => ({ value: county.code, text: county.name }))}
        value={undefined}
        onChange={setChosen}
      />
    );
  if (!map.data)
    return map.problem ? <ProblemCard problem={map.problem} onRetry={map.retry} /> : <Box className="card skel" />;
  const { region, children, within } = map.data;
  // its own name is on top already: 第03网格 is enough on the map
  const shapes = children.map((child) => ({ ...child, name: child.name.replace(region.name, "") }));
  const isVillage = children.every(({ level }) => level === "grid");
  const open = (child: Named) => (isVillage ? onGrid(child) : setChosen(child.code));
  const tapped = (place: Place) => {
    const child = children.find(({ polygons }) => isInside(polygons, place));
    if (isVillage) onPoint(place);
    else if (child) setChosen(child.code);
  };
  return (
    <Box className="card column gap">
      <Options
        label={common.back}
        options={[...within, region].map((one) => ({ value: one.code, text: one.name }))}
        value={region.code}
        onChange={(to) => to && setChosen(to)}
      />
      <GridMap
        shapes={shapes}
        labels
        label={common.mapOf(region.name, children.length)}
        onPick={tapped}
        {...(pin && isVillage && { pin })}
      />
      <Box className="mini">{words.mapHint}</Box>
      <FormRow label={words.choose}>
        <Options
          label={words.choose}
          options={children.map((child) => ({ value: child.code, text: child.name }))}
          value={undefined}
          onChange={(to) => {
            const child = children.find((one) => one.code === to);
            if (child) open({ code: child.code, name: child.name });
          }}
        />
      </FormRow>
    </Box>
  );
};
