import { useEffect, useRef, useState } from "react";
import type { WaitingRoom } from "@qizhen/shared/contract/desk";
import { waitingRoom as words } from "../../words/desk";

type Called = WaitingRoom["calls"][number];

const canSpeak = () => "speechSynthesis" in window;
/** A number is said twice: the first time people only begin to listen. */
const times = 2;
const slowly = 0.85;

const speak = ({ number, room }: Called) => {
  for (let nth = 0; nth < times; nth += 1) {
    const said = new SpeechSynthesisUtterance(words.spoken(number, room));
    said.lang = "zh-CN";
    said.rate = slowly;
    window.speechSynthesis.speak(said);
  }
};

const nameOf = ({ number, times: nth, at }: Called) => `${number}-${nth}-${at}`;

/**
 * Says each new call once (叫号). What was called before the screen was opened, or before its voice was allowed, is not said
 * afterwards. A browser speaks only after somebody has touched the page: `on` says whether somebody has.
 */
export const useVoice = (calls: readonly Called[] | undefined) => {
  const [on, setOn] = useState(() => navigator.userActivation?.hasBeenActive === true);
  const said = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (!calls) return;
    const known = said.current;
    said.current = new Set(calls.map(nameOf));
    if (!known || !on || !canSpeak()) return;
    [...calls]
      .filter((call) => !known.has(nameOf(call)))
      .reverse() // the earlier first
      .forEach(speak);
  }, [calls, on]);
  return { on, can: canSpeak(), allow: () => setOn(true) };
};
