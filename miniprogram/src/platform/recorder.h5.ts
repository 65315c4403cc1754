import type { Mp3Encoder } from "@breezystack/lamejs";
import { keepBlob } from "./blobs.h5";
import { longestMs, NoRecording, shortestMs, type Recording } from "./recorder.types";

/** Bit rate of speech in one channel. */
const kbps = 48;
const samplesAtOnce = 4096;

interface Running {
  stream: MediaStream;
  context: AudioContext;
  encoder: Mp3Encoder;
  parts: Uint8Array<ArrayBuffer>[];
  samples: number;
}
let running: Running | undefined;

const toInt16 = (samples: Float32Array) =>
  Int16Array.from(samples, (value) => Math.max(-1, Math.min(1, value)) * 0x7fff);
const owned = (bytes: Uint8Array) => Uint8Array.from(bytes);

const microphone = async () => {
  if (!navigator.mediaDevices) throw new NoRecording("missing");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true } });
  } catch (error) {
    throw new NoRecording(error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "missing");
  }
};

/** Begins. Answers once the microphone listens; the encoder is loaded only now. @throws NoRecording */
export const startRecording = async () => {
  const stream = await microphone();
  const { Mp3Encoder } = await import("@breezystack/lamejs");
  const context = new AudioContext();
  const encoder = new Mp3Encoder(1, context.sampleRate, kbps);
  const state: Running = { stream, context, encoder, parts: [], samples: 0 };
  // Older than worklets, and the same in every browser that a cheap phone may have.
  const tap = context.createScriptProcessor(samplesAtOnce, 1, 1);
  tap.onaudioprocess = ({ inputBuffer }) => {
    if (state.samples / context.sampleRate > longestMs / 1000) return;
    state.samples += inputBuffer.length;
    state.parts.push(owned(encoder.encodeBuffer(toInt16(inputBuffer.getChannelData(0)))));
  };
  context.createMediaStreamSource(stream).connect(tap);
  tap.connect(context.destination);
  running = state;
};

/** Ends, and gives what was said. @throws NoRecording */
export const stopRecording = async (): Promise<Recording> => {
  const state = running;
  running = undefined;
  if (!state) throw new NoRecording("short");
  state.stream.getTracks().forEach((track) => track.stop());
  const seconds = state.samples / state.context.sampleRate;
  await state.context.close();
  if (seconds * 1000 < shortestMs) throw new NoRecording("short");
  const blob = new Blob([...state.parts, owned(state.encoder.flush())], { type: "audio/mpeg" });
  return { url: keepBlob(blob), seconds };
};
