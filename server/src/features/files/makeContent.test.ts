import sharp from "sharp";
import { AppError } from "../../kernel/errors";
import { makeContent } from "./makeContent";
import { imageEnd, type ImageFormat } from "./rules/imageEnd";

const colours = { r: 200, g: 120, b: 40 };
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: colours } });
const photo = (format: ImageFormat, width = 300, height = 200) => picture(width, height).toFormat(format).toBuffer();
const frame = Buffer.alloc(417);
frame.set([0xff, 0xfb, 0x90, 0x00]);
const recording = (frames: number) => Buffer.concat(Array.from({ length: frames }, () => frame));

const refusal = async (bytes: Buffer) => {
  const error: unknown = await makeContent(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`it was not refused: ${String(error)}`);
  expect(error.message).toMatch(/[\u4e00-\u9fff]{4}/);
  return error.status;
};

test.each<ImageFormat>(["jpeg", "png", "webp"])("a %s is kept as a picture with a small one", async (format) => {
  const content = await makeContent(await photo(format, 900, 600));
  expect(content).toMatchObject({ kind: "image", mime: "image/jpeg", width: 900, height: 600 });
  const thumb = await sharp(content.thumb).metadata();
  expect([thumb.format, thumb.width, thumb.height]).toEqual(["jpeg", 320, 213]);
});

test("where a photo was taken is not kept, and it stands upright", async () => {
  const taken = await picture(300, 200)
    .jpeg()
    .withExif({
      IFD3: { GPSLatitude: "40/1 41/1 0/1", GPSLatitudeRef: "N" },
      IFD0: { Model: "SECRET-PHONE" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(taken.includes("SECRET-PHONE")).toBe(true);
  const { main, width, height } = await makeContent(taken);
  expect([width, height]).toEqual([200, 300]);
  expect(main.includes("SECRET-PHONE")).toBe(false);
  expect((await sharp(main).metadata()).exif).toBeUndefined();
});

test("a large photo is made 2048 wide, a small one is not blown up", async () => {
  expect(await makeContent(await photo("jpeg", 4000, 3000))).toMatchObject({ width: 2048, height: 1536 });
  expect(await makeContent(await photo("png", 1, 1))).toMatchObject({ width: 1, height: 1 });
});

test("what a phone puts behind its photo is left out", async () => {
  const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypmp42"), Buffer.alloc(2000, 7)]);
  const { main } = await makeContent(Buffer.concat([await photo("jpeg"), film]));
  expect(main.includes("ftypmp42")).toBe(false);
});

test.each([
  ["an archive", Buffer.from("PK\x03\x04 something", "latin1")],
  ["a program", Buffer.from("MZ\x90\x00", "latin1")],
  ["a page", Buffer.from("<html><script>alert(1)</script>")],
  ["a document", Buffer.from("%PDF-1.7")],
])("a photo with %s behind it is refused", async (_, hidden) => {
  for (const format of ["jpeg", "png", "webp"] as const)
    expect(await refusal(Buffer.concat([await photo(format), hidden]))).toBe(415);
});

test("a photo with a script in its remarks is refused", async () => {
  const remark = Buffer.from("<?php system($_GET[0]); ?>");
  const photoBytes = await photo("jpeg");
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, remark.length + 2]), remark]);
  expect(await refusal(Buffer.concat([photoBytes.subarray(0, 2), segment, photoBytes.subarray(2)]))).toBe(415);
});

test("a picture of no width, or one that claims a billion pixels, is refused before it is drawn", async () => {
  const sized = async (width: number, height: number) => {
    const bytes = await photo("png");
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  expect(await refusal(await sized(0, 0))).toBe(422);
  expect(await refusal(await sized(100_000, 100_000))).toBe(422);
});

test("a bomb of 41 million pixels in few bytes is refused", async () => {
  const bomb = await picture(6500, 6400).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(300_000);
  expect(await refusal(bomb)).toBe(422);
});

test("a photo that broke off is refused", async () => {
  const noise = await sharp(Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 7919) % 256)), {
    raw: { width: 300, height: 200, channels: 3 },
  })
    .jpeg()
    .toBuffer();
  expect(await refusal(noise.subarray(0, noise.length / 2))).toBe(422);
});

test.each([
  ["a program called a photo", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300, 1)]), 415],
  ["a page", Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), 415],
  ["a drawing with scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 415],
  ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), 415],
  ["a document", Buffer.from("%PDF-1.7\n%%EOF"), 415],
  ["nothing", Buffer.alloc(0), 422],
  ["zeros", Buffer.alloc(5000), 415],
  ["plain text", Buffer.from("我家漏水了"), 415],
  ["a photo's first bytes and no photo", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]), 422],
  [
    "an iPhone's own format",
    Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(64)]),
    415,
  ],
])("%s is refused", async (_, bytes, status) => expect(await refusal(bytes)).toBe(status));

test("a recording is kept with its length, without its tags", async () => {
  const tag = Buffer.concat([
    Buffer.from("ID3\x03\0\0\0\0\0\x20", "latin1"),
    Buffer.from("TPE1 my name is SECRET".padEnd(32)),
  ]);
  const content = await makeContent(Buffer.concat([tag, recording(100)]));
  expect(content).toMatchObject({ kind: "voice", mime: "audio/mpeg", seconds: 2.6 });
  expect(content.main.includes("SECRET")).toBe(false);
});

test("a recording of more than ten minutes, or with something else in it, is refused", async () => {
  expect(await refusal(recording(23_000))).toBe(422);
  expect(await refusal(Buffer.concat([recording(20), Buffer.from("not sound at all")]))).toBe(422);
});

test.each<ImageFormat>(["jpeg", "png", "webp"])("the end of a %s is found by its own structure", async (format) => {
  const bytes = await photo(format, 64, 64);
  expect(imageEnd(bytes, format)).toBe(bytes.length);
  expect(imageEnd(Buffer.concat([bytes, Buffer.from("more")]), format)).toBe(bytes.length);
  expect(imageEnd(bytes.subarray(0, 20), format)).toBeUndefined();
});
