import type { Server } from "node:http";
import { liveHello, livePath, type Hint, type LiveFrame } from "@qizhen/shared/contract/live";
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
  /** Undefined where the token is not good, or not any more. */
  identify(token: string): Promise<Listener | undefined>;
  /** How often the stream is read while somebody listens, in milliseconds. */
  everyMs?: number;
  /** A socket that does not pong by the next beat is gone; at each beat its token is looked at again. In milliseconds. */
  beatMs?: number;
}

/** An open connection. What comes before it is ready waits, so that `ready` is the first frame. */
interface Connection {
  token: string;
  listener: Listener;
  waiting: SeenChange[] | undefined;
}

const hello = { deadlineMs: 10_000, maxBytes: 8192 };
/** A client that reads this much slower than it is told has lost the thread, and comes back with `since`. */
const mostBuffered = 1024 * 1024;
const closing = { expired: 4001, badHello: 4400, badToken: 4401, silent: 4408, tooSlow: 4409, stopping: 1001 };

const concerns = (listener: Listener, change: SeenChange) => change.audience.some((key) => listener.keys.has(key));

/** A change as the contract's hint; its id is the place to resume from. */
const hintOf = (change: SeenChange): Hint => ({
  id: placeOf(change),
  at: change.at.toISOString(),
  topic: change.topic,
  subject: change.subject,
});

/** What concerns a listener since an instant, and the place to ask from next. */
export const catchUp = async (changes: Changes, { keys }: Listener, since: Date | undefined) => {
  const now = placeOf({ at: changes.now(), id: "0" });
  const found = since ? await changes.readFrom(since, keys) : [];
  return { hints: found.map(hintOf), since: now };
};

const send = (socket: WebSocket, frame: LiveFrame) => {
  if (socket.bufferedAmount > mostBuffered) socket.close(closing.tooSlow);
  else socket.send(JSON.stringify(frame));
};
const expire = (socket: WebSocket) => {
  send(socket, { type: "expired" });
  socket.close(closing.expired);
};

/** Tells open clients what changed, in this process or another (DESIGN, "Live"). */
export const createHub = ({ changes, log, identify, everyMs = 700, beatMs = 30_000 }: Options) => {
  const connections = new Map<WebSocket, Connection>();
  const reader = createReader(changes, log, (change) => {
    for (const [socket, { listener, waiting }] of connections) {
      if (!concerns(listener, change)) continue;
      if (waiting) waiting.push(change);
      else send(socket, { type: "hint", hint: hintOf(change) });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  let server: WebSocketServer | undefined;

  const tick = () => {
    const now = changes.now();
    for (const [socket, { listener }] of connections) if (listener.until <= now) expire(socket);
    if (connections.size > 0) reader.read();
  };

  const welcome = async (socket: WebSocket, frame: string) => {
    const { token, since } = liveHello.parse(JSON.parse(frame));
    const listener = await identify(token);
    if (!listener) return socket.close(closing.badToken);
    if (socket.readyState !== socket.OPEN) return;
    if (connections.size === 0) reader.begin();
    const connection: Connection = { token, listener, waiting: [] };
    connections.set(socket, connection);
    const from = since === undefined ? undefined : changes.instantOf(since);
    const { hints, since: now } = await catchUp(changes, listener, from);
    // Until it has the hints of its absence, a client must come back to where it was.
    send(socket, { type: "ready", since: from && since !== undefined ? since : now });
    for (const hint of hints) send(socket, { type: "hint", hint });
    for (const change of connection.waiting ?? []) send(socket, { type: "hint", hint: hintOf(change) });
    connection.waiting = undefined;
  };

  /** Whether the token is still good: somebody may have signed out, or have another role by now. */
  const lookAgain = async (socket: WebSocket) => {
    const connection = connections.get(socket);
    if (!connection) return;
    const listener = await identify(connection.token);
    if (listener) connection.listener = listener;
    else expire(socket);
  };

  const onConnection = (socket: WebSocket) => {
    let alive = true;
    const tooLate = setTimeout(() => socket.close(closing.silent), hello.deadlineMs);
    const beat = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
      lookAgain(socket).catch((error: unknown) => log.warn({ err: error }, "a live token could not be looked at"));
    }, beatMs);
    socket.on("pong", () => (alive = true));
    socket.once("message", (data: Buffer) => {
      clearTimeout(tooLate);
      welcome(socket, data.toString("utf8")).catch(() => socket.close(closing.badHello));
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(tooLate);
      clearInterval(beat);
      connections.delete(socket);
    });
  };

  return {
    attach: (http: Server) => {
      server = new WebSocketServer({ server: http, path: livePath, maxPayload: hello.maxBytes });
      server.on("connection", onConnection);
      server.on("error", (error) => log.debug({ err: error }, "the server's own trouble; whoever listens on it tells"));
      timer = setInterval(tick, everyMs).unref();
    },
    /** Reads at once: something was written in this process. */
    kick: () => setImmediate(tick),
    stop: () => {
      clearInterval(timer);
      for (const socket of server?.clients ?? []) {
        socket.close(closing.stopping);
        setImmediate(() => socket.terminate());
      }
      server?.close();
    },
  };
};
export type Hub = ReturnType<typeof createHub>;

/** Reads the stream on from where it was, again over the overlap, and passes on what is new to this process. */
const createReader = (changes: Changes, log: Log, pass: (change: SeenChange) => void) => {
  const seen = new Map<string, number>();
  let from = changes.now();
  let reading = false;
  let again = false;

  const readOnce = async () => {
    const startedAt = changes.now();
    for (const change of await changes.readFrom(from)) {
      if (seen.has(change.id)) continue;
      seen.set(change.id, change.at.getTime());
      pass(change);
    }
    from = startedAt;
    for (const [id, at] of seen) if (at < from.getTime() - 2 * overlapMs) seen.delete(id);
  };
  const read = async () => {
    again = true;
    if (reading) return;
    reading = true;
    try {
      while (again) {
        again = false;
        await readOnce();
      }
    } catch (error) {
      log.warn({ err: error }, "the stream of changes could not be read; trying again");
    } finally {
      reading = false;
    }
  };
  return {
    read: () => void read(),
    /** Nobody listened until now: what was before is caught up by whoever comes. */
    begin: () => {
      from = changes.now();
    },
  };
};
