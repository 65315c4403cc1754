import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Another process has the folder. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`${folder} is in use by process ${pid}`);
  }
}

interface Owner {
  pid: number;
  /** When that process started, as the system tells it: another process may get the same number later. */
  started: string;
}

/** Ticks after boot at which a process started (field 22 of /proc/PID/stat), "dead" for one that only waits to be buried; empty where a system has no such file. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? "dead" : `${boot}/${fields[18] ?? ""}`;
  } catch {
    return "";
  }
};

const isAlive = ({ pid, started }: Owner): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return started === "" || startOf(pid) === started;
};

const ownerIn = (file: string): Owner | undefined => {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, "utf8")) as Partial<Owner>;
    return typeof pid === "number" && typeof started === "string" ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
};

const held = new Set<string>();

/**
 * Takes a folder for this process. A lock that a killed process left behind is recognised and taken over.
 * @returns how to give it back
 * @throws FolderInUse
 */
export const lockFolder = (folder: string): (() => void) => {
  const file = join(folder, "in-use.json");
  if (held.has(file)) throw new FolderInUse(folder, process.pid);
  const owner = ownerIn(file);
  if (owner && owner.pid !== process.pid && isAlive(owner)) throw new FolderInUse(folder, owner.pid);
  rmSync(file, { force: true });
  // "wx": of two processes that found the same stale lock, one makes the file
  const descriptor = openSync(file, "wx", 0o600);
  writeSync(descriptor, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  closeSync(descriptor);
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
};
