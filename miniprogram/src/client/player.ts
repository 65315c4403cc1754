import { create } from "zustand";
import { address } from "../platform/address";
import { play, stopPlaying } from "../platform/player";
import { caseWords } from "../words/cases";
import { toast } from "./toast";

/** Which recording plays. */
const usePlaying = create<{ url: string | null }>(() => ({ url: null }));

/** The whole address of a file that the server named. */
export const fileAddress = (url: string) => (url.startsWith("/") ? address() + url : url);

/** Plays a recording, or stops it; another one that plays is stopped. */
export const usePlayer = (url: string) => {
  const playing = usePlaying((state) => state.url === url);
  const toggle = () => {
    if (playing) return stopPlaying();
    play(fileAddress(url), (failed) => {
      usePlaying.setState((state) => (state.url === url ? { url: null } : state));
      if (failed) toast(caseWords.playFailed);
    });
    usePlaying.setState({ url });
  };
  return { playing, toggle };
};
