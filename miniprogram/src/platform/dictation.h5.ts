import type { Dictation } from "./dictation.types";

interface Recognition {
  lang: string;
  continuous: boolean;
  onresult: (event: {
    resultIndex: number;
    results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }>;
  }) => void;
  onerror: () => void;
  onend: () => void;
  start: () => void;
  stop: () => void;
}

const Recognizer = (globalThis as unknown as Record<string, (new () => Recognition) | undefined>)[
  "webkitSpeechRecognition"
];

let running: Recognition | undefined;

const listen = (recognition: Recognition, said: (text: string) => void, ended: (well: boolean) => void) => {
  let well = true;
  recognition.lang = "zh-CN";
  recognition.continuous = true;
  recognition.onresult = ({ resultIndex, results }) => {
    for (const result of Array.from(results).slice(resultIndex)) if (result.isFinal) said(result[0].transcript);
  };
  recognition.onerror = () => (well = false);
  recognition.onend = () => {
    running = undefined;
    ended(well);
  };
  running = recognition;
  recognition.start();
};

/** Undefined where the browser cannot. */
export const dictation: Dictation | undefined = Recognizer && {
  start: (said, ended) => listen(new Recognizer(), said, ended),
  stop: () => running?.stop(),
};
