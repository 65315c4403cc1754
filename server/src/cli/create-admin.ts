import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { accounts as api } from "@qizhen/shared/contract/accounts";
import { createApp } from "../app";
import { systemClock } from "../kernel/clock";
import { ConfigurationError, readEnv } from "../kernel/env";
import { createLog } from "../kernel/log";
import { askPassword } from "./askPassword";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** Makes the first administrator (管理员) of a county, or lets one in again who has lost the password. */
const form = api.createStaff.body.pick({ username: true, name: true, region: true, password: true });

const readArguments = () => {
  try {
    const text = { type: "string" } as const;
    const options = { username: text, name: text, region: text, reset: { type: "boolean" } } as const;
    return parseArgs({ options }).values;
  } catch {
    throw new ConfigurationError(words.adminUsage);
  }
};

const readForm = async () => {
  const { username, name, region, reset = false } = readArguments();
  if (!username || !name || !region) throw new ConfigurationError(words.adminUsage);
  const read = form.safeParse({ username, name, region, password: await askPassword(words.askPassword) });
  if (read.success) return { admin: read.data, reset };
  throw new ConfigurationError(read.error.issues.map(({ message }) => message).join("\n"));
};

const createAdmin = async (): Promise<boolean> => {
  const { admin, reset } = await readForm();
  const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
  const close = await openDatabase(env);
  try {
    const { accounts } = createApp({ env, clock: systemClock, log: createLog("warn") });
    const outcome = await accounts.makeAdmin(admin, { reset, now: systemClock() });
    process.stdout.write(`${words.admin[outcome](admin.username)}\n`);
    return outcome !== "taken";
  } finally {
    await close();
  }
};

createAdmin().then(
  (done) => (process.exitCode = done ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  },
);
