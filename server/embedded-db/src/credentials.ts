import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileName = "credentials.json";

/** User and password of a folder: the same at each start, so that a shell can look inside. Only their owner can read the file. */
export const keepCredentials = (folder: string, makePassword: () => string): { user: string; password: string } => {
  const file = join(folder, fileName);
  if (existsSync(file)) {
    const { user, password } = JSON.parse(readFileSync(file, "utf8")) as { user?: unknown; password?: unknown };
    if (typeof user === "string" && typeof password === "string") return { user, password };
  }
  const made = { user: "embedded", password: makePassword() };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
};
