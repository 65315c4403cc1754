import { Dropdown } from "antd";
import { states } from "../words/frame";
import { Icon } from "./Icon";

export interface ChipChoice {
  value: string;
  label: string;
}

interface Props {
  label: string;
  choices: ChipChoice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  /** One at most. */
  single?: boolean;
  /** Does not say what is chosen. */
  plain?: boolean;
}

/** The choices after a click on one: chosen, or not any more. */
const after = ({ chosen, single }: Props, value: string): string[] => {
  const rest = chosen.filter((one) => one !== value);
  if (rest.length < chosen.length) return rest;
  return single ? [value] : [...chosen, value];
};

/** A filter as a chip: shows what is chosen, opens its choices. */
export const FilterChip = (props: Props) => {
  const { label, choices, chosen, onChange, single = false, plain = false } = props;
  const names = plain ? [] : choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
  const menu = {
    selectable: true,
    multiple: !single,
    selectedKeys: chosen,
    items: choices.map((choice) => ({ key: choice.value, label: choice.label })),
    onClick: ({ key }: { key: string }) => onChange(after(props, key)),
    style: { maxHeight: 360, overflow: "auto" },
  };
  return (
    <Dropdown trigger={["click"]} menu={menu}>
      <button type="button" className={names.length ? "chip on" : "chip"}>
        {label}
        {names.length > 0 && `：${states.chosen(names)}`}
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
