import { Box, Hold } from "../elements/elements";
import { Icon } from "../elements/Icon";

/**
 * 按住说话. Held, it records while it is held; tapped, it goes on until the next tap, for hands that cannot hold. Whoever uses it
 * decides which by the time between `onStart` and `onEnd`.
 */
export const HoldToTalk = ({
  text,
  recording,
  onStart,
  onEnd,
  look = "primary",
}: {
  text: string;
  recording: boolean;
  onStart: () => void;
  onEnd: () => void;
  look?: "primary" | "tint";
}) => (
  <Hold className={`btn hold ${recording ? "hold-on" : `btn-${look}`}`} label={text} onStart={onStart} onEnd={onEnd}>
    <Icon name={recording ? "wave" : "mic"} />
    <Box>{text}</Box>
  </Hold>
);
