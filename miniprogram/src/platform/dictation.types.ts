/** Speech that becomes text while one speaks. */
export interface Dictation {
  /** Listens until {@link stop}. `said` gets each finished piece; `ended` says whether it ended well. */
  start: (said: (text: string) => void, ended: (well: boolean) => void) => void;
  stop: () => void;
}
