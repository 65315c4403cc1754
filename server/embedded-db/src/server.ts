import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";
import type { Context, Session } from "./commands/context";
import { Cursors } from "./commands/cursors";
import { closed, open } from "./commands/table";
import { describeError, fail } from "./errors";
import { openCatalogue } from "./storage/catalogue";
import { openEngine, type Engine } from "./storage/engine";
import { startExpiry } from "./ttl";
import type { Doc } from "./values/bson";
import { mostMessageBytes, readMessage, writeAnswer, type Request } from "./wire/message";
import { makeCredentials } from "./wire/scram";

/** How a server is started. */
export interface Settings {
  folder: string;
  host: string;
  port: number;
  user: string;
  password: string;
  /** How often documents whose time is over are looked for. */
  expiryMs: number;
}

/** A server that listens. */
export interface Running {
  port: number;
  stop(): Promise<void>;
}

type Shared = Omit<Context, "session" | "request">;

const carryOut = async (shared: Shared, session: Session, request: Request): Promise<Doc | Buffer> => {
  const [name = ""] = Object.keys(request.body);
  const command = open[name] ?? closed[name] ?? fail(59, `no such command: '${name}'`);
  if (!open[name] && !session.signedIn) return fail(13, `Command ${name} requires authentication`);
  if (request.body["txnNumber"] !== undefined)
    return fail(20, "Transaction numbers are only allowed on a replica set member or mongos");
  return command({ ...shared, session, request });
};

const failure = (error: unknown): Doc => {
  const { code, codeName, message, extra } = describeError(error);
  return { ok: 0, errmsg: message, code, codeName, ...extra };
};

const answer = async (
  shared: Shared,
  session: Session,
  message: Buffer,
): Promise<{ bytes: Buffer | undefined; broken: boolean }> => {
  let request: Request;
  try {
    request = readMessage(message);
  } catch (error) {
    return { bytes: writeAnswer({ id: message.readInt32LE(4), old: false }, failure(error)), broken: true };
  }
  let reply: Doc | Buffer;
  try {
    reply = await carryOut(shared, session, request);
  } catch (error) {
    reply = failure(error);
  }
  return { bytes: request.silent ? undefined : writeAnswer(request, reply), broken: false };
};

/** Cuts what comes over a connection into messages. */
async function* messagesOf(socket: Socket): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let held = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= 4) {
      let [first] = chunks as [Buffer];
      if (first.length < 4) chunks = [(first = Buffer.concat(chunks))];
      const length = first.readInt32LE(0);
      if (length < 16 || length > mostMessageBytes) return;
      if (held < length) break;
      const all = chunks.length === 1 ? first : Buffer.concat(chunks);
      yield all.subarray(0, length);
      chunks = [all.subarray(length)];
      held -= length;
    }
  }
}

const serve = async (shared: Shared, session: Session, socket: Socket): Promise<void> => {
  socket.setNoDelay(true);
  try {
    for await (const message of messagesOf(socket)) {
      const { bytes, broken } = await answer(shared, session, message);
      if (bytes && !socket.write(bytes)) await once(socket, "drain");
      if (broken) break;
    }
  } finally {
    shared.cursors.killSession(session.id);
    socket.destroy();
  }
};

const listen = async (server: Server, host: string, port: number): Promise<number> => {
  server.listen(port, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

const closeAll = async (server: Server, sockets: ReadonlySet<Socket>, engine: Engine) => {
  server.close();
  for (const socket of sockets) socket.destroy();
  await engine.close();
};

/** Opens the data and listens. Only this machine can connect. */
export const startServer = async (settings: Settings): Promise<Running> => {
  const engine = openEngine(settings.folder);
  const shared: Shared = {
    engine,
    catalogue: openCatalogue(engine),
    cursors: new Cursors(),
    credentials: makeCredentials(settings.user, settings.password),
    clock: () => new Date(),
  };
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // a client that vanishes is no error of ours
    socket.on("error", () => undefined);
    const session: Session = { id: ++connections, signedIn: false, conversation: undefined };
    serve(shared, session, socket).catch(() => undefined);
  });
  const port = await listen(server, settings.host, settings.port);
  const stopExpiry = startExpiry(shared, settings.expiryMs);
  const sweep = setInterval(() => shared.cursors.sweep(), 60_000);
  return {
    port,
    stop: async () => {
      clearInterval(sweep);
      await stopExpiry();
      await closeAll(server, sockets, engine);
    },
  };
};
