import { Area, Box, Line } from "../../../components/elements/elements";
import { questionWords } from "../../../words/questions";
import type { MarkedAreaProps } from "./marked.types";

/** WeChat lays out its field by measures of its own, so no line can be drawn under it: what will be hidden is named below. */
export const MarkedArea = ({ value, marks, label, placeholder, maxLength, onChange }: MarkedAreaProps) => (
  <>
    <Area
      className="ask-field"
      label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      value={value}
      onChange={onChange}
    />
    {marks.length > 0 && (
      <Box className="hides">
        <Box className="mini">{questionWords.ask.willHide}</Box>
        {marks.map(({ from, to }) => (
          <Line key={from} className="hides-one">
            {value.slice(from, to)}
          </Line>
        ))}
      </Box>
    )}
  </>
);
