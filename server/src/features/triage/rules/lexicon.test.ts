import * as fc from "fast-check";
import { compileLexicon, findWords } from "./lexicon";
import { compilePhrases } from "./phrases";

const lists = { beast: ["羊", "牛犊"] };
const seek = (phrases: string[], text: string) =>
  findWords(compileLexicon([{ means: "x", phrases }], lists), text).map(({ from, to }) => text.slice(from, to));

test("a phrase is found in every way it can be written, the longest at one place", () => {
  expect(seek(["欠(了|着)?钱?"], "欠着钱，欠，欠了")).toEqual(["欠着钱", "欠", "欠了"]);
  expect(seek(["{beast}", "羊羔"], "羊羔和牛犊")).toEqual(["羊羔", "牛犊"]);
});

test("gaps and numbers are found as well", () =>
  expect(seek(["卖…羊", "欠#"], "卖了两只羊，欠三千")).toEqual(["卖了两只羊", "欠三千"]));

test("words of several meanings are told apart", () => {
  const lexicon = compileLexicon(
    [
      { means: "shop", phrases: ["店"] },
      { means: "travel", phrases: ["酒店", "店"] },
    ],
    {},
  );
  expect(findWords(lexicon, "酒店").map(({ means, from }) => [means, from])).toEqual([
    ["travel", 0],
    ["shop", 1],
    ["travel", 1],
  ]);
});

test("the tree finds a text exactly where a pattern finds it", () => {
  const signs = fc.constantFrom("羊", "牛", "欠", "钱", "，");
  const word = fc.array(signs, { minLength: 1, maxLength: 3 }).map((all) => all.join(""));
  fc.assert(
    fc.property(
      word,
      fc.array(signs, { maxLength: 30 }).map((all) => all.join("")),
      (phrase, text) => {
        const places = new Set(
          findWords(compileLexicon([{ means: 1, phrases: [phrase] }], {}), text).map(({ from }) => from),
        );
        for (const { index } of text.matchAll(compilePhrases([phrase], {}))) expect(places).toContain(index);
        for (const from of places) expect(text.startsWith(phrase, from)).toBe(true);
      },
    ),
  );
});
