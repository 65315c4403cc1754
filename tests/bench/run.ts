/** Runs every benchmark beside this file, each in a process of its own so that none warms another's machine. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
let failed = false;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".bench.ts"))) {
  process.stdout.write(`\n== ${file}\n`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `${folder}${file}`], { stdio: "inherit" });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
