import * as fc from "fast-check";
import { alignHidden, hide, piecesOf, publicText, sameHiding, unhide, type Hidden } from "./hiding";

const shown = "〔已隐去〕";
const text = "我叫赵磊，电话13900001111，住3号楼";
const phone: Hidden = { from: 7, to: 18, shown: "〔电话〕" };

test("what is hidden is replaced in what the public reads, and nothing else is", () =>
  expect(publicText(text, [phone])).toBe("我叫赵磊，电话〔电话〕，住3号楼"));

test("a stretch that is shown again reads as it was written", () =>
  expect(publicText(text, unhide([phone], phone.from))).toBe(text));

test("hiding over an edge of what is hidden makes one stretch of both", () =>
  expect(hide([phone], { from: 2, to: 9, shown })).toEqual([{ from: 2, to: 18, shown }]));

const anyText = fc.array(fc.constantFrom(..."甲乙丙丁12345，"), { maxLength: 30 }).map((all) => all.join(""));
const anyStretches = fc.array(
  fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), shown })),
  { maxLength: 6 },
);

test("pieces make up the text again, whatever was hidden", () =>
  fc.assert(
    fc.property(anyText, anyStretches, (any, stretches) =>
      expect(
        piecesOf(any, stretches)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(any),
    ),
  ));

test("whatever was picked to be hidden is nowhere in a piece that is read", () =>
  fc.assert(
    fc.property(anyStretches, (stretches) => {
      const long = "字".repeat(30);
      const all = stretches.reduce<Hidden[]>((so, one) => hide(so, one), []);
      const read = piecesOf(long, all).filter((piece) => !piece.hidden);
      for (const { from, to } of stretches.filter((one) => one.from < one.to))
        for (const piece of read) expect(piece.from < to && from < piece.from + piece.text.length).toBe(false);
    }),
  ));

test("the same hiding in another order is the same", () => {
  const other: Hidden = { from: 2, to: 4, shown };
  expect(sameHiding([phone, other], [other, phone])).toBe(true);
  expect(sameHiding([phone], [phone, other])).toBe(false);
});

test("where the hidden words stand in the original is found from what is covered", () =>
  expect(
    alignHidden(text, "我叫**，电话〔电话〕，住3号楼", [
      { from: 2, to: 4 },
      { from: 7, to: 11 },
    ]),
  ).toEqual([
    { from: 2, to: 4, shown: "**" },
    { from: 7, to: 18, shown: "〔电话〕" },
  ]));

test("words that were changed besides hiding do not pass for the original", () =>
  expect(
    alignHidden(text, "我是**，电话〔电话〕，住3号楼", [
      { from: 2, to: 4 },
      { from: 7, to: 11 },
    ]),
  ).toBeUndefined());

test("whatever was hidden, what is found reads exactly as the masked text", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.stringMatching(/^[甲乙丙]{1,5}$/), fc.stringMatching(/^[0-9]{1,6}$/)), { maxLength: 5 }),
      (parts) => {
        const original = parts.map(([read, secret]) => read + secret).join("");
        let masked = "";
        const covers = parts.map(([read]) => {
          masked += read;
          const from = masked.length;
          masked += shown;
          return { from, to: masked.length };
        });
        const found = alignHidden(original, masked, covers);
        expect(found?.map(({ from, to }) => original.slice(from, to))).toEqual(parts.map(([, secret]) => secret));
        expect(publicText(original, found ?? [])).toBe(masked);
      },
    ),
  ));
