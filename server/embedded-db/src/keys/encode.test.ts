import { Binary, BSONRegExp, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { compareValues } from "./compare";
import { after, emptyArray, encodeTuple, encodeValue, inverted } from "./encode";

/** In MongoDB's order; those in one row are equal. */
const ordered: unknown[][] = [
  [new MinKey()],
  [emptyArray],
  [null, undefined],
  [Number.NaN, new Double(Number.NaN)],
  [-Infinity],
  [-1.5, new Double(-1.5)],
  [-1],
  [0, -0, new Int32(0), Long.ZERO],
  [Number.MIN_VALUE],
  [1, Long.ONE],
  [2 ** 53],
  [Long.fromBigInt(2n ** 53n + 1n)],
  [Long.fromBigInt(2n ** 53n + 3n)],
  [2 ** 53 + 4, Long.fromBigInt(2n ** 53n + 4n)],
  [Long.fromBigInt(2n ** 60n - 1n)],
  [2 ** 60],
  [Long.fromBigInt(2n ** 60n + 1n)],
  [Infinity],
  [""],
  ["\0"],
  ["\0a"],
  ["a"],
  ["a\0"],
  ["ab"],
  ["b"],
  ["中"],
  ["\uffff"],
  ["\u{1f600}"],
  [{}],
  [{ a: 1 }],
  [{ a: 1, b: 0 }],
  [{ b: 0 }],
  [{ a: "x" }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [new Binary(Buffer.from([0xff]))],
  [new Binary(Buffer.from([0, 0]))],
  [new Binary(Buffer.from([0, 0]), 4)],
  [new ObjectId("000000000000000000000001")],
  [new ObjectId("ff0000000000000000000000")],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(2 ** 40)],
  [Timestamp.fromBits(1, 1)],
  [Timestamp.fromBits(0, 2)],
  [new BSONRegExp("a", "")],
  [new BSONRegExp("a", "i")],
  [new MaxKey()],
];
const flat = ordered.flatMap((row, at) => row.map((value) => ({ value, at })));

test("keys of all types compare as MongoDB orders their values", () => {
  for (const a of flat)
    for (const b of flat) {
      const wanted = Math.sign(a.at - b.at);
      expect({ a, b, order: Math.sign(Buffer.compare(encodeValue(a.value), encodeValue(b.value))) }).toEqual({
        a,
        b,
        order: wanted,
      });
      expect(Math.sign(compareValues(a.value, b.value))).toBe(wanted);
      const [x, y] = [a, b].map(({ value }) => encodeTuple([value, 1], [true, false])) as [Buffer, Buffer];
      expect(Math.sign(Buffer.compare(x, y))).toBe(-wanted || 0);
    }
});

const anyValue = fc.constantFrom(...flat.map(({ value }) => value));

test("keys of several fields compare field by field", () => {
  const direction = fc.boolean();
  fc.assert(
    fc.property(fc.array(fc.tuple(anyValue, anyValue, direction), { minLength: 1, maxLength: 4 }), (fields) => {
      const descending = fields.map(([, , down]) => down);
      const [a, b] = [0, 1].map((side) =>
        encodeTuple(
          fields.map((field) => field[side]),
          descending,
        ),
      ) as [Buffer, Buffer];
      const decided = fields.find(([x, y]) => compareValues(x, y) !== 0);
      const wanted = decided ? Math.sign(compareValues(decided[0], decided[1])) * (decided[2] ? -1 : 1) : 0;
      expect(Math.sign(Buffer.compare(a, b))).toBe(wanted);
    }),
  );
});

test("texts of any characters compare by their UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const wanted = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(wanted);
      expect(Math.sign(compareValues(a, b))).toBe(wanted);
    }),
  );
});

test("what comes after a prefix comes after all that begins with it", () => {
  fc.assert(
    fc.property(anyValue, fc.uint8Array(), fc.boolean(), (value, more, turned) => {
      const key = turned ? inverted(encodeValue(value)) : encodeValue(value);
      expect(Buffer.compare(Buffer.concat([key, more]), after(key))).toBeLessThan(0);
      expect(Buffer.compare(key, after(key))).toBeLessThan(0);
    }),
  );
});
