import fc from "fast-check";
import { actionRequest, type AllowedAction } from "@qizhen/shared/contract/cases";
import { keysOf, actions, outcomes } from "@qizhen/shared/vocabulary";
import { makeCase } from "../../testing/make";
import { fieldsOf, lacksOf, requestOf } from "./stepForm";

const agree: AllowedAction = { action: "agree", needs: [], may: ["text", "terms"] };
const extend: AllowedAction = { action: "extend", needs: ["days", "reason"], may: [] };
const close: AllowedAction = { action: "close", needs: ["outcome", "reason"], may: [] };

test("an agreement is written as terms, one a line; empty lines are none", () => {
  expect(fieldsOf(agree).map(({ name }) => name)).toEqual(["terms"]);
  expect(lacksOf(agree, { terms: " \n" }, makeCase())).toHaveProperty("terms");
  expect(requestOf(agree, { terms: "赔一万\n\n 周五前修好 " }, makeCase(), 3)).toEqual({
    request: { action: "agree", version: 3, terms: ["赔一万", "周五前修好"] },
  });
});

test("days are sent as a number, and those that are too many are refused at their field", () => {
  expect(requestOf(extend, { days: "5", reason: "等评估" }, makeCase(), 3)).toMatchObject({ request: { days: 5 } });
  expect(requestOf(extend, { days: "31", reason: "等评估" }, makeCase(), 3)).toHaveProperty("wrong.days");
});

test("a field that the server does not name is neither shown nor sent", () => {
  const shown = fieldsOf({ action: "escalate", needs: ["reason", "secretFlag"], may: [] });
  expect(shown).toEqual([{ name: "reason", needed: true }]);
});

test("whatever is typed, what is sent is what the contract allows", () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...keysOf(actions)),
      fc.dictionary(fc.constantFrom("reason", "text", "outcome", "days", "terms", "to"), fc.string()),
      (action, typed) => {
        const made = requestOf({ action, needs: [], may: [] }, typed, makeCase(), 1);
        if ("request" in made) expect(actionRequest.safeParse(made.request).success).toBe(true);
        else expect(Object.keys(made.wrong).length).toBeGreaterThan(0);
      },
    ),
  ));

test("every way a case can end may be chosen", () => {
  for (const outcome of keysOf(outcomes))
    expect(requestOf(close, { outcome, reason: "说明" }, makeCase(), 1)).toHaveProperty("request.outcome", outcome);
});
