import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { useRegionMap } from "../../client/regions";
import { RegionMap, type Area } from "../../components/RegionMap";
import { Skeleton } from "../../components/Skeleton";
import { statistics as allWords } from "../../words/statistics";
import { heatOf, heatSteps } from "./heat";

const words = allWords.map;
const size: [number, number] = [440, 400];

/** The short name that fits on a map: the number of a grid, or the place itself. */
const short = (name: string) => /第?(\d{1,3}|[一二三四五六七八九十]+)网格/.exec(name)?.[1] ?? name.slice(0, 5);

const areasOf = (board: Satisfaction, shapes: Map<string, Area["polygons"]>): Area[] =>
  board.parts.flatMap(({ region, figures: { score, rated } }) => {
    const polygons = shapes.get(region.code);
    if (!polygons) return [];
    const mean = score?.mean.toFixed(2);
    return [
      {
        ...region,
        polygons,
        name: words.part(region.name, mean, rated),
        className: score ? `heat h${heatOf(score.mean)}` : "heat few",
        label: mean ?? words.few,
        note: mean ? `${short(region.name)} ${words.cases(rated)}` : short(region.name),
      },
    ];
  });

/** Colours in words and steps. */
const Scale = () => (
  <p className="stat-scale">
    <span>{words.bad}</span>
    {[1, 2, 3, 4, 5].map((heat) => (
      <span key={heat}>
        <i className={`h${heat}`} />
        {heatSteps[heat - 1]}
      </span>
    ))}
    <span>{words.good}</span>
    <span className="few">
      <i className="few" />
      {words.hidden}
    </span>
  </p>
);

/** 满意度 of each part of a region, on its own polygons; a click looks at that part alone. */
export const HeatMap = ({ board, onPick }: { board: Satisfaction; onPick: (code: string) => void }) => {
  const map = useRegionMap(board.region.code);
  if (map.isPending) return <Skeleton lines={6} />;
  const shapes = new Map((map.data?.children ?? []).map(({ code, polygons }) => [code, polygons]));
  const own: Area[] = map.data ? [{ ...map.data.region, className: "heat none" }] : [];
  const parts = areasOf(board, shapes);
  return (
    <>
      <RegionMap
        label={words.label(board.region.name)}
        areas={parts.length ? parts : own}
        size={size}
        onPick={onPick}
      />
      <Scale />
    </>
  );
};
