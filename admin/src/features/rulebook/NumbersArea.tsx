import { InputNumber } from "antd";
import type { NumberField } from "@qizhen/shared/contract/rulebook";
import { rulebook as words } from "../../words/rulebook";
import type { AreaProps } from "./area";
import { RuleLine } from "./RuleLine";

/** 界限 and 选人打分: numbers with their meaning. */
export const NumbersArea = ({
  part,
  fields,
  form,
  wrong,
  mayEdit,
}: AreaProps & { part: "thresholds" | "weights"; fields: NumberField[] }) => (
  <>
    {fields.map(({ name, label, meaning, unit, min, max, whole, value }) => {
      const path = [part, name];
      const own = form.get(path) as number | undefined;
      return (
        <RuleLine
          key={name}
          label={label}
          meaning={meaning}
          own={own !== undefined}
          fallback={words.fallback(`${value}${unit ? ` ${unit}` : ""}`)}
          wrong={wrong(path)}
          onBack={mayEdit ? () => form.set(path, undefined) : undefined}
        >
          <InputNumber<number>
            aria-label={label}
            value={own ?? value}
            min={min}
            max={max}
            {...(whole && { precision: 0 })}
            step={whole || max > 1 ? 1 : 0.05}
            suffix={unit || undefined}
            disabled={!mayEdit}
            status={wrong(path) ? "error" : ""}
            style={{ width: 160 }}
            onChange={(next) => form.set(path, next === null || next === value ? undefined : next)}
          />
        </RuleLine>
      );
    })}
  </>
);
