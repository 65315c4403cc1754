import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";

const bars = [4, 8, 14, 6, 10, 16, 8, 4, 12, 8, 14, 6, 4, 10, 14, 8, 4, 6, 4];

/** A recording: play and stop, and how long it is. */
export const VoicePlayer = ({
  seconds,
  playing,
  onToggle,
}: {
  seconds?: number;
  playing: boolean;
  onToggle: () => void;
}) => (
  <Tap className="voice" label={playing ? common.pause : common.play(seconds)} on={playing} onTap={onToggle}>
    <Box className="voice-play">
      <Icon name={playing ? "pause" : "play"} />
    </Box>
    <Box className="voice-bars" hidden>
      {bars.map((height, index) => (
        <Box key={index} className="voice-bar" style={{ height: `${height}px` }} />
      ))}
    </Box>
    {seconds !== undefined && <Box>{common.seconds(seconds)}</Box>}
  </Tap>
);
