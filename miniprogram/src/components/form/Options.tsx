import { Box, Tap } from "../elements/elements";

/** A few things to choose one from; a second tap takes the choice back if `optional`. */
export const Options = <T extends string>({
  label,
  options,
  value,
  optional,
  onChange,
}: {
  label: string;
  options: readonly { value: T; text: string }[];
  value: T | undefined;
  optional?: boolean;
  onChange: (value: T | undefined) => void;
}) => (
  <Box className="options" role="group" label={label}>
    {options.map((option) => (
      <Tap
        key={option.value}
        className={option.value === value ? "option option-on" : "option"}
        on={option.value === value}
        onTap={() => onChange(optional && option.value === value ? undefined : option.value)}
      >
        {option.text}
      </Tap>
    ))}
  </Box>
);
