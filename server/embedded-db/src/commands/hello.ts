import { hostname } from "node:os";
import { Long } from "bson";
import { fail } from "../errors";
import type { Doc } from "../values/bson";
import { Scram } from "../wire/scram";
import type { Command } from "./context";

const version = "7.0.0";

/** Answers as one server that stands alone: no set, no streaming, no compression. */
export const hello: Command = ({ session, clock, request, credentials }): Doc => ({
  helloOk: true,
  isWritablePrimary: true,
  ...(request.old && { ismaster: true }),
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: clock(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: session.id,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ...(request.body["saslSupportedMechs"] === `admin.${credentials.user}` && { saslSupportedMechs: ["SCRAM-SHA-256"] }),
  ok: 1,
});

const payloadOf = (value: unknown): string => {
  const bytes = value instanceof Uint8Array ? value : (value as { buffer?: Uint8Array } | undefined)?.buffer;
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString("utf8") : fail(2, "payload must be binary");
};

const answer = (payload: string, done: boolean): Doc => ({
  conversationId: 1,
  done,
  payload: Buffer.from(payload),
  ok: 1,
});

export const saslStart: Command = ({ session, request, credentials }) => {
  if (request.body["mechanism"] !== "SCRAM-SHA-256") return fail(334, "Only SCRAM-SHA-256 is supported");
  session.conversation = new Scram(credentials);
  return answer(session.conversation.first(payloadOf(request.body["payload"])), false);
};

export const saslContinue: Command = ({ session, request }) => {
  const payload = payloadOf(request.body["payload"]);
  if (session.signedIn && payload === "") return answer("", true);
  const { conversation } = session;
  session.conversation = undefined;
  const proof = conversation?.final(payload) ?? fail(17, "No SASL session state found");
  session.signedIn = true;
  return answer(proof, true);
};

export const ping: Command = () => ({ ok: 1 });

export const buildInfo: Command = () => ({
  version,
  versionArray: [7, 0, 0, 0],
  gitVersion: "embedded",
  modules: ["embedded"],
  bits: 64,
  maxBsonObjectSize: 16_777_216,
  storageEngines: ["lmdb"],
  ok: 1,
});

export const connectionStatus: Command = ({ credentials, session }) => ({
  authInfo: {
    authenticatedUsers: session.signedIn ? [{ user: credentials.user, db: "admin" }] : [],
    authenticatedUserRoles: session.signedIn ? [{ role: "root", db: "admin" }] : [],
  },
  ok: 1,
});

export const hostInfo: Command = ({ clock }) => ({
  system: { currentTime: clock(), hostname: hostname() },
  os: { type: process.platform },
  ok: 1,
});

export const serverStatus: Command = ({ clock }) => ({
  host: hostname(),
  version,
  process: "embedded",
  pid: Long.fromNumber(process.pid),
  uptime: Math.round(process.uptime()),
  localTime: clock(),
  storageEngine: { name: "lmdb", persistent: true },
  ok: 1,
});

export const getLog: Command = ({ request }) =>
  request.body["getLog"] === "*" ? { names: ["global"], ok: 1 } : { totalLinesWritten: 0, log: [], ok: 1 };

export const getParameter: Command = () => ({ featureCompatibilityVersion: { version: "7.0" }, ok: 1 });

export const getCmdLineOpts: Command = () => ({ argv: ["embedded"], parsed: {}, ok: 1 });

/** Sessions hold nothing here. */
export const endSessions: Command = () => ({ ok: 1 });

export const noTransaction: Command = () =>
  fail(20, "Transaction numbers are only allowed on a replica set member or mongos");
