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

/**
 * Hears what changed: by the socket, which resumes after the last hint seen, and by asking every ten seconds while there
 * is none. A hint is handed on once, though the server may send it twice. Answers a function that ends it.
 */
export const hearChanges = ({ onHint, onGap, onState }: Watcher): (() => void) => {
  let [since, token, ended, tries] = [undefined as string | undefined, undefined as string | undefined, false, 0];
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  const seen = new Set<string>();

  const take = (hint: Hint) => {
    since = hint.id;
    if (seen.has(hint.id)) return;
    seen.add(hint.id);
    if (seen.size > seenAtMost) seen.delete(seen.values().next().value ?? "");
    onHint(hint);
  };
  const pollOnce = async () => {
    try {
      const first = since === undefined;
      const answer = await ask(live.changes, { query: since === undefined ? {} : { since } });
      answer.items.forEach(take);
      since = answer.since;
      if (first) onGap();
    } catch {
      // no network now: the next turn asks again
    }
  };
  const pollOn = () => {
    if (ended || poll) return;
    poll = setInterval(() => void pollOnce(), pollMs);
    void pollOnce();
  };
  const pollOff = () => {
    clearInterval(poll);
    poll = undefined;
  };
  const heard = (text: string) => {
    const frame = liveFrame.safeParse(JSON.parse(text));
    if (!frame.success) return;
    if (frame.data.type === "hint") take(frame.data.hint);
    else if (frame.data.type === "ready") {
      if (since === undefined) onGap();
      since ??= frame.data.since;
      tries = 0;
      pollOff();
      onState("live");
    } else socket?.close();
  };
  const again = () => {
    if (ended) return;
    pollOn();
    if (tries > 1) onState("polling"); // a short break is not worth a word
    const wait = Math.min(longestWaitMs, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
    tries += 1;
    timer = setTimeout(() => void connect(), wait);
  };
  const connect = async () => {
    try {
      token = await freshToken(token && tries > 0 ? token : undefined);
    } catch {
      return again();
    }
    if (ended) return;
    const address = new URL(livePath, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const opened = new WebSocket(address);
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ token, ...(since !== undefined && { since }) }));
    opened.onmessage = (event) => heard(String(event.data));
    opened.onclose = again;
  };

  onState("connecting");
  void connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    pollOff();
    socket?.close();
  };
};
