import { Box, Tap } from "../elements/elements";

/** On or off, with its words in the row. */
export const SwitchRow = ({
  text,
  note,
  on,
  onChange,
}: {
  text: string;
  note?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) => (
  <Tap className="row" on={on} onTap={() => onChange(!on)}>
    <Box className="grow">
      <Box className="strong">{text}</Box>
      {note && <Box className="mini">{note}</Box>}
    </Box>
    <Box className={on ? "switch switch-on" : "switch"} />
  </Tap>
);
