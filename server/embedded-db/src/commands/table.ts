import { aggregate } from "./aggregate";
import { collStats, create, dbStats, drop, dropDatabase, listCollections, listDatabases } from "./collections";
import type { Command } from "./context";
import { count, distinct } from "./count";
import { explain } from "./explain";
import { find } from "./find";
import { findAndModify } from "./findAndModify";
import { getMore, killCursors } from "./getMore";
import * as greeting from "./hello";
import { collMod, createIndexes, dropIndexes, listIndexes } from "./indexes";
import { insert } from "./insert";
import { remove, update } from "./update";

/** What may be asked before signing in. */
export const open: Readonly<Record<string, Command>> = {
  hello: greeting.hello,
  isMaster: greeting.hello,
  ismaster: greeting.hello,
  saslStart: greeting.saslStart,
  saslContinue: greeting.saslContinue,
  ping: greeting.ping,
  buildInfo: greeting.buildInfo,
  buildinfo: greeting.buildInfo,
};

/** What needs a client that has signed in. */
export const closed: Readonly<Record<string, Command>> = {
  insert,
  find,
  getMore,
  killCursors,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  aggregate,
  count,
  distinct,
  explain,
  create,
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  listIndexes,
  collMod,
  listCollections,
  listDatabases,
  dbStats,
  collStats,
  connectionStatus: greeting.connectionStatus,
  hostInfo: greeting.hostInfo,
  serverStatus: greeting.serverStatus,
  getLog: greeting.getLog,
  getParameter: greeting.getParameter,
  getCmdLineOpts: greeting.getCmdLineOpts,
  endSessions: greeting.endSessions,
  killSessions: greeting.endSessions,
  abortTransaction: greeting.noTransaction,
  commitTransaction: greeting.noTransaction,
};
