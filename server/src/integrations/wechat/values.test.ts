import fc from "fast-check";
import { fitValue } from "./values";

test.each([
  ["thing1", "短", "短"],
  ["thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十"],
  ["thing12", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…"],
  ["name2", "Alexandra Smith-Jones", "Alexandra Smith-Jon…"],
  ["name2", "阿拉坦其其格苏布德斯琴高娃", "阿拉坦其其格苏布德…"],
  ["phone_number3", "138 0000 1234 转 8", "138 0000 1234  8"],
  ["time4", "2026年1月8日 15:01", "2026年1月8日 15:01"],
])("%s takes %s as %s", (key, value, fitted) => {
  expect(fitValue(key, value)).toBe(fitted);
});

test("no value is longer than its type takes, has a line break, or is cut in the middle of a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (value) => {
      const fitted = fitValue("thing1", value.replace(/[\uD800-\uDFFF]/g, "") + "😀".repeat(19));
      expect([...fitted].length).toBeLessThanOrEqual(20);
      expect(fitted).not.toMatch(/[\n\r\t]/);
      expect(Buffer.from(fitted).toString()).toBe(fitted);
    }),
  );
});
