import { Radio } from "antd";

/** One of a few, with its question as a legend; arrows of the keyboard go through them. */
export const Choice = <T extends string | number>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T | undefined;
  onChange: (value: T) => void;
}) => (
  <fieldset className="fieldset">
    <legend>{label}</legend>
    <Radio.Group
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
      options={options.map((option) => ({ ...option }))}
    />
  </fieldset>
);
