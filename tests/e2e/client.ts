import { api } from "@qizhen/shared/contract";
import { ApiError } from "@qizhen/shared/endpoint";
import { crc32, deflateSync } from "node:zlib";
import { asking } from "../../server/src/testing/http";

let keys = 0;
const newKey = () => `upload-${process.pid}-${++keys}`;

/** Somebody signed in to a running server: calls endpoints, each call a new intent unless a key is given. */
export type Person = Awaited<ReturnType<typeof signIn>>;

/** Signs in as a sample resident (`sample-resident-1`) or as sample staff (`mediator-1`). */
export const signIn = async (url: string, who: string) => {
  const { accessToken, user } = who.startsWith("sample-resident-")
    ? await asking(url)(api.accounts.wechat, { body: { code: who } })
    : await asking(url)(api.accounts.staff, { body: { username: who, password: "qizhen-sample" } });
  const ask = asking(url, accessToken);
  /** Sends a file as the mini-program does. */
  const upload = async (bytes: Uint8Array, name: string, key = newKey()) => {
    const form = new FormData();
    form.set("file", new Blob([Uint8Array.from(bytes)]), name);
    const answer = await fetch(`${url}${api.files.upload.path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "idempotency-key": key },
      body: form,
    });
    const value: unknown = await answer.json();
    if (!answer.ok) throw new ApiError(answer.status, "upload", JSON.stringify(value));
    return api.files.upload.answer.parse(value);
  };
  return Object.assign(ask, { user, token: accessToken, upload });
};

/** All items of a list, page by page. */
export const everyPage = async <T>(
  read: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>,
) => {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
};

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A photo: a PNG of one colour, 32 × 32. */
export const makePhoto = (shade: number): Uint8Array => {
  const size = 32;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 0], 8); // 8 bits of grey
  const rows = Buffer.concat(
    Array.from({ length: size }, () => Buffer.from([0, ...Array<number>(size).fill(shade % 256)])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};
