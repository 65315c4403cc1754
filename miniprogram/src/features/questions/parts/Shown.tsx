import { Box, Line } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { questionWords } from "../../../words/questions";
import type { Hidden } from "./hidden";
import { piecesOf } from "./pieces";

const words = questionWords.ask;

/** A text as others will see it, what was hidden standing out. */
export const ShownText = ({ hidden }: { hidden: Hidden }) => (
  <>
    {piecesOf(hidden.text, hidden.shown).map(({ from, text, mark }) => (
      <Line key={from} {...(mark && { className: "hid" })}>
        {text}
      </Line>
    ))}
  </>
);

/** 别人看到的是: told while it is being written, and read out when it changes. */
export const ShownPanel = ({ hidden }: { hidden: Hidden }) => {
  const count = hidden.shown.length;
  return (
    <Box className="shown">
      <Box className="shown-head" role="status" live="polite">
        <Icon name="hide" />
        <Box className="grow">{count > 0 ? words.hidden(count) : words.clean}</Box>
      </Box>
      {count > 0 && <ShownText hidden={hidden} />}
    </Box>
  );
};
