import { useRef, useState } from "react";
import { uploads as words } from "../words/uploads";
import { Icon } from "./Icon";

/** A recording: play, how far, how long. `onStale` is told when its link no longer opens. */
export const VoicePlayer = ({
  url,
  seconds,
  onStale,
}: {
  url: string;
  seconds?: number | undefined;
  onStale?: (() => void) | undefined;
}) => {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [broken, setBroken] = useState(false);
  const [length, setLength] = useState(seconds ?? 0);
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    setBroken(false);
    if (playing) player.pause();
    else void player.play().catch(() => setBroken(true));
  };
  return (
    <span className="voice">
      <audio
        ref={audio}
        src={url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) =>
          Number.isFinite(event.currentTarget.duration) && setLength(event.currentTarget.duration)
        }
        onError={() => {
          setPlaying(false);
          onStale?.();
        }}
      />
      <button type="button" onClick={toggle} aria-label={playing ? words.stop : words.play}>
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${length ? Math.min(100, (at / length) * 100) : 0}%` }} />
      </span>
      <span className="nw">{words.seconds(playing || at ? at : length)}</span>
      {broken && (
        <a className="link" href={url} download>
          {words.brokenVoice}
        </a>
      )}
    </span>
  );
};
