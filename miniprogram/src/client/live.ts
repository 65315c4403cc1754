import { live, liveFrame, livePath, type Hint } from "@qizhen/shared/contract/live";
import { call } from "@qizhen/shared/endpoint";
import { openSocket, type Socket } from "../platform/socket";
import { send, withToken } from "./send";

/** Between two questions where a socket cannot be had, and before a broken socket is tried again, ms. */
const pollMs = 20_000;
const retryMs = [1_000, 3_000, 10_000, 30_000] as const;
/** So many sockets in a row that never got ready: poll instead. */
const hopeless = 3;

/**
 * Keeps telling `heard` what changed, from the last hint seen on, while the app is open and somebody is signed in: by socket, and by
 * asking now and then where there is no socket. Returns how to stop.
 */
export const listen = (heard: (hints: Hint[]) => void) => {
  let stopped = false;
  let since: string | undefined;
  let failures = 0;
  let socket: Socket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number, work: () => void) => {
    if (!stopped) timer = setTimeout(work, ms);
  };

  const poll = async () => {
    try {
      const answer = await call(live.changes, send, { query: since === undefined ? {} : { since } });
      since = answer.since;
      if (answer.items.length > 0 && !stopped) heard(answer.items);
    } catch {
      // asked again soon
    }
    later(pollMs, () => void poll());
  };

  const received = (text: string) => {
    const frame = liveFrame.safeParse(JSON.parse(text));
    if (!frame.success) return;
    if (frame.data.type === "ready") {
      failures = 0;
      since ??= frame.data.since;
    }
    if (frame.data.type === "hint") {
      since = frame.data.hint.id;
      heard([frame.data.hint]);
    }
    if (frame.data.type === "expired") socket?.close();
  };

  const connect = async () => {
    const token = await withToken((given) => Promise.resolve(given)).catch(() => null);
    if (stopped) return;
    if (token === null) return later(pollMs, () => void connect());
    openSocket(livePath, {
      open: (opened) => {
        socket = opened;
        if (stopped) opened.close();
        else opened.send(JSON.stringify({ token, ...(since !== undefined && { since }) }));
      },
      message: received,
      closed: () => {
        socket = undefined;
        failures += 1;
        if (failures >= hopeless) void poll();
        else later(retryMs[Math.min(failures - 1, retryMs.length - 1)] ?? pollMs, () => void connect());
      },
    });
  };

  void connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
};
