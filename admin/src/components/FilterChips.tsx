import { Dropdown } from "antd";
import { Icon } from "./Icon";

export interface ChipChoice {
  value: string;
  label: string;
}

/** A filter as a chip: shows what is chosen, opens its choices; several may be chosen. */
export const FilterChip = ({
  label,
  choices,
  chosen,
  onChange,
  single = false,
}: {
  label: string;
  choices: ChipChoice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  single?: boolean;
}) => {
  const names = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label);
  const toggle = (value: string) => {
    const has = chosen.includes(value);
    onChange(single ? (has ? [] : [value]) : has ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        multiple: !single,
        selectedKeys: chosen,
        items: choices.map(({ value, label: words }) => ({ key: value, label: words })),
        onClick: ({ key }) => toggle(key),
        style: { maxHeight: 360, overflow: "auto" },
      }}
    >
      <button type="button" className={names.length ? "chip on" : "chip"}>
        {label}
        {names.length > 0 && `：${names.length > 2 ? `${names[0]}等 ${names.length} 项` : names.join("、")}`}
        <Icon name="down" />
      </button>
    </Dropdown>
  );
};

/** A filter that is on or off. */
export const ToggleChip = ({
  label,
  on,
  onChange,
}: {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) => (
  <button type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => onChange(!on)}>
    {label}
  </button>
);
