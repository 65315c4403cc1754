import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { maskText } from "@qizhen/shared/rules/masking";
import fc from "fast-check";
import { clustersOf } from "./cluster";
import { isAlike, isSame, likeness, tellingGrams } from "./likeness";
import { isHidden, mayTell } from "./mayShow";
import { mergeRefusal } from "./merging";

interface Sample {
  text: string;
  category: string;
  risk?: "blue" | "yellow" | "orange" | "red";
  matter?: string;
}

const samples = (name: string): Sample[] =>
  readFileSync(fileURLToPath(new URL(`../../../../../tests/samples/${name}.jsonl`, import.meta.url)), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Sample);

/** As cases keep their words: pairs of neighbouring characters of the masked text, at most 64. */
const gramsOf = (text: string) => {
  const found = new Set<string>();
  for (const [run] of maskText(text)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    const chars = [...run];
    if (chars.length === 1) found.add(run);
    chars.slice(1).forEach((char, at) => found.add(`${chars[at]}${char}`));
  }
  return [...found].slice(0, 64);
};
const telling = (text: string) => tellingGrams(gramsOf(text));
const alike = (a: Sample, b: Sample) => isAlike(telling(a.text), telling(b.text));

const pairsOf = <T>(items: readonly T[]) => items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
const neighbours = samples("lookalikes/neighbours");
const shareOf = (pairs: readonly (readonly [Sample, Sample])[]) =>
  pairs.filter(([a, b]) => alike(a, b)).length / pairs.length;

test("neighbours who report one matter in their own words are found", () => {
  const same = pairsOf(neighbours).filter(([a, b]) => a.matter === b.matter);
  expect(same.length).toBeGreaterThan(25);
  expect(shareOf(same)).toBeGreaterThan(0.8);
});

test("neighbours whose matters differ are mostly kept apart, though they be of one kind in one place", () => {
  const other = pairsOf(neighbours).filter(([a, b]) => a.matter !== b.matter && a.category === b.category);
  expect(other.length).toBeGreaterThan(40);
  expect(shareOf(other)).toBeLessThan(0.1);
});

test("of other people's reports of one kind fewer than one pair in a hundred is taken for the same", () => {
  const all = ["disputes/disputes", "disputes/disputes-2", "disputes/disputes-3"].flatMap(samples);
  const pairs = pairsOf(all).filter(([a, b]) => a.category === b.category);
  expect(pairs.length).toBeGreaterThan(3000);
  expect(shareOf(pairs)).toBeLessThan(0.01);
});

test("reports that share nearly all words but are of another kind, or dangerous, are never shown to each other", () => {
  const pairs = samples("disputes/disputes-pairs");
  const shown = pairs
    .map((a, at) => [a, pairs[at + 1]] as const)
    .filter((_, at) => at % 2 === 0)
    .filter(([a, b]) => b && a.category === b.category && alike(a, b))
    .filter(([a, b]) =>
      [a, b].every((one) =>
        mayTell({ category: one?.category as "other", risk: one?.risk ?? "blue", violenceAtHome: false }),
      ),
    );
  expect(pairs.length).toBeGreaterThan(100);
  expect(shown.length).toBeGreaterThan(0); // some are one matter, only their colour differs
  expect(shown.flat().filter((one) => one?.risk === "red" || one?.category === "family")).toEqual([]);
});

const text = fc.string({ unit: "grapheme", maxLength: 80 });
test("likeness is the same both ways, between 0 and 1, and whole for the same words", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const one = likeness(telling(a), telling(b));
      expect(one).toEqual(likeness(telling(b), telling(a)));
      expect(one.score).toBeGreaterThanOrEqual(0);
      expect(one.score).toBeLessThanOrEqual(1);
      if (telling(a).size > 0) expect(isSame(telling(a), telling(a))).toBe(true);
    }),
  );
});

test("nothing in common, nothing at all, and a single word are no likeness", () => {
  expect(isAlike(telling(""), telling(""))).toBe(false);
  expect(isAlike(telling("😀😀😀"), telling("😀😀😀"))).toBe(false);
  expect(isAlike(telling("电梯"), telling("电梯"))).toBe(false);
});

describe("what a resident may learn of neighbours", () => {
  test("is nothing of family, illness, violence and danger", () => {
    const calm = { category: "property_mgmt", risk: "blue", violenceAtHome: false } as const;
    expect(mayTell(calm)).toBe(true);
    expect(mayTell({ ...calm, category: "family" })).toBe(false);
    expect(mayTell({ ...calm, category: "medical" })).toBe(false);
    expect(mayTell({ ...calm, risk: "red" })).toBe(false);
    expect(mayTell({ ...calm, violenceAtHome: true })).toBe(false);
  });

  test("is nothing of a single complaint of one neighbour about another", () => {
    expect(isHidden("neighbour", 1)).toBe(false);
    expect(isHidden("neighbour", 3)).toBe(true);
    expect(isHidden("property_mgmt", 1)).toBe(true);
  });
});

describe("clusters", () => {
  const item = (id: string, given: Partial<Parameters<typeof clustersOf>[0][number]>) => ({
    id,
    category: "contract",
    place: "150204101001",
    telling: telling(""),
    others: [],
    ...given,
  });

  test("are those with the same other side, or the same words in one place, the largest first", () => {
    const lift = neighbours.filter(({ matter }) => matter === "smell").map((one) => telling(one.text));
    const items = [
      ...lift.map((grams, at) => item(`smell-${at}`, { category: "environment", telling: grams })),
      ...["a", "b", "c", "d"].map((id) => item(id, { others: ["中城置业"] })),
      item("alone", { others: ["别的公司"] }),
      item("elsewhere", { category: "environment", place: "150204101002", telling: lift[0] ?? new Set() }),
    ];
    expect(clustersOf(items)).toEqual([
      { ids: ["a", "b", "c", "d"], why: ["other"] },
      { ids: ["smell-0", "smell-1", "smell-2"], why: ["words"] },
    ]);
  });

  test("the same other side in another kind of matter is none", () => {
    const other = { others: ["中城置业"] };
    expect(clustersOf([item("a", other), item("b", { ...other, category: "labour" })])).toEqual([]);
  });
});

describe("what stands against a case in a group", () => {
  const c = { id: "a", status: "mediating", violenceAtHome: false } as const;
  test("is that it is closed, in another group, or about violence at home", () => {
    expect(mergeRefusal(c, undefined)).toBeUndefined();
    expect(mergeRefusal({ ...c, status: "closed" }, undefined)).toBe("closed");
    expect(mergeRefusal({ ...c, groupId: "g" }, "h")).toBe("elsewhere");
    expect(mergeRefusal({ ...c, groupId: "g", status: "closed" }, "g")).toBeUndefined();
    expect(mergeRefusal({ ...c, violenceAtHome: true }, undefined)).toBe("violence");
  });
});
