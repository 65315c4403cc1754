import sharp from "sharp";
import { api } from "@qizhen/shared/contract";
import type { FileRef } from "@qizhen/shared/contract/files";
import mongoose from "mongoose";
import { startApp, type TestApp } from "../../testing/app";
import { asking } from "../../testing/http";
import type { Actor } from "../accounts";
import { FileModel } from "./model";

let app: TestApp;
let photo: Buffer;
let other: Buffer;
const colour = (r: number) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: { r, g: 90, b: 30 } } })
    .jpeg()
    .toBuffer();
const frame = Buffer.alloc(417);
frame.set([0xff, 0xfb, 0x90, 0x00]);
const recording = Buffer.concat(Array.from({ length: 200 }, () => frame));

beforeAll(async () => {
  app = await startApp();
  [photo, other] = await Promise.all([colour(200), colour(20)]);
}, 60_000);
afterAll(() => app.stop());

interface Resident {
  id: string;
  token: string;
}
const resident = async (n: number): Promise<Resident> => {
  const { accessToken, user } = await asking(app.url)(api.accounts.wechat, { body: { code: `sample-resident-${n}` } });
  return { id: user.id, token: accessToken };
};
const actorOf = ({ id }: Resident): Actor => ({
  id,
  kind: "resident",
  name: "居民",
  roles: ["resident"],
  sessionId: "test",
});

let keys = 0;
const send = (who: Resident | undefined, form: FormData | string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1/files`, {
    method: "POST",
    body: form,
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      "idempotency-key": `file-test-key-${++keys}`,
      ...headers,
    },
  });
const formOf = (bytes: Buffer, { field = "file", name = "IMG_0001.jpg", type = "image/jpeg" } = {}) => {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
};
const upload = async (who: Resident, bytes: Buffer, key?: string): Promise<FileRef> => {
  const answer = await send(who, formOf(bytes), key ? { "idempotency-key": key } : {});
  expect(answer.status).toBe(201);
  return (await answer.json()) as FileRef;
};
const get = (path: string, who?: Resident, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { headers: { ...(who && { authorization: `Bearer ${who.token}` }), ...headers } });
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.message).toMatch(/[\u4e00-\u9fff]{4}/);
  return answer.status;
};
const blobs = () => mongoose.connection.collection("blobs.files").countDocuments({});

test("a photo that was sent can be seen by its sender, whole and small, and is never taken for a page", async () => {
  const ming = await resident(1);
  const file = await upload(ming, photo);
  expect(file).toMatchObject({ kind: "image", mime: "image/jpeg", width: 400, height: 300 });
  const seen = await get(`/api/v1/files/${file.id}`, ming);
  expect(seen.status).toBe(200);
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "content-length": String(file.bytes),
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=900, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": `inline; filename="${file.id}.jpg"`,
  });
  expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).width).toBe(400);
  const small = await get(`/api/v1/files/${file.id}?size=thumb`, ming);
  expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(320);
  const kept = await get(`/api/v1/files/${file.id}`, ming, {
    "if-none-match": seen.headers.get("etag") ?? "",
    "cache-control": "max-age=0",
  });
  expect(kept.status).toBe(304);
});

test("a link opens without signing in, for a quarter of an hour, and for this file only", async () => {
  const ming = await resident(1);
  const [file, second] = [await upload(ming, photo), await upload(ming, other)];
  expect((await get(file.url)).status).toBe(200);
  expect((await get(file.thumb ?? "")).status).toBe(200);
  const token = new URL(file.url, app.url).searchParams.get("token") ?? "";
  expect(await errorOf(await get(`/api/v1/files/${second.id}?token=${token}`))).toBe(401);
  expect(await errorOf(await get(`/api/v1/files/${file.id}?token=${token.slice(0, -3)}abc`))).toBe(401);
  const hua = await resident(2);
  expect(await errorOf(await get(`/api/v1/files/${file.id}?token=${token.replace(ming.id, hua.id)}`))).toBe(401);
  expect(await errorOf(await get(`/api/v1/files/${file.id}`))).toBe(401);
  app.clock.forward(14 * 60_000);
  expect((await get(file.url)).status).toBe(200);
  app.clock.forward(7 * 60_000);
  expect(await errorOf(await get(file.url))).toBe(401);
});

test("nobody else sees it, and nobody can make it theirs", async () => {
  const [ming, hua] = [await resident(1), await resident(2)];
  const file = await upload(ming, photo);
  expect(await errorOf(await get(`/api/v1/files/${file.id}`, hua))).toBe(404);
  const attach = (who: Resident, caseId: string) => app.app.files.attachFiles([file.id], actorOf(who), caseId);
  await expect(attach(hua, "c".repeat(24))).rejects.toMatchObject({ status: 422 });
  await expect(attach(ming, "c".repeat(24))).resolves.toEqual([{ id: file.id, kind: "image" }]);
  await expect(attach(ming, "c".repeat(24))).resolves.toHaveLength(1);
  await expect(attach(ming, "d".repeat(24))).rejects.toMatchObject({ status: 422 });
});

test("files are bound all or none", async () => {
  const [ming, hua] = [await resident(1), await resident(2)];
  const [mine, theirs] = [await upload(ming, photo), await upload(hua, photo)];
  await expect(app.app.files.attachFiles([mine.id, theirs.id], actorOf(ming), "e".repeat(24))).rejects.toMatchObject({
    status: 422,
  });
  expect((await FileModel.findById(mine.id).lean())?.caseId).toBeUndefined();
});

test("of two cases that claim one file at once, one gets it", async () => {
  const ming = await resident(1);
  const file = await upload(ming, photo);
  const claims = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => app.app.files.attachFiles([file.id], actorOf(ming), String(i).repeat(24))),
  );
  expect(claims.filter((c) => c.status === "fulfilled")).toHaveLength(1);
});

test("the same key with the same bytes is one file, also when both come at once; with other bytes it is refused", async () => {
  const ming = await resident(3);
  const before = await blobs();
  const both = await Promise.all([upload(ming, photo, "one-intent-1"), upload(ming, photo, "one-intent-1")]);
  expect(both[0].id).toBe(both[1].id);
  expect((await upload(ming, photo, "one-intent-1")).id).toBe(both[0].id);
  expect(await blobs()).toBe(before + 2);
  expect(await errorOf(await send(ming, formOf(other), { "idempotency-key": "one-intent-1" }))).toBe(409);
  const hua = await resident(4);
  expect((await upload(hua, photo, "one-intent-1")).id).not.toBe(both[0].id);
});

test("a recording can be listened to from the middle", async () => {
  const ming = await resident(1);
  const answer = await send(ming, formOf(recording, { name: "voice.mp3", type: "audio/mp3" }));
  const file = (await answer.json()) as FileRef;
  expect(file).toMatchObject({ kind: "voice", mime: "audio/mpeg", seconds: 5.2, bytes: recording.length });
  const part = await get(file.url, undefined, { range: "bytes=417-833" });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 417-833/${recording.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(frame);
  const beyond = await get(file.url, undefined, { range: "bytes=9000000-" });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get("content-range")).toBe(`bytes */${recording.length}`);
});

test.each<[string, () => FormData | string, Record<string, string>, number]>([
  ["more than 10 MB", () => formOf(Buffer.alloc(10 * 1024 * 1024 + 1, 1)), {}, 413],
  ["12 MB", () => formOf(Buffer.alloc(12 * 1024 * 1024, 1)), {}, 413],
  ["an empty file", () => formOf(Buffer.alloc(0)), {}, 422],
  ["a renamed program", () => formOf(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500, 1)])), {}, 415],
  ["a page called a photo", () => formOf(Buffer.from("<html><script>alert(1)</script></html>")), {}, 415],
  ["another field", () => formOf(photo, { field: "picture" }), {}, 400],
  ["an empty form", () => new FormData(), {}, 400],
  ["JSON", () => "{}", { "content-type": "application/json" }, 415],
  ["a form without a boundary", () => "x", { "content-type": "multipart/form-data" }, 415],
  [
    "a form that breaks off",
    () => '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    { "content-type": "multipart/form-data; boundary=b" },
    400,
  ],
])("%s is refused and leaves nothing", async (_, form, headers, status) => {
  const ming = await resident(5);
  const before = [await blobs(), await FileModel.countDocuments({})];
  expect(await errorOf(await send(ming, form(), headers))).toBe(status);
  expect([await blobs(), await FileModel.countDocuments({})]).toEqual(before);
});

test("two files, or a file with other fields, are refused", async () => {
  const ming = await resident(5);
  const two = formOf(photo);
  two.append("file", new Blob([new Uint8Array(other)]), "b.jpg");
  expect(await errorOf(await send(ming, two))).toBe(400);
  const more = new FormData();
  more.append("caseId", "1");
  more.append("file", new Blob([new Uint8Array(photo)]), "a.jpg");
  expect(await errorOf(await send(ming, more))).toBe(400);
});

test("strangers send nothing, and residents need a key", async () => {
  expect(await errorOf(await send(undefined, formOf(photo)))).toBe(401);
  expect(await errorOf(await send(await resident(1), formOf(photo), { "idempotency-key": "" }))).toBe(400);
});

test("files that nobody used are gone after three days, those in use stay", async () => {
  const ming = await resident(6);
  const [used, unused] = [await upload(ming, photo), await upload(ming, other)];
  await app.app.files.attachFiles([used.id], actorOf(ming), "f".repeat(24));
  app.clock.forward(3 * 24 * 60 * 60_000 - 60_000);
  await app.app.jobs.runAll();
  expect(await FileModel.exists({ _id: unused.id })).not.toBeNull();
  app.clock.forward(2 * 60_000);
  await app.app.jobs.runAll();
  expect(await FileModel.exists({ _id: unused.id })).toBeNull();
  expect(await mongoose.connection.collection("blobs.files").countDocuments({ filename: unused.id })).toBe(0);
  const again = await resident(6);
  expect((await get(`/api/v1/files/${used.id}`, again)).status).toBe(200);
  expect(await errorOf(await get(`/api/v1/files/${unused.id}`, again))).toBe(404);
});

test("nobody piles up more than sixty unused files", async () => {
  const ming = await resident(7);
  const tiny = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .png()
    .toBuffer();
  const file = await upload(ming, tiny);
  const record = await FileModel.findById(file.id).lean();
  await FileModel.insertMany(
    Array.from({ length: 59 }, () => ({ ...record, _id: new mongoose.Types.ObjectId(), intent: undefined })),
  );
  expect(await errorOf(await send(ming, formOf(tiny)))).toBe(429);
  await app.app.files.attachFiles([file.id], actorOf(ming), "a".repeat(24));
  await upload(ming, tiny);
});

test("an id that is none, or nobody's, is told apart from what is there", async () => {
  const ming = await resident(1);
  expect(await errorOf(await get("/api/v1/files/nonsense", ming))).toBe(400);
  expect(await errorOf(await get(`/api/v1/files/${"0".repeat(24)}`, ming))).toBe(404);
});
