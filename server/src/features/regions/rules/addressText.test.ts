import fc from "fast-check";
import { addressKey, addressParts, normalise } from "./addressText";

const pieces = fc.constantFrom(
  ..."松石国际城兴胜镇村社组号楼栋单元室一二三四五六七八九十百千零〇１２３0123456789 　-—#＃，。、()（）ＡａbB㎡ﬀİ\u0301Å№½",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
);

test("making a text comparable twice changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text).text;
      expect(normalise(once).text).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test("each character knows where it came from, in order and inside the text", () => {
  fc.assert(
    fc.property(anyText, (original) => {
      const { text, from, to } = normalise(original);
      expect([from.length, to.length]).toEqual([text.length, text.length]);
      for (let i = 0; i < text.length; i++) {
        expect(from[i]).toBeLessThan(to[i] ?? 0);
        expect(from[i]).toBeGreaterThanOrEqual(from[i - 1] ?? 0);
        expect(to[i]).toBeLessThanOrEqual(original.length);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["十二号楼", "12号楼"],
  ["二十三栋", "23栋"],
  ["一百零三室", "103室"],
  ["一百二十", "120"],
  ["二〇三室", "203室"],
  ["十号", "10号"],
  ["１２号楼", "12号楼"],
  ["12＃楼", "12#楼"],
  ["松石 国际城　12 号楼", "松石国际城12号楼"],
  ["12 3单元", "12-3单元"],
  ["12—3—201", "12-3-201"],
  ["百货大楼", "百货大楼"],
  ["Ａ座", "a座"],
  ["兴胜镇，（松石社区）", "兴胜镇,松石社区,"],
])("%s reads as %s", (text, expected) => expect(normalise(text).text).toBe(expected));

test("every number up to 9999, written in Chinese, reads as itself", () => {
  const digits = "零一二三四五六七八九";
  const written = (n: number): string => {
    const units = ["", "十", "百", "千"];
    let text = "";
    [...String(n)].reverse().forEach((d, i) => {
      if (d !== "0") text = `${digits[Number(d)]}${units[i]}${text}`;
      else if (text && !text.startsWith("零")) text = `零${text}`;
    });
    return n >= 10 && n < 20 ? text.slice(1) : text;
  };
  for (let n = 1; n <= 9999; n++) expect(normalise(`${written(n)}号楼`).text).toBe(`${n}号楼`);
});

test.each([
  ["松石国际城12号楼", "松石国际城", "building 12"],
  ["松石国际城十二栋", "松石国际城", "building 12"],
  ["松石国际城12#", "松石国际城", "building 12"],
  ["万达广场A座", "万达广场", "building a"],
  ["金色家园二期B12号楼", "金色家园2期", "building b12"],
  ["幸福路5号3号楼", "幸福路5号", "building 3"],
  ["幸福路12号", "幸福路", "house 12"],
  ["笸箩铺村二社", "笸箩铺村", "society 2"],
  ["笸箩铺村第二村民小组", "笸箩铺村", "group 2"],
  ["一分场村3队", "1分场村", "team 3"],
  ["松石社区第03网格", "松石社区", "grid 3"],
  ["县人民医院家属院", "县人民医院家属院", null],
])("%s is %s, %s", (address, place, unit) => expect(addressParts(address)).toEqual({ place, unit }));

test("one building has one key, however it is typed", () => {
  const forms = ["松石国际城12号楼", "松石国际城 12#", "松石国际城十二幢", "松石国际城１２栋", "松石国际城12座"];
  expect(new Set(forms.map(addressKey)).size).toBe(1);
  expect(addressKey("松石国际城2号楼")).not.toBe(addressKey("松石国际城12号楼"));
});
