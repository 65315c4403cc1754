import fc from "fast-check";
import { readMp3 } from "./readMp3";

/** A silent frame: MPEG 1, 128 kbit/s, 44.1 kHz: 417 bytes, 1152 samples. */
const frame = (header = [0xff, 0xfb, 0x90, 0x00], length = 417) => {
  const bytes = new Uint8Array(length);
  bytes.set(header);
  return bytes;
};
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const frames = (n: number) => Array.from({ length: n }, () => frame());
const text = (value: string) => new Uint8Array(Buffer.from(value, "latin1"));
const id3 = (size: number) =>
  join(text("ID3\x03\0\0"), Uint8Array.of(0, 0, size >> 7, size & 127), new Uint8Array(size));

test("a recording's length is that of its frames", () => {
  const voice = readMp3(join(...frames(100)));
  expect(voice).toMatchObject({ from: 0, to: 41_700 });
  expect(voice?.seconds).toBeCloseTo((100 * 1152) / 44_100, 6);
});

test.each<[string, number[], number, number]>([
  ["16 kHz, 48 kbit/s, as the mini-program records", [0xff, 0xf3, 0x68, 0xc0], 216, 576 / 16_000],
  ["8 kHz, 24 kbit/s", [0xff, 0xe3, 0x38, 0xc0], 216, 576 / 8000],
  ["48 kHz, 320 kbit/s", [0xff, 0xfb, 0xe4, 0x00], 960, 1152 / 48_000],
])("%s", (_, header, length, seconds) => {
  const voice = readMp3(join(...Array.from({ length: 10 }, () => frame(header, length))));
  expect(voice?.seconds).toBeCloseTo(10 * seconds, 6);
});

test("tags before and behind the sound are left out", () => {
  const sound = join(...frames(10));
  expect(readMp3(join(id3(300), sound, text("TAG"), new Uint8Array(125)))).toMatchObject({ from: 310, to: 4480 });
  expect(readMp3(join(id3(20), id3(5), sound))).toMatchObject({ from: 45, to: 4215 });
  expect(readMp3(join(new Uint8Array(64), sound, new Uint8Array(64)))).toMatchObject({ from: 64, to: 4234 });
});

test("a last frame that broke off is left out", () => {
  expect(readMp3(join(...frames(10)).subarray(0, 4000))).toMatchObject({ to: 9 * 417 });
});

test.each<[string, Uint8Array]>([
  ["nothing", new Uint8Array(0)],
  ["three frames only", join(...frames(3))],
  ["something else behind the frames", join(...frames(10), text("MZ\x90 a program"))],
  ["something else between the frames", join(...frames(10), text("#!/bin/sh"), ...frames(10))],
  ["another sample rate half-way", join(...frames(10), frame([0xff, 0xfb, 0x94, 0x00], 384), ...frames(10))],
  ["layer II", join(...Array.from({ length: 10 }, () => frame([0xff, 0xfd, 0x90, 0x00])))],
  ["a tag that claims more than there is", join(id3(127), new Uint8Array(3)).subarray(0, 60)],
])("%s is no recording", (_, bytes) => expect(readMp3(bytes)).toBeUndefined());

test("chance is not taken for sound, and never fails", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => expect(readMp3(bytes)).toBeUndefined()));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (junk) => {
      const voice = readMp3(join(...frames(10), junk));
      if (voice) expect(voice.to % 417).toBe(0);
    }),
  );
});
