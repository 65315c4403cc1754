import Taro from "@tarojs/taro";
import { longestMs, NoRecording, shortestMs, type Recording } from "./recorder.types";

let manager: Taro.RecorderManager | undefined;
let ended: { done: (recording: Recording) => void; failed: (error: NoRecording) => void } | undefined;
let begun: { done: () => void; failed: (error: NoRecording) => void } | undefined;

/** WeChat has one recorder and no way to stop listening to it: listened to once. */
const recorder = () => {
  if (manager) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => begun?.done());
  manager.onStop(({ tempFilePath, duration }) => {
    if (duration < shortestMs) ended?.failed(new NoRecording("short"));
    else ended?.done({ url: tempFilePath, seconds: duration / 1000 });
  });
  manager.onError(() => {
    begun?.failed(new NoRecording("refused"));
    ended?.failed(new NoRecording("refused"));
  });
  return manager;
};

/** Begins. Answers once the microphone listens. @throws NoRecording */
export const startRecording = () =>
  new Promise<void>((done, failed) => {
    begun = { done, failed };
    recorder().start({
      duration: longestMs,
      sampleRate: 16_000,
      numberOfChannels: 1,
      encodeBitRate: 48_000,
      format: "mp3",
    });
  });

/** Ends, and gives what was said. @throws NoRecording */
export const stopRecording = () =>
  new Promise<Recording>((done, failed) => {
    ended = { done, failed };
    recorder().stop();
  });
