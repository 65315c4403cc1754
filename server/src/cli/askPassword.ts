import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks on the terminal without showing what is typed; from a pipe it takes the first line. */
export const askPassword = async (question: string): Promise<string> => {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY;
  if (terminal) process.stdout.write(question);
  const lines = createInterface({ input: process.stdin, output: hidden, terminal });
  try {
    if (terminal) return await lines.question("");
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (terminal) process.stdout.write("\n");
  }
};
