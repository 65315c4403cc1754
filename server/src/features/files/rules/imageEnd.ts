/** Pictures that are taken. */
export type ImageFormat = "jpeg" | "png" | "webp";

const readsAt = (bytes: Uint8Array, text: string, at: number) =>
  [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const markers = { start: 0xd8, end: 0xd9, scan: 0xda };
/** Markers without a length: RST0–RST7, TEM. */
const isBare = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/** The first marker after compressed data: FF that is neither stuffed (FF 00) nor a restart nor filling. */
const afterScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    if (next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
};

const jpegEnd = (bytes: Uint8Array): number | undefined => {
  const data = view(bytes);
  for (let at = 2; at + 4 <= bytes.length + 2;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === markers.end) return at + 2;
    if (marker === 0xff || isBare(marker)) at += marker === 0xff ? 1 : 2;
    else {
      if (at + 4 > bytes.length) return undefined;
      at += 2 + data.getUint16(at + 2);
      if (marker === markers.scan) at = afterScan(bytes, at);
    }
  }
  return undefined;
};

const pngEnd = (bytes: Uint8Array): number | undefined => {
  const data = view(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + data.getUint32(at);
    if (readsAt(bytes, "IEND", at + 4)) return end <= bytes.length ? end : undefined;
    at = end;
  }
  return undefined;
};

const webpEnd = (bytes: Uint8Array): number | undefined => {
  if (bytes.length < 12) return undefined;
  const length = view(bytes).getUint32(4, true);
  const end = 8 + length + (length % 2);
  return end <= bytes.length ? end : undefined;
};

/** How many bytes of a file are the picture itself (by its own structure); undefined when it breaks off or is none. */
export const imageEnd = (bytes: Uint8Array, format: ImageFormat): number | undefined =>
  ({ jpeg: jpegEnd, png: pngEnd, webp: webpEnd })[format](bytes);
