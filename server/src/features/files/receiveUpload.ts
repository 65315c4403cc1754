import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { maxFileBytes } from "@qizhen/shared/contract/files";
import { malformed, tooLarge, unsupportedType } from "../../kernel/errors";
import { words } from "./words";

/** What was sent, on disk until it is needed: many uploads at once must not fill the memory. */
export interface ReceivedUpload {
  /** Of the bytes, base64url. */
  digest: string;
  read(): Promise<Buffer>;
}

/** What a form adds around its file. */
const formBytes = 64 * 1024;

const parserOf = (request: IncomingMessage) => {
  try {
    return busboy({
      headers: request.headers,
      limits: { files: 1, fields: 0, parts: 2, fileSize: maxFileBytes, headerPairs: 20 },
    });
  } catch {
    throw unsupportedType(words.notAForm);
  }
};

const store = async (content: Readable & { truncated?: boolean }, path: string): Promise<string> => {
  const hash = createHash("sha256");
  content.on("data", (chunk: Buffer) => hash.update(chunk));
  await pipeline(content, createWriteStream(path, { mode: 0o600 }));
  if (content.truncated) throw tooLarge(words.tooBig(maxFileBytes));
  return hash.digest("base64url");
};

/** Reads the form and puts its one file at `path`. */
const receive = (request: IncomingMessage, path: string): Promise<string> =>
  new Promise((done, refuse) => {
    const parser = parserOf(request);
    let stored: Promise<string> | undefined;
    const stop = (error: Error) => {
      request.unpipe(parser);
      request.resume();
      refuse(error);
    };
    parser.on("file", (field, content) => {
      if (field !== "file") {
        content.resume();
        stop(malformed(words.noFile, { [field]: words.noFile }));
        return;
      }
      content.on("limit", () => stop(tooLarge(words.tooBig(maxFileBytes))));
      stored = store(content, path);
      stored.catch(stop);
    });
    for (const event of ["filesLimit", "partsLimit"] as const) parser.on(event, () => stop(malformed(words.oneFile)));
    parser.on("fieldsLimit", () => stop(malformed(words.noFile)));
    parser.on("error", () => stop(malformed(words.notAForm)));
    parser.on("close", () => (stored ? stored.then(done, refuse) : refuse(malformed(words.noFile))));
    request.on("aborted", () => stop(malformed(words.notAForm)));
    request.pipe(parser);
  });

/**
 * Receives the one file of a form (multipart/form-data, field `file`) and hands it to `use`; nothing of it stays afterwards.
 * @throws tooLarge, malformed, unsupportedType
 */
export const receiveUpload = async <T>(
  request: IncomingMessage,
  use: (upload: ReceivedUpload) => Promise<T>,
): Promise<T> => {
  if (Number(request.headers["content-length"] ?? 0) > maxFileBytes + formBytes)
    throw tooLarge(words.tooBig(maxFileBytes));
  const folder = await mkdtemp(join(tmpdir(), "qizhen-upload-"));
  try {
    const path = join(folder, "file");
    const digest = await receive(request, path);
    return await use({ digest, read: () => readFile(path) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
