import { common } from "../../words/common";
import { partsOf } from "../../words/dates";
import { Box } from "../elements/elements";

/** A day as a leaf of a calendar: the next date, always in this shape. */
export const Leaf = ({ at }: { at: string }) => {
  const { month, day, weekday } = partsOf(at);
  return (
    <Box className="leaf">
      <Box className="leaf-word">{common.month(month)}</Box>
      <Box className="leaf-day">{day}</Box>
      <Box className="leaf-word">{weekday}</Box>
    </Box>
  );
};
