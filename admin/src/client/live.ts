import { live, liveFrame, livePath, type Hint } from "@qizhen/shared/contract/live";
import { ask, freshToken } from "./send";

/** How hints come now. */
export type LiveState = "connecting" | "live" | "polling";

const pollMs = 10_000;
const longestWaitMs = 30_000;
const seenAtMost = 500;

interface Watcher {
  onHint: (hint: Hint) => void;
  /** Hints may have been missed (a first connection, a long break): everything shown may be old. */
  onGap: () => void;
  onState: (state: LiveState) => void;
}

/** Where we are in the stream of hints; each is handed on once, though the server may send it twice. */
class Place {
  since: string | undefined;
  private readonly seen = new Set<string>();
  constructor(private readonly watcher: Watcher) {}

  take(hint: Hint) {
    this.since = hint.id;
    if (this.seen.has(hint.id)) return;
    this.seen.add(hint.id);
    if (this.seen.size > seenAtMost) this.seen.delete(this.seen.values().next().value ?? "");
    this.watcher.onHint(hint);
  }
  /** The server says where the stream is now. The first time, what is shown may be older. */
  start(since: string) {
    if (this.since === undefined) this.watcher.onGap();
    this.since ??= since;
  }
  async poll() {
    try {
      const answer = await ask(live.changes, { query: this.since === undefined ? {} : { since: this.since } });
      answer.items.forEach((hint) => this.take(hint));
      this.start(answer.since);
      this.since = answer.since;
    } catch {
      // no network now: the next turn asks again
    }
  }
}

/** Hears by the socket, comes back after a break, and polls while there is none. */
class Ear {
  private readonly place: Place;
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private polling: ReturnType<typeof setInterval> | undefined;
  private spent: string | undefined;
  private tries = 0;
  private ended = false;

  constructor(private readonly watcher: Watcher) {
    this.place = new Place(watcher);
  }
  async connect() {
    const token = await freshToken(this.spent).catch(() => undefined);
    if (this.ended) return;
    if (token === undefined) return this.again();
    const address = new URL(livePath, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.socket = socket;
    const { since } = this.place;
    socket.onopen = () => socket.send(JSON.stringify({ token, ...(since !== undefined && { since }) }));
    socket.onmessage = (event) => this.hear(String(event.data), token);
    socket.onclose = () => this.again();
  }
  private hear(text: string, token: string) {
    const frame = liveFrame.safeParse(JSON.parse(text));
    if (!frame.success) return;
    if (frame.data.type === "hint") return this.place.take(frame.data.hint);
    if (frame.data.type === "expired") {
      this.spent = token;
      return this.socket?.close();
    }
    this.place.start(frame.data.since);
    this.tries = 0;
    clearInterval(this.polling);
    this.polling = undefined;
    this.watcher.onState("live");
  }
  private again() {
    if (this.ended) return;
    if (!this.polling) {
      this.polling = setInterval(() => void this.place.poll(), pollMs);
      void this.place.poll();
    }
    if (this.tries > 1) this.watcher.onState("polling"); // a short break is not worth a word
    const wait = Math.min(longestWaitMs, 1000 * 2 ** this.tries) * (0.5 + Math.random() / 2);
    this.tries += 1;
    this.timer = setTimeout(() => void this.connect(), wait);
  }
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    clearInterval(this.polling);
    this.socket?.close();
  }
}

/**
 * Hears what changed: by the socket, which resumes after the last hint seen, and by asking every ten seconds while there
 * is none. Answers a function that ends it.
 */
export const hearChanges = (watcher: Watcher): (() => void) => {
  const ear = new Ear(watcher);
  watcher.onState("connecting");
  void ear.connect();
  return () => ear.end();
};
