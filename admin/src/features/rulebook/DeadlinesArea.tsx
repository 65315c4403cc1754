import { InputNumber, Select, Space } from "antd";
import type { ClockField, RuleLimit } from "@qizhen/shared/contract/rulebook";
import { keysOf, limitUnits, type Risk } from "@qizhen/shared/vocabulary";
import { RiskMark } from "../../components/RiskMark";
import { rulebook as words } from "../../words/rulebook";
import type { AreaProps } from "./area";

const units = keysOf(limitUnits).map((value) => ({ value, label: limitUnits[value] }));
const isSame = (a: RuleLimit, b: RuleLimit) => a.count === b.count && a.unit === b.unit;
const worded = ({ count, unit }: RuleLimit) => `${count} ${limitUnits[unit]}`;

const Limit = ({
  clock,
  colour,
  fallback,
  form,
  wrong,
  mayEdit,
}: Omit<AreaProps, "defaults"> & { clock: ClockField; colour: string; fallback: RuleLimit }) => {
  const path = ["deadlines", clock.name, colour];
  const own = form.get(path) as RuleLimit | undefined;
  const now = own ?? fallback;
  const change = (next: RuleLimit) => form.set(path, isSame(next, fallback) ? undefined : next);
  return (
    <div className={own ? "limit own" : "limit"}>
      {colour === "all" ? <span className="sm">{words.allColours}</span> : <RiskMark risk={colour as Risk} />}
      <Space.Compact>
        <InputNumber<number>
          aria-label={`${clock.label} ${colour}`}
          size="small"
          style={{ width: 64 }}
          precision={0}
          disabled={!mayEdit}
          value={now.count}
          status={wrong(path) ? "error" : ""}
          onChange={(count) => change({ ...now, count: count ?? 0 })}
        />
        <Select
          aria-label={`${clock.label} ${colour} ${words.unit}`}
          size="small"
          style={{ width: 104 }}
          disabled={!mayEdit}
          value={now.unit}
          options={units}
          onChange={(unit) => change({ ...now, unit })}
        />
      </Space.Compact>
      {own && <span className="xs mut">{words.fallback(worded(fallback))}</span>}
      {wrong(path) && (
        <span className="xs wrong" role="alert">
          {wrong(path)}
        </span>
      )}
    </div>
  );
};

/** 期限: every clock with its unit, by colour. */
export const DeadlinesArea = ({ form, defaults, wrong, mayEdit }: AreaProps) => (
  <>
    {defaults.deadlines.map((clock) => (
      <div key={clock.name} className={form.ownIn(["deadlines", clock.name]) > 0 ? "rule clocks own" : "rule clocks"}>
        <div className="rule-text">
          <b>{clock.label}</b>
          {form.ownIn(["deadlines", clock.name]) > 0 && <span className="tag amber">{words.changed}</span>}
          <p className="sm sec">{clock.meaning}</p>
        </div>
        <div className="limits">
          {Object.entries(clock.limits).map(([colour, fallback]) => (
            <Limit key={colour} {...{ clock, colour, fallback, form, wrong, mayEdit }} />
          ))}
        </div>
      </div>
    ))}
  </>
);
