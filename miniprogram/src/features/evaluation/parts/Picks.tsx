import { Box, Tap } from "../../../components/elements/elements";

/** A few things to choose any of; a second tap takes one back. */
export const Picks = <T extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { value: T; text: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}) => (
  <Box className="options" role="group" label={label}>
    {options.map(({ value, text }) => {
      const on = chosen.includes(value);
      return (
        <Tap
          key={value}
          className={on ? "option option-on" : "option"}
          on={on}
          onTap={() => onChange(on ? chosen.filter((one) => one !== value) : [...chosen, value])}
        >
          {text}
        </Tap>
      );
    })}
  </Box>
);
