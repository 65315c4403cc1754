import { useEffect, useRef, useState } from "react";
import { dictation } from "../../../platform/dictation";
import { toast } from "../../../client/toast";
import { questionWords } from "../../../words/questions";

const words = questionWords.ask;

/** Speech that becomes text; where the phone cannot, its keyboard's microphone is named instead. */
export const useDictation = (said: (text: string) => void) => {
  const [on, setOn] = useState(false);
  const latest = useRef(said);
  useEffect(() => {
    latest.current = said;
  });
  useEffect(() => () => dictation?.stop(), []);
  const toggle = () => {
    if (!dictation) return toast(words.noSpeak);
    if (on) return dictation.stop();
    setOn(true);
    dictation.start(
      (text) => latest.current(text),
      (well) => {
        setOn(false);
        if (!well) toast(words.speakFailed);
      },
    );
  };
  return { on, toggle };
};
