import { fileURLToPath } from "node:url";
import { verifyChains } from "../features/audit";
import { ConfigurationError, readEnv } from "../kernel/env";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** Walks every chain of the audit, whether the server runs or not. Prints each place that does not hold; then exits with 1. */
const verify = async (): Promise<boolean> => {
  const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
  const close = await openDatabase(env);
  try {
    const { chains, acts, breaks } = await verifyChains();
    for (const { chain, seq, what } of breaks) process.stderr.write(`${words.audit[what](chain, seq)}\n`);
    if (breaks.length === 0) process.stdout.write(`${words.audit.holds(chains, acts)}\n`);
    return breaks.length === 0;
  } finally {
    await close();
  }
};

verify().then(
  (holds) => (process.exitCode = holds ? 0 : 1),
  (error: unknown) => {
    const told = error instanceof ConfigurationError ? error.message : String((error as Error).stack);
    process.stderr.write(`${told}\n`);
    process.exitCode = 1;
  },
);
