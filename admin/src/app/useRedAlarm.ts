import { useEffect, useRef, useState } from "react";
import type { Notice } from "@qizhen/shared/contract/notices";

const beepSeconds = 0.18;

/** Three short tones. Where the browser forbids sound before a click, nothing is heard. */
const sound = () => {
  const audio = new AudioContext();
  [0, 0.28, 0.56].forEach((after) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 880;
    volume.gain.value = 0.25;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + after);
    tone.stop(audio.currentTime + after + beepSeconds);
  });
  setTimeout(() => void audio.close(), 1500);
};

const tell = (notice: Notice) => {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const shown = new Notification(notice.title, { body: notice.text, tag: notice.id });
  shown.onclick = () => window.focus();
};

/** Danger: sounds and tells the desktop once for each urgent notice that comes while one works; answers the newest unread one. */
export const useRedAlarm = (notices: Notice[] | undefined, soundOn: boolean) => {
  const known = useRef<Set<string>>(undefined);
  const [hidden, setHidden] = useState<string>();
  useEffect(() => {
    if (!notices) return;
    const urgent = notices.filter((notice) => notice.urgent && !notice.read);
    const fresh = known.current ? urgent.filter((notice) => !known.current?.has(notice.id)) : [];
    known.current = new Set([...(known.current ?? []), ...urgent.map((notice) => notice.id)]);
    if (fresh.length && soundOn && "AudioContext" in window) sound();
    fresh.forEach(tell);
  }, [notices, soundOn]);
  const newest = notices?.find((notice) => notice.urgent && !notice.read);
  return { alarm: newest && newest.id !== hidden ? newest : undefined, hide: setHidden };
};
