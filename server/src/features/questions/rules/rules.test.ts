import fc from "fast-check";
import { badgeOf, fitsField } from "./badges";
import { codeOf, plainCode } from "./code";
import { flagsOf, plainWords, unfit } from "./flags";

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 });

test("a code is read back however it is typed", () =>
  fc.assert(
    fc.property(bytes, (given) => {
      const code = codeOf(given);
      expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){2}[2-9A-HJKMNP-Z]{5}$/);
      for (const typed of [code.toLowerCase(), code.replaceAll("-", " "), ` ${code.replaceAll("-", "")} `])
        expect(plainCode(typed)).toBe(plainCode(code));
    }),
  ));

test("codes of different bytes differ", () =>
  fc.assert(fc.property(fc.uniqueArray(bytes, { minLength: 2, selector: String }), (all) => {
    expect(new Set(all.map(codeOf)).size).toBe(all.length);
  }))); // prettier-ignore

test("what was noticed points at the very words, and decides nothing", () => {
  const words = { title: "邻居是个混蛋", body: "他说加微信就能代办贷款，看 abc.com 。" };
  const flags = flagsOf(words, []);
  expect(flags.map(({ kind }) => kind)).toEqual(["abuse", "advertising", "links"]);
  expect(flags.flatMap(({ spans }) => spans.map(({ part, at }) => words[part].slice(...at)))).toEqual(["混蛋", "加微信", "代办贷款", "abc.com"]); // prettier-ignore
  expect(unfit(words)).toBeUndefined();
});

test.each([
  ["<script>x</script>", "markup"],
  ["<img src=x onerror=alert(1)>", "markup"],
  ["javascript:alert(1)", "markup"],
  ["www.example.com 看看", "link"],
  ["工资 < 3000 元，a < b", undefined],
])("%s: %s", (body, fault) => expect(unfit({ title: "问", body })).toBe(fault));

test("the same words are the same however they are spaced and marked", () =>
  expect(plainWords({ title: "吵！", body: "楼上 太吵。" })).toBe(plainWords({ title: "吵", body: "楼上太吵！！" })));

test("an expert's badge is what their title says, and a field is asked of those who have it", () => {
  const lawyer = { roles: ["expert" as const], title: "律师", specialities: [] };
  expect([badgeOf(lawyer), badgeOf({ ...lawyer, title: "人大代表" }), badgeOf({ ...lawyer, roles: ["leader"] })]).toEqual(["lawyer", "deputy", undefined]); // prettier-ignore
  expect([fitsField(lawyer, "contract"), fitsField({ ...lawyer, specialities: ["family"] }, "contract")]).toEqual([true, false]); // prettier-ignore
});
