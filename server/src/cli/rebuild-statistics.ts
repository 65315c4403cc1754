import { fileURLToPath } from "node:url";
import { countedStore } from "../features/cases/countedStore";
import { judgementsKept } from "../features/evaluation";
import { rebuildStatistics } from "../features/statistics";
import { ConfigurationError, readEnv } from "../kernel/env";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** Counts every case anew (统计重算), whether the server runs or not; what happens meanwhile is counted too. */
const run = async (): Promise<void> => {
  const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
  const close = await openDatabase(env);
  try {
    const doors = { cases: countedStore, judgementsOf: judgementsKept };
    const count = await rebuildStatistics(doors, new Date());
    process.stdout.write(`${count === undefined ? words.statistics.superseded : words.statistics.rebuilt(count)}\n`);
  } finally {
    await close();
  }
};

run().catch((error: unknown) => {
  const told = error instanceof ConfigurationError ? error.message : String((error as Error).stack);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
});
