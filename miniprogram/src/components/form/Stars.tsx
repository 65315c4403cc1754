import { common } from "../../words/common";
import { Box, Line, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";

/** One to five, with the word for it. */
export const Stars = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | undefined;
  onChange: (value: number) => void;
}) => (
  <Box>
    <Box className="strong">
      {label}
      {value !== undefined && <Line className="mini">{`  ${common.star(value)}`}</Line>}
    </Box>
    <Box className="stars" role="group" label={label}>
      {[1, 2, 3, 4, 5].map((count) => (
        <Tap
          key={count}
          className={value !== undefined && count <= value ? "star star-on" : "star"}
          label={common.stars(label, count)}
          on={value === count}
          onTap={() => onChange(count)}
        >
          <Icon name={value !== undefined && count <= value ? "star-full" : "star"} />
        </Tap>
      ))}
    </Box>
  </Box>
);
