import fc from "fast-check";
import { beginningsOfName, typed } from "./names";

test("somebody is found by the beginning of the name, of the given name, of the pinyin and of its first letters", () => {
  const found = beginningsOfName("李桂芳");
  expect(found).toEqual(expect.arrayContaining(["李", "李桂", "桂芳", "li", "liguif", "liguifang", "lgf"]));
  expect(found).not.toContain("fang");
});

test("a surname with a reading of its own is found by both", () => {
  const found = beginningsOfName("单雄信");
  expect(found).toEqual(expect.arrayContaining(["shanxiongxin", "danxiongxin", "sxx", "dxx"]));
});

test("what is typed with spaces, dots or capitals finds the same", () => {
  expect(["Li Gui", "li·gui", "LIGUI"].map(typed)).toEqual(["ligui", "ligui", "ligui"]);
  expect(typed("x".repeat(50))).toHaveLength(12);
});

test("every beginning of every name finds its bearer", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."李单乌其木格·赵孟和"), minLength: 2, maxLength: 8 }), (name) => {
      const plain = typed(name);
      const found = new Set(beginningsOfName(name));
      return [...plain].every((_, at) => found.has([...plain].slice(0, at + 1).join("")));
    }),
  );
});
