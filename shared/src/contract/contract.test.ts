import { api } from ".";
import { steps } from "../rules/caseSteps";
import { actions, keysOf } from "../vocabulary";
import { report, actionRequest } from "./cases";
import { text } from "./fields";

test("every action of the life cycle that a person takes has a body in the contract", () => {
  const described = actionRequest.options.map((option) => option.shape.action.value);
  const byClockOnly = keysOf(actions).filter((action) => {
    const own = steps.filter((step) => step.action === action);
    return own.length > 0 && own.every(({ by }) => by.every((one) => one === "clock"));
  });
  expect(byClockOnly).toEqual(["pass_on"]);
  expect([...described, ...byClockOnly].sort()).toEqual(Object.keys(actions).sort());
});

test("no two requests share a method and a path", () => {
  const all = Object.values(api).flatMap((feature) => Object.values(feature).map((e) => `${e.method} ${e.path}`));
  expect(new Set(all).size).toBe(all.length);
});

test.each(["\u0000", "\u202E", "\uD800", "\u2066"])(
  "text with a character nobody can see is refused (%j)",
  (character) => {
    expect(text(10).safeParse(`有${character}事`).success).toBe(false);
  },
);

test("a report with an unknown field is refused and names nothing it does not know", () => {
  expect(report.safeParse({ description: "漏水", status: "closed" }).success).toBe(false);
});
