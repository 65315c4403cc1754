import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import { statistics as allWords } from "../../words/statistics";

const words = allWords.trend;
const [width, height] = [400, 190];
const edge = { left: 30, right: 76, top: 14, bottom: 26 };

type Point = { at: number; mean: number };

/** Bounds of the marks drawn, in halves, at least one whole mark apart. */
const boundsOf = (marks: readonly number[]): [number, number] => {
  const low = Math.max(1, Math.floor(Math.min(...marks) * 2) / 2);
  const high = Math.min(5, Math.ceil(Math.max(...marks) * 2) / 2);
  return high - low < 1 ? [Math.max(1, high - 1), Math.max(1, high - 1) + 1] : [low, high];
};

const makeScale = (months: number, [low, high]: [number, number]) => ({
  x: (at: number) => edge.left + ((width - edge.left - edge.right) * at) / Math.max(1, months - 1),
  y: (mean: number) => edge.top + ((height - edge.top - edge.bottom) * (high - mean)) / (high - low),
});
type Scale = ReturnType<typeof makeScale>;

const Line = ({ points, scale, className }: { points: Point[]; scale: Scale; className: string }) => (
  <path
    className={className}
    d={points
      .map(({ at, mean }, nth) => `${nth ? "L" : "M"}${scale.x(at).toFixed(1)} ${scale.y(mean).toFixed(1)}`)
      .join("")}
  />
);

const End = ({
  points,
  scale,
  name,
  className,
}: {
  points: Point[];
  scale: Scale;
  name: string;
  className: string;
}) => {
  const last = points.at(-1);
  if (!last) return null;
  return (
    <g className={className} transform={`translate(${width - edge.right + 8} ${scale.y(last.mean).toFixed(1)})`}>
      <text dy="-2">{name.slice(0, 5)}</text>
      <text className="v" dy="13">
        {last.mean.toFixed(2)}
      </text>
    </g>
  );
};

const pointsOf = (trend: Satisfaction["trend"], of: "mean" | "aroundMean"): Point[] =>
  trend.flatMap((one, at) => (one[of] === undefined ? [] : [{ at, mean: one[of] }]));

/** Two labels never stand on one another. */
const apart = (a: Point | undefined, b: Point | undefined, scale: Scale) =>
  !a || !b || Math.abs(scale.y(a.mean) - scale.y(b.mean)) > 30;

/** Twelve months of a region, with the line of the region above beside it. */
export const Trend = ({ board }: { board: Satisfaction }) => {
  const { trend, region, around, mediator } = board;
  const own = pointsOf(trend, "mean");
  const other = around ? pointsOf(trend, "aroundMean") : [];
  if (own.length === 0) return <p className="stat-none">{words.none}</p>;
  const bounds = boundsOf([...own, ...other].map(({ mean }) => mean));
  const scale = makeScale(trend.length, bounds);
  const here = trend.findIndex(({ month }) => month >= board.from.slice(0, 7));
  const name = mediator?.name ?? region.name;
  const said = trend.flatMap(({ month, mean, rated }) => (mean === undefined ? [] : words.point(month, mean, rated)));
  return (
    <svg
      className="stat-trend"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.label(name, said.join("，"))}
    >
      {here >= 0 && (
        <rect
          className="now"
          x={scale.x(here) - 8}
          y={2}
          width={scale.x(trend.length - 1) - scale.x(here) + 16}
          height={height - edge.bottom}
          rx={6}
        />
      )}
      {[bounds[0], (bounds[0] + bounds[1]) / 2, bounds[1]].map((mark) => (
        <g key={mark}>
          <path className="rule" d={`M${edge.left} ${scale.y(mark).toFixed(1)}H${width - edge.right}`} />
          <text className="tick" x={0} y={scale.y(mark) + 4}>
            {mark.toFixed(1)}
          </text>
        </g>
      ))}
      {trend.map(({ month }, at) =>
        at % 2 === 1 ? (
          <text key={month} className="tick" textAnchor="middle" x={scale.x(at)} y={height - 6}>
            {allWords.month(month)}
          </text>
        ) : null,
      )}
      <Line points={other} scale={scale} className="around" />
      <Line points={own} scale={scale} className="own" />
      {own.map(({ at, mean }) => (
        <circle key={at} className="spot" cx={scale.x(at)} cy={scale.y(mean)} r={at === own.at(-1)?.at ? 4.5 : 2.5} />
      ))}
      <End points={own} scale={scale} name={name} className="end own" />
      {around && apart(own.at(-1), other.at(-1), scale) && (
        <End points={other} scale={scale} name={around.name} className="end" />
      )}
    </svg>
  );
};
