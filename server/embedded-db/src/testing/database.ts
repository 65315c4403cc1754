import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type Db } from "mongodb";
import { startDatabase, type Options } from "../index";

// starting a thread takes long on a machine that does much else
jest.setTimeout(60_000);

/** A database in a folder of its own, with a driver connected to it. For tests. */
export const openTestDatabase = async (options: Partial<Options> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "embedded-db-"));
  const database = await startDatabase({ folder, ...options });
  const client = await MongoClient.connect(database.uri, { maxPoolSize: 64 });
  const db: Db = client.db();
  return {
    folder,
    uri: database.uri,
    client,
    db,
    stop: async () => {
      await client.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type TestDatabase = Awaited<ReturnType<typeof openTestDatabase>>;
