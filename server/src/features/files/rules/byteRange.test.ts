import { byteRange } from "./byteRange";

test.each([
  ["", "all"],
  ["bytes=0-99", { from: 0, to: 99 }],
  ["bytes=100-", { from: 100, to: 999 }],
  ["bytes=-100", { from: 900, to: 999 }],
  ["bytes=-5000", { from: 0, to: 999 }],
  ["bytes=990-2000", { from: 990, to: 999 }],
  ["bytes=0-0", { from: 0, to: 0 }],
  ["bytes=1000-", "none"],
  ["bytes=-0", "none"],
  ["bytes=5-2", "all"],
  ["bytes=0-1,5-6", "all"],
  ["lines=0-1", "all"],
  ["bytes=-", "all"],
])("of 1000 bytes, %j asks for %j", (header, range) => expect(byteRange(header, 1000)).toEqual(range));
