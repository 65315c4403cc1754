import { fileURLToPath } from "node:url";
import { createApp } from "../app";
import type { Defect } from "../features/booking";
import { pause, systemClock } from "../kernel/clock";
import { ConfigurationError, readEnv } from "../kernel/env";
import { createLog } from "../kernel/log";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** A step that was caught half-way is finished by then. */
const againMs = 3000;

const nameOf = ({ code, ids }: Defect) => `${code} ${ids.join(" ")}`;

/**
 * Looks through claims and visits (预约) as they lie in the database, whether the server runs or not. Prints each defect by its
 * code, with the ids of what it is about; then exits with 1.
 */
const check = async (): Promise<boolean> => {
  const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
  const close = await openDatabase(env);
  const app = createApp({ env, clock: systemClock, log: createLog("warn") });
  try {
    await app.regions.start();
    await app.supervision.start();
    const first = await app.booking.check(systemClock());
    const seen = new Set(first.map(nameOf));
    const keepAlive = setTimeout(() => undefined, againMs);
    if (first.length > 0) await pause(againMs);
    clearTimeout(keepAlive);
    const defects =
      first.length > 0 ? (await app.booking.check(systemClock())).filter((one) => seen.has(nameOf(one))) : [];
    if (defects.length === 0) process.stdout.write(`${words.booking.holds}\n`);
    else process.stderr.write(`${words.booking.found(defects.length)}\n`);
    for (const { code, ids, start } of defects)
      process.stderr.write(`[${code}] ${words.booking.defects[code]}  ${start.toISOString()}  ${ids.join(" ")}\n`);
    return defects.length === 0;
  } finally {
    app.regions.stop();
    app.supervision.stop();
    await close();
  }
};

check().then(
  (holds) => (process.exitCode = holds ? 0 : 1),
  (error: unknown) => {
    const told = error instanceof ConfigurationError ? error.message : String((error as Error).stack);
    process.stderr.write(`${told}\n`);
    process.exitCode = 1;
  },
);
