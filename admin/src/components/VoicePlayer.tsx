import { useRef, useState } from "react";
import { uploads as words } from "../words/uploads";
import { Icon } from "./Icon";

interface Props {
  url: string;
  seconds?: number | undefined;
  /** Told when the link no longer opens. */
  onStale?: (() => void) | undefined;
}

const usePlaying = ({ seconds, onStale }: Props) => {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(seconds ?? 0);
  const [broken, setBroken] = useState(false);
  const toggle = () => {
    setBroken(false);
    if (playing) audio.current?.pause();
    else void audio.current?.play().catch(() => setBroken(true));
  };
  const events: React.DOMAttributes<HTMLAudioElement> = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onEnded: () => setAt(0),
    onTimeUpdate: ({ currentTarget }) => setAt(currentTarget.currentTime),
    onLoadedMetadata: ({ currentTarget: { duration } }) => {
      if (Number.isFinite(duration)) setLength(duration);
    },
    onError: () => {
      setPlaying(false);
      onStale?.();
    },
  };
  return { audio, events, toggle, playing, at, length, broken };
};

/** A recording: play, how far, how long. */
export const VoicePlayer = (props: Props) => {
  const { audio, events, toggle, playing, at, length, broken } = usePlaying(props);
  const share = length ? Math.min(100, (at / length) * 100) : 0;
  return (
    <span className="voice">
      <audio ref={audio} src={props.url} preload="none" {...events} />
      <button type="button" onClick={toggle} aria-label={playing ? words.stop : words.play}>
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
      <span className="nw">{words.seconds(at || length)}</span>
      {broken && (
        <a className="link" href={props.url} download>
          {words.brokenVoice}
        </a>
      )}
    </span>
  );
};
