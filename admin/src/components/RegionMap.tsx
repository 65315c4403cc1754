import { useMemo } from "react";
import { fit, type Shape } from "./mapShapes";

/** A polygon on the map and how it is drawn: by `className`, and with `label` in its middle and `note` under it. */
export interface Area extends Shape {
  code: string;
  name: string;
  className?: string;
  label?: string;
  note?: string;
}

interface Props {
  label: string;
  /** In the order they are drawn, the last on top. The view holds those that are not `far`. */
  areas: Area[];
  spot?: { lng: number; lat: number } | undefined;
  size?: [number, number];
  /** Fills its box, cutting what does not fit. */
  slice?: boolean;
  /** Makes the areas buttons. */
  onPick?: ((code: string) => void) | undefined;
}

const pad = 10;
const isFar = (area: Area) => area.className?.includes("far") ?? false;

const useDrawing = (areas: Area[], size: [number, number]) =>
  useMemo(() => {
    const near = areas.filter((area) => !isFar(area));
    const view = fit(near.length ? near : areas, size, pad);
    return { view, drawn: areas.map((area) => ({ area, d: view.path(area), centre: view.centre(area) })) };
  }, [areas, size]);

const Path = ({ area, d, onPick }: { area: Area; d: string; onPick: Props["onPick"] }) => {
  if (!onPick) return <path d={d} className={area.className} />;
  return (
    <path
      d={d}
      className={`can ${area.className ?? ""}`}
      role="button"
      tabIndex={0}
      aria-label={area.name}
      onClick={() => onPick(area.code)}
      onKeyDown={(event) => event.key === "Enter" && onPick(area.code)}
    >
      <title>{area.name}</title>
    </path>
  );
};

const defaultSize: [number, number] = [268, 176];

/** A map drawn from the regions' own polygons; needs no tiles. */
export const RegionMap = ({ label, areas, spot, size = defaultSize, slice = false, onPick }: Props) => {
  const { view, drawn } = useDrawing(areas, size);
  const at = spot && view.at([spot.lng, spot.lat]).map((n) => n.toFixed(1));
  return (
    <svg
      className="gridmap"
      viewBox={`0 0 ${view.width} ${view.height}`}
      preserveAspectRatio={slice ? "xMidYMid slice" : "xMidYMid meet"}
      role={onPick ? "group" : "img"}
      aria-label={label}
    >
      {drawn.map(({ area, d }) => (
        <Path key={area.code} area={area} d={d} onPick={onPick} />
      ))}
      {drawn.map(
        ({ area, centre }) =>
          area.label && (
            <text key={area.code} x={centre[0]} y={centre[1]} fontSize={11} dy={4} aria-hidden="true">
              {area.label}
              {area.note && (
                <tspan className="note" x={centre[0]} dy="1.3em">
                  {area.note}
                </tspan>
              )}
            </text>
          ),
      )}
      {at && (
        <g className="spot" transform={`translate(${at.join(" ")})`}>
          <circle r="9" />
          <circle r="4" />
        </g>
      )}
    </svg>
  );
};
