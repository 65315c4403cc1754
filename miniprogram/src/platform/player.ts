import Taro from "@tarojs/taro";

let audio: Taro.InnerAudioContext | undefined;

/** Plays one recording; another one that plays is stopped. `ended` is told once it stops, for whatever reason. */
export const play = (url: string, ended: (failed: boolean) => void) => {
  stopPlaying();
  const current = Taro.createInnerAudioContext();
  audio = current;
  const finish = (failed: boolean) => {
    if (audio === current) audio = undefined;
    current.destroy();
    ended(failed);
  };
  current.src = url;
  current.onEnded(() => finish(false));
  current.onStop(() => finish(false));
  current.onError(() => finish(true));
  current.play();
};

export const stopPlaying = () => audio?.stop();
