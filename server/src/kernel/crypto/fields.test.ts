import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { createFieldCipher } from "./fields";

const cipher = createFieldCipher(randomBytes(32), randomBytes(32));

test("what was sealed is read again, and only in its own context", () => {
  fc.assert(
    fc.property(fc.string(), (plain) => {
      const sealed = cipher.seal(plain, "case.phone");
      expect(cipher.open(sealed, "case.phone")).toBe(plain);
      expect(() => cipher.open(sealed, "user.phone")).toThrow();
    }),
  );
});

test("a phone sealed twice looks different and is found by the same index", () => {
  expect(cipher.seal("13800001234", "phone")).not.toBe(cipher.seal("13800001234", "phone"));
  expect(cipher.blindIndex("13800001234", "phone")).toBe(cipher.blindIndex("13800001234", "phone"));
});

test("a sealed text that was changed by one bit is not read", () => {
  const bytes = Buffer.from(cipher.seal("松石国际城13号楼", "place"), "base64");
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  expect(() => cipher.open(bytes.toString("base64"), "place")).toThrow();
});
