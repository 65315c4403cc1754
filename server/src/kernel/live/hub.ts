import type { Server } from "node:http";
import { liveHello, livePath, type Hint } from "@qizhen/shared/contract/live";
import { WebSocketServer, type WebSocket } from "ws";
import type { Log } from "../log";
import { overlapMs, placeOf, type Changes, type SeenChange } from "./changes";

/** Whom a socket belongs to: the audience keys it hears, and when its token runs out. */
export interface Listener {
  keys: ReadonlySet<string>;
  until: Date;
}

interface Options {
  changes: Changes;
  log: Log;
  /** Undefined where the token is not good. */
  identify(token: string): Promise<Listener | undefined>;
  /** How often the stream is read while somebody listens, in milliseconds. */
  everyMs?: number;
}

const hello = { deadlineMs: 10_000, maxBytes: 8192 };
/** A socket that neither pongs nor speaks for two rounds is gone. */
const heartbeatMs = 30_000;

const concerns = (listener: Listener, change: SeenChange) => change.audience.some((key) => listener.keys.has(key));

/** A change as the contract's hint; its id is the place to resume from. */
export const hintOf = (change: SeenChange): Hint => ({
  id: placeOf(change),
  at: change.at.toISOString(),
  topic: change.topic,
  subject: change.subject,
});

/** Reads the stream for a poller or a socket that comes back: what concerns it since a place. */
export const catchUp = async (changes: Changes, listener: Listener, since: string | undefined) => {
  const from = since === undefined ? undefined : changes.instantOf(since);
  const found = from ? await changes.readFrom(from) : [];
  const last = found.at(-1);
  return {
    hints: found.filter((change) => concerns(listener, change)).map(hintOf),
    since: last ? placeOf(last) : placeOf({ at: changes.now(), id: "0" }),
  };
};

/** Tells open clients what changed, in this process or another (DESIGN, "Live"). */
export const createHub = ({ changes, log, identify, everyMs = 700 }: Options) => {
  const sockets = new Map<WebSocket, Listener>();
  const seen = new Map<string, number>();
  let from = changes.now();
  let reading = false;
  let timers: NodeJS.Timeout[] = [];
  let server: WebSocketServer | undefined;

  const send = (socket: WebSocket, frame: unknown) => socket.send(JSON.stringify(frame));

  const tell = (change: SeenChange) => {
    const now = changes.now();
    for (const [socket, listener] of sockets) {
      if (listener.until <= now) {
        send(socket, { type: "expired" });
        socket.close(4001);
      } else if (concerns(listener, change)) send(socket, { type: "hint", hint: hintOf(change) });
    }
  };

  /** Reads on from where it was, again over the overlap, and passes on what is new to this process. */
  const read = async () => {
    if (reading || sockets.size === 0) return;
    reading = true;
    try {
      const found = await changes.readFrom(from);
      for (const change of found) {
        if (seen.has(change.id)) continue;
        seen.set(change.id, change.at.getTime());
        tell(change);
      }
      from = found.at(-1)?.at ?? from;
      for (const [id, at] of seen) if (at < from.getTime() - 2 * overlapMs) seen.delete(id);
    } catch (error) {
      log.warn({ err: error }, "the stream of changes could not be read; trying again");
    } finally {
      reading = false;
    }
  };

  const welcome = async (socket: WebSocket, frame: string) => {
    const parsed = liveHello.safeParse(JSON.parse(frame));
    const listener = parsed.success ? await identify(parsed.data.token) : undefined;
    if (!parsed.success || !listener) {
      socket.close(4401);
      return;
    }
    if (sockets.size === 0) from = changes.now(); // nobody listened: what was before is caught up below
    sockets.set(socket, listener);
    const { hints, since } = await catchUp(changes, listener, parsed.data.since);
    send(socket, { type: "ready", since });
    for (const hint of hints) send(socket, { type: "hint", hint });
  };

  const onConnection = (socket: WebSocket) => {
    let alive = true;
    const tooLate = setTimeout(() => socket.close(4408), hello.deadlineMs);
    const beat = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, heartbeatMs);
    socket.on("pong", () => (alive = true));
    socket.once("message", (data: Buffer) => {
      clearTimeout(tooLate);
      welcome(socket, data.toString("utf8")).catch(() => socket.close(4400));
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(tooLate);
      clearInterval(beat);
      sockets.delete(socket);
    });
  };

  return {
    attach: (http: Server) => {
      server = new WebSocketServer({ server: http, path: livePath, maxPayload: hello.maxBytes });
      server.on("connection", onConnection);
      timers = [setInterval(() => void read(), everyMs).unref()];
    },
    /** Reads at once: something was written in this process. */
    kick: () => setImmediate(() => void read()),
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      for (const socket of server?.clients ?? []) socket.terminate();
      server?.close();
    },
  };
};
export type Hub = ReturnType<typeof createHub>;
