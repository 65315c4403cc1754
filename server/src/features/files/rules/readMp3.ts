/** kbit/s by index, layer III: MPEG 1, and MPEG 2 and 2.5 (ISO 11172-3 and 13818-3). */
const bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const sampleRates1 = [44_100, 48_000, 32_000];
const samplesPerFrame = { one: 1152, two: 576 };

interface Frame {
  bytes: number;
  seconds: number;
  /** What may not change within one recording: version, layer and sample rate. */
  kind: number;
}

/** The frame whose header stands at `at`; undefined when none does. */
const frameAt = (bytes: Uint8Array, at: number): Frame | undefined => {
  const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  const [version, layer] = [(b >> 3) & 3, (b >> 1) & 3];
  const [rateIndex, sampleIndex] = [c >> 4, (c >> 2) & 3];
  if (a !== 0xff || b >> 5 !== 7 || version === 1 || layer !== 1) return undefined;
  const one = version === 3;
  const kilobits = (one ? bitrates1 : bitrates2)[rateIndex];
  const base = sampleRates1[sampleIndex];
  // 0 is "free format", which nobody's recorder writes and whose length cannot be known.
  if (!kilobits || !base) return undefined;
  const rate = base >> (one ? 0 : version === 2 ? 1 : 2);
  const samples = one ? samplesPerFrame.one : samplesPerFrame.two;
  const padding = (c >> 1) & 1;
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + padding,
    seconds: samples / rate,
    kind: (version << 4) | sampleIndex,
  };
};

const text = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));

const mostFilling = 4096;

/** Where the sound begins, behind tags of ID3v2 (there may be several). */
const soundStart = (bytes: Uint8Array): number => {
  let at = 0;
  while (text(bytes, at, 3) === "ID3" && at + 10 <= bytes.length) {
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + ((bytes[at + i] ?? 0) & 127), 0);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at += 10 + size + footer;
  }
  // Some recorders fill up before the first frame.
  while (at < mostFilling && bytes[at] === 0) at++;
  return at;
};

/** Whether what follows the last frame is nothing of its own: tags of players, filling, or a frame that broke off. */
const isTail = (bytes: Uint8Array, at: number, frame: Frame): boolean => {
  const rest = bytes.subarray(at);
  if (rest.length === 0 || ["TAG", "APETAGEX", "LYRICSBEGIN"].some((tag) => text(rest, 0, tag.length) === tag))
    return true;
  if (rest.every((byte) => byte === 0)) return true;
  const broken = frameAt(bytes, at);
  return broken !== undefined && broken.kind === frame.kind && rest.length < broken.bytes;
};

/** A recording: its sound without tags, and its length. */
export interface Mp3 {
  /** Where the frames begin and end. */
  from: number;
  to: number;
  seconds: number;
}

/** Fewer frames than these are no recording (a tenth of a second), and could be chance. */
const leastFrames = 4;

/**
 * Reads an MP3 frame by frame to its end (MPEG 1, 2 or 2.5, layer III). Undefined when it is none: every byte must belong to a frame
 * or to a known tag, so that nothing else can hide in it.
 */
export const readMp3 = (bytes: Uint8Array): Mp3 | undefined => {
  const from = soundStart(bytes);
  let [at, frames, seconds]: [number, number, number] = [from, 0, 0];
  let last: Frame | undefined;
  for (let frame = frameAt(bytes, at); frame && at + frame.bytes <= bytes.length; frame = frameAt(bytes, at)) {
    if (last && frame.kind !== last.kind) return undefined;
    last = frame;
    at += frame.bytes;
    seconds += frame.seconds;
    frames++;
  }
  return last && frames >= leastFrames && isTail(bytes, at, last) ? { from, to: at, seconds } : undefined;
};
