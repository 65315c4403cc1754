import { fileTypeFromBuffer } from "file-type/core";
import sharp from "sharp";
import { unprocessable, unsupportedType } from "../../kernel/errors";
import { hidesProgram } from "./rules/hidesProgram";
import { imageEnd, type ImageFormat } from "./rules/imageEnd";
import { readMp3 } from "./rules/readMp3";
import type { Content } from "./store";
import { words } from "./words";

// A picture is used once: what libvips would keep of it only costs memory.
sharp.cache(false);
sharp.concurrency(1);

/** Longest side of what is kept, in pixels: a contract's small print can be read, and a phone's photo has 300–800 KB. */
const longestSide = 2048;
const thumbSide = 320;
/** A JPEG is shrunk while it is decoded, the others are not: 100 megapixels cost no more memory than 40 of a PNG. */
const mostPixels: Record<ImageFormat, number> = { jpeg: 120_000_000, png: 40_000_000, webp: 40_000_000 };
const longestMinutes = 10;

const formats: Readonly<Record<string, ImageFormat>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
};
const isHeic = (mime: string | undefined) => mime !== undefined && /^image\/(heic|heif)/.test(mime);

/** What sharp says of a picture that it cannot read is no crash but the picture's fault. */
const sound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (/pixel limit/i.test(String(error))) throw unprocessable(words.tooManyPixels);
    throw unprocessable(words.broken);
  }
};

const rendered = (bytes: Buffer, side: number, quality: number, pixels: number) =>
  sharp(bytes, { limitInputPixels: pixels, failOn: "error", sequentialRead: true })
    .rotate() // as its EXIF says, which is then left out with all else that is not the picture
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality, chromaSubsampling: "4:4:4" })
    .toBuffer({ resolveWithObject: true });

const imageContent = async (bytes: Buffer, format: ImageFormat): Promise<Content> => {
  const end = imageEnd(bytes, format);
  if (hidesProgram(bytes, end ?? bytes.length)) throw unsupportedType(words.disguised);
  const { width, height } = await sound(sharp(bytes, { limitInputPixels: false }).metadata());
  if (!width || !height) throw unprocessable(words.broken);
  if (width * height > mostPixels[format]) throw unprocessable(words.tooManyPixels);
  const main = await sound(rendered(bytes, longestSide, 82, mostPixels[format]));
  const thumb = await sound(rendered(main.data, thumbSide, 70, mostPixels.jpeg));
  return {
    kind: "image",
    mime: "image/jpeg",
    main: main.data,
    thumb: thumb.data,
    width: main.info.width,
    height: main.info.height,
  };
};

const voiceContent = (bytes: Buffer): Content => {
  const voice = readMp3(bytes);
  if (!voice) throw unprocessable(words.brokenVoice);
  if (hidesProgram(bytes, voice.to)) throw unsupportedType(words.disguised);
  if (voice.seconds > longestMinutes * 60) throw unprocessable(words.tooLong(longestMinutes));
  return {
    kind: "voice",
    mime: "audio/mpeg",
    main: bytes.subarray(voice.from, voice.to),
    thumb: undefined,
    seconds: Math.round(voice.seconds * 10) / 10,
  };
};

/**
 * Makes of what was sent what is kept: a picture drawn anew without the place where it was taken, or a recording without its tags.
 * What it is, is read from the bytes; its name and declared type are never asked.
 * @throws unsupportedType for anything else, or what is two things at once; unprocessable for what is broken or too large to show
 */
export const makeContent = async (bytes: Buffer): Promise<Content> => {
  if (bytes.length === 0) throw unprocessable(words.empty);
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  const format = formats[mime ?? ""];
  if (format) return imageContent(bytes, format);
  if (isHeic(mime)) throw unsupportedType(words.heic);
  if (mime === "audio/mpeg" || (mime === undefined && readMp3(bytes))) return voiceContent(bytes);
  throw unsupportedType(words.wrongKind);
};
