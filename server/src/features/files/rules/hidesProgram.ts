const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** What makes a file something else to another program, wherever it stands: long enough not to come about by chance. */
const anywhere = ["<?php", "<script", "<SCRIPT", "<iframe", "<!DOCTYPE html", "<!doctype html"].map(bytesOf);
/** Short signatures, looked for only behind the picture: archives, programs, documents. */
const behind = [
  "PK\x03\x04",
  "PK\x05\x06",
  "Rar!\x1a\x07",
  "7z\xbc\xaf\x27\x1c",
  "\x7fELF",
  "%PDF-",
  "<html",
  "<HTML",
  "#!/",
].map(bytesOf);
/** At the very beginning of what is behind. */
const atOnce = ["MZ", "\xca\xfe\xba\xbe"].map(bytesOf);

const has = (bytes: Buffer, signature: Uint8Array) => bytes.includes(Buffer.from(signature));
const starts = (bytes: Buffer, signature: Uint8Array) => signature.every((byte, i) => bytes[i] === byte);

/** Readers of PDF look for its head in the first kilobyte. */
const pdfHead = 1024;

/**
 * Whether a picture or recording is another kind of file as well (一个文件两种身份): a page, a program, an archive behind the picture or
 * inside its remarks. `end`: where the picture ends by its own structure. What phones put behind their pictures (a short film, a
 * depth map) is none of these, and is simply left out.
 */
export const hidesProgram = (bytes: Buffer, end: number): boolean => {
  const rest = bytes.subarray(end);
  return (
    anywhere.some((signature) => has(bytes, signature)) ||
    has(bytes.subarray(0, pdfHead), bytesOf("%PDF-")) ||
    behind.some((signature) => has(rest, signature)) ||
    atOnce.some((signature) => starts(rest, signature))
  );
};
