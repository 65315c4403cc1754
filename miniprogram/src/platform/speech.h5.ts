/** 念给我听. Undefined where the browser has no voice. */
export const speech =
  typeof speechSynthesis === "undefined"
    ? undefined
    : {
        say: (text: string, done: () => void) => {
          speechSynthesis.cancel();
          const spoken = new SpeechSynthesisUtterance(text);
          spoken.lang = "zh-CN";
          spoken.rate = 0.9;
          spoken.onend = done;
          spoken.onerror = done;
          speechSynthesis.speak(spoken);
        },
        stop: () => speechSynthesis.cancel(),
      };
