import type { FileRef } from "@qizhen/shared/contract/files";
import type { Tokens } from "../../kernel/crypto/tokens";
import type { StoredFile } from "./store";

const minuteMs = 60_000;
/** A link lives a quarter of an hour at least; made anew only every five minutes, so that a page read again finds its pictures kept. */
const roundMs = 5 * minuteMs;
const lifeMs = 20 * minuteMs;

const subjectOf = (id: string, readerId: string) => `file/${id}/${readerId}`;

/** The token of a link to a file, for one reader: `reader.until.signature`. */
const tokenFor = (tokens: Tokens, id: string, readerId: string, now: Date) => {
  const until = new Date(Math.floor(now.getTime() / roundMs) * roundMs + lifeMs);
  return `${readerId}.${tokens.signLink(subjectOf(id, readerId), until)}`;
};

/** Who a link to this file was made for; undefined where it is forged, another file's, or too old. */
export const readerOfLink = (tokens: Tokens, token: string, id: string, now: Date): string | undefined => {
  const [, readerId = "", rest = ""] = /^([0-9a-f]{24})\.(.+)$/.exec(token) ?? [];
  return readerId && tokens.readLink(rest, subjectOf(id, readerId), now) ? readerId : undefined;
};

/** A file as the contract names it, with links that open for this reader for a while. */
export const presentFile = (tokens: Tokens, file: StoredFile, readerId: string, now: Date): FileRef => {
  const url = `/api/v1/files/${file.id}?token=${tokenFor(tokens, file.id, readerId, now)}`;
  return {
    id: file.id,
    kind: file.kind,
    mime: file.mime,
    bytes: file.bytes,
    ...(file.width !== undefined && { width: file.width }),
    ...(file.height !== undefined && { height: file.height }),
    ...(file.seconds !== undefined && { seconds: file.seconds }),
    url,
    ...(file.thumb !== undefined && { thumb: `${url}&size=thumb` }),
  };
};
