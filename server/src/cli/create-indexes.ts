import { fileURLToPath } from "node:url";
import "../app"; // registers every model
import { connectDatabase, disconnectDatabase } from "../kernel/db/connect";
import { readEnv } from "../kernel/env";
import { words } from "./words";

/** Makes the collections and indexes of a real MongoDB, before a new version of the server starts on it. Safe to repeat. */
const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
if (!env.mongoUri) {
  process.stderr.write(`${words.needsMongo}\n`);
  process.exit(1);
}
await connectDatabase(env.mongoUri, { autoIndex: true });
await disconnectDatabase();
process.stdout.write(`${words.indexesMade}\n`);
