import { parseArgs } from "node:util";
import { FolderInUse, startDatabase } from "./index";
import { words } from "./words";

/** The database alone, in the foreground: prints its address as a line, stops cleanly when it is told to. */
const readArguments = (): { folder: string; port: number } => {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "27018" }, data: { type: "string", default: "data" } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(words.badPort);
  return { folder: values.data, port };
};

const explain = (error: unknown): string => {
  if (error instanceof FolderInUse) return words.inUse(error.folder, error.pid);
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return words.portTaken(port ?? 0);
  if (error instanceof RangeError) return message;
  return code?.startsWith("ERR_PARSE_ARGS") ? words.usage : `${words.failed}${message}`;
};

try {
  const database = await startDatabase(readArguments());
  process.stdout.write(`${database.uri}\n`);
  const stop = () => void database.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
