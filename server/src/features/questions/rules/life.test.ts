import { questionActions, questionStates } from "@qizhen/shared/contract/questionShapes";
import { keysOf } from "@qizhen/shared/vocabulary";
import fc from "fast-check";
import { allowedActions, decide, type Life, type Part } from "./life";

const parts: Part[] = ["moderator", "answerer", "asker", "reader"];
const anyLife: fc.Arbitrary<Life> = fc.record({
  state: fc.constantFrom(...keysOf(questionStates)),
  answers: fc.array(fc.record({ id: fc.string() }), { maxLength: 2 }),
  followUps: fc.array(fc.record({ waiting: fc.boolean() }), { maxLength: 2 }),
});

test("every step on offer can be taken, and no other", () =>
  fc.assert(
    fc.property(anyLife, fc.subarray(parts), (life, held) => {
      const offered = allowedActions(life, held).map(({ action }) => action);
      for (const action of keysOf(questionActions)) expect("to" in decide(life, action, held)).toBe(offered.includes(action)); // prettier-ignore
    }),
  ));

test("a stranger is offered nothing, whatever the state", () =>
  fc.assert(fc.property(anyLife, (life) => expect(allowedActions(life, [])).toEqual([]))));

test("only a moderator makes a question public", () =>
  fc.assert(
    fc.property(anyLife, fc.subarray(["answerer", "asker", "reader"] as Part[]), (life, held) => {
      const hidden = !["published", "answered"].includes(life.state);
      for (const action of keysOf(questionActions)) {
        const decided = decide(life, action, held);
        if (hidden && "to" in decided) expect(["published", "answered"]).not.toContain(decided.to);
      }
    }),
  ));
