/** A recording that lies on the phone. `url` is a temporary file (WeChat) or a blob (browser); MP3 on both. */
export interface Recording {
  url: string;
  seconds: number;
}

/** Why there is no recording: the microphone was refused, there is none, or it was too short to hold a word. */
export class NoRecording extends Error {
  constructor(readonly why: "refused" | "missing" | "short") {
    super(why);
    this.name = "NoRecording";
  }
}

/** Ten minutes, WeChat's own bound. */
export const longestMs = 600_000;
/** Below this it was a slip of the finger. */
export const shortestMs = 800;
