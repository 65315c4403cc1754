import { addressOf, FolderInUse, startDatabase } from "@qizhen/embedded-db";
import { pause } from "../kernel/clock";
import { connectDatabase, disconnectDatabase } from "../kernel/db/connect";
import { ConfigurationError, type Env } from "../kernel/env";
import { words } from "./words";

/** A server that has just taken its folder needs a moment before its database answers. */
const patience = { tries: 40, everyMs: 250 };

const runningIn = async (folder: string, pid: number): Promise<string> => {
  for (let i = 0; i < patience.tries; i++) {
    const uri = addressOf(folder, pid);
    if (uri !== undefined) return uri;
    await pause(patience.everyMs);
  }
  throw new ConfigurationError(words.databaseBusy(folder, pid));
};

/**
 * Connects a command to the database that the server uses: MongoDB where one is named, the embedded one of a running server, or
 * else the embedded one started for the command alone.
 * @returns how to let go of it
 * @throws ConfigurationError where another process has the folder and cannot be reached
 */
export const openDatabase = async (env: Env): Promise<() => Promise<void>> => {
  if (env.mongoUri) {
    await connectDatabase(env.mongoUri, { autoIndex: false });
    return disconnectDatabase;
  }
  try {
    const own = await startDatabase({ folder: env.dataDir });
    await connectDatabase(own.uri, { autoIndex: true });
    return async () => {
      await disconnectDatabase();
      await own.stop();
    };
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    await connectDatabase(await runningIn(error.folder, error.pid), { autoIndex: false });
    return disconnectDatabase;
  }
};
