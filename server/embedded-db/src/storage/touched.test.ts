import { BSON } from "bson";
import fc from "fast-check";
import { touchedFields } from "./touched";

const bytes = (doc: object) => Buffer.from(BSON.serialize(doc, { ignoreUndefined: true }));
const { Binary, BSONRegExp, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } = BSON;

/** Every type that a document can hold. */
const value = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.oneof(fc.string(), fc.integer())),
  fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer()),
  fc.integer().map((n) => new Int32(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.double().map((n) => new Double(n)),
  fc.uint8Array().map((b) => new Binary(b)),
  fc.constantFrom(
    new ObjectId(),
    new BSONRegExp("^a.b$", "im"),
    new Code("return 1"),
    new Code("return a", { a: 1 }),
    Decimal128.fromString("1.5"),
    new Timestamp({ t: 1, i: 2 }),
    new MinKey(),
    new MaxKey(),
  ),
);
const doc = fc.dictionary(fc.stringMatching(/^[a-d中]{1,2}$/), value, { maxKeys: 6 });

test("of two documents exactly those fields are touched whose values differ, of whatever type", () => {
  fc.assert(
    fc.property(doc, doc, fc.subarray(["a", "b", "c", "d", "aa", "中"]), (one, two, kept) => {
      const now = { ...two, ...Object.fromEntries(kept.flatMap((k) => (Object.hasOwn(one, k) ? [[k, one[k]]] : []))) };
      const differ = [...new Set([...Object.keys(one), ...Object.keys(now)])].filter((name) => {
        const [before, after] = [one, now].map((d) => (Object.hasOwn(d, name) ? bytes({ v: d[name] }) : undefined));
        return !before || !after || !before.equals(after);
      });
      expect([...touchedFields(bytes(one), bytes(now))].sort()).toEqual(differ.sort());
    }),
  );
});

test("the order of fields touches none", () => {
  expect(touchedFields(bytes({ a: 1, b: 2 }), bytes({ b: 2, a: 1 })).size).toBe(0);
});
