import { useMemo } from "react";
import { fit, type Shape } from "./mapShapes";

/** A polygon on the map and how it is drawn: by `className`, and with `label` in its middle. */
export interface Area extends Shape {
  code: string;
  name: string;
  className?: string;
  label?: string;
}

/**
 * A map drawn from the regions' own polygons; needs no tiles. `areas` lie in the order given, the last on top; the view
 * holds those that are not `far`. `onPick` makes the areas buttons.
 */
export const RegionMap = ({
  label,
  areas,
  spot,
  size = [268, 176],
  slice = false,
  onPick,
}: {
  label: string;
  areas: Area[];
  spot?: { lng: number; lat: number } | undefined;
  size?: [number, number];
  /** Fills its box, cutting what does not fit. */
  slice?: boolean;
  onPick?: ((code: string) => void) | undefined;
}) => {
  const drawn = useMemo(() => {
    const near = areas.filter((area) => !area.className?.includes("far"));
    const view = fit(near.length ? near : areas, size, 10);
    return { view, paths: areas.map((area) => ({ area, d: view.path(area), centre: view.centre(area) })) };
  }, [areas, size]);
  const at = spot && drawn.view.at([spot.lng, spot.lat]);
  return (
    <svg
      className="gridmap"
      viewBox={`0 0 ${drawn.view.width} ${drawn.view.height}`}
      preserveAspectRatio={slice ? "xMidYMid slice" : "xMidYMid meet"}
      role={onPick ? "group" : "img"}
      aria-label={label}
    >
      {drawn.paths.map(({ area, d }) => (
        <path
          key={area.code}
          d={d}
          className={`${area.className ?? ""} ${onPick ? "can" : ""}`}
          {...(onPick && {
            role: "button",
            tabIndex: 0,
            "aria-label": area.name,
            onClick: () => onPick(area.code),
            onKeyDown: (event) => event.key === "Enter" && onPick(area.code),
          })}
        >
          {onPick && <title>{area.name}</title>}
        </path>
      ))}
      {drawn.paths.map(
        ({ area, centre }) =>
          area.label && (
            <text key={area.code} x={centre[0]} y={centre[1]} fontSize={11} dy={4} aria-hidden="true">
              {area.label}
            </text>
          ),
      )}
      {at && (
        <g className="spot" transform={`translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`}>
          <circle r="9" />
          <circle r="4" />
        </g>
      )}
    </svg>
  );
};
