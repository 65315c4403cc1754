import { useMemo } from "react";
import { Box, Picture } from "../elements/elements";
import { drawMap, type Shape } from "./mapDrawing";

/** A map of our own polygons. With `onPick` (browsers) a tap on it tells the place. */
export const GridMap = ({
  shapes,
  on,
  pin,
  labels,
  label,
  onPick,
}: {
  shapes: readonly Shape[];
  on?: string;
  pin?: { lng: number; lat: number };
  labels?: boolean;
  label: string;
  onPick?: (place: { lng: number; lat: number }) => void;
}) => {
  const map = useMemo(
    () => drawMap(shapes, { ...(on && { on }), ...(pin && { pin }), ...(labels && { labels }) }),
    [shapes, on, pin, labels],
  );
  return (
    <Box className="map" style={{ paddingTop: `${(map.ratio * 100).toFixed(2)}%` }}>
      <Picture
        className="map-pic"
        src={map.src}
        label={label}
        {...(onPick && { onPoint: (at) => onPick(map.pointAt(at)) })}
      />
    </Box>
  );
};
