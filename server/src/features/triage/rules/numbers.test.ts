import * as fc from "fast-check";
import { findNumbers } from "./numbers";

const values = (text: string) => findNumbers(text).map(({ value }) => value);

test.each([
  ["三万八", 38_000],
  ["三万八千", 38_000],
  ["十二万八", 128_000],
  ["一百一", 110],
  ["一百零五", 105],
  ["两千四", 2400],
  ["3.5万", 35_000],
  ["8万2", 82_000],
  ["5w", 50_000],
  ["1,400", 1400],
  ["１２００", 1200],
])("%s is %d", (written, value) => expect(values(written.normalize("NFKC"))).toEqual([value]));

test.each([
  ["十来个", 10],
  ["二十来号", 20],
  ["四十多户", 40],
  ["十五六户", 15],
  ["八九户", 8],
  ["七八十口", 70],
  ["上百户", 100],
])("what is said roughly counts at its least: %s is %d", (written, value) => expect(values(written)).toEqual([value]));

const writtenDigits = "零一二三四五六七八九";
/** Writes a number as a schoolbook does. */
const write = (value: number): string => {
  const steps = [1000, 100, 10, 1];
  const names = ["千", "百", "十", ""];
  let written = "";
  let zero = false;
  steps.forEach((step, index) => {
    const digit = Math.floor(value / step) % 10;
    if (digit === 0) zero = written !== "";
    else {
      written += (zero ? "零" : "") + writtenDigits.charAt(digit) + (names[index] ?? "");
      zero = false;
    }
  });
  return written;
};

test("every number up to ten thousand is read as it is written", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => expect(values(`欠${write(value)}元`)).toEqual([value])),
  ));
