import { jointActions, jointStatuses, type JointAction, type JointStatus } from "@qizhen/shared/contract/joint";
import fc from "fast-check";
import { allowedSteps, decideTask, isOpen, turnOf, type Side, type TaskState } from "./taskLife";

const makeTask = (given: Partial<TaskState> = {}): TaskState => ({
  status: "asked",
  refusals: 0,
  imposed: false,
  ...given,
});
const as = (...sides: Side[]) => ({ id: "me", sides });
const anyTask: fc.Arbitrary<TaskState> = fc.record({
  status: fc.constantFrom(...(Object.keys(jointStatuses) as JointStatus[])),
  refusals: fc.nat(2),
  imposed: fc.boolean(),
});
const anySides = fc.subarray<Side>(["unit", "lead", "above"]);
const anyAction = fc.constantFrom(...(Object.keys(jointActions) as JointAction[]));

test("a unit signs for a task, then gives its opinion", () => {
  const received = decideTask(makeTask(), "receive", undefined, as("unit"));
  expect(received).toEqual({ changes: { status: "working", refusals: 0, imposed: false, clock: "keep" } });
  const done = decideTask(makeTask({ status: "working" }), "report", "管道是公共部分", as("unit"));
  expect(done).toMatchObject({ changes: { status: "done", clock: "none" } });
});

test("an opinion without words is none", () => {
  expect(decideTask(makeTask(), "report", "  ", as("unit"))).toEqual({ refusal: "missing" });
});

test("the first refusal goes back to who leads, the second to the centre above", () => {
  expect(decideTask(makeTask(), "refuse", "不归我们管", as("unit"))).toMatchObject({
    changes: { status: "refused", refusals: 1, clock: "decision" },
  });
  expect(decideTask(makeTask({ refusals: 1 }), "refuse", "还是不归我们", as("unit"))).toMatchObject({
    changes: { status: "deciding", refusals: 2, clock: "decision" },
  });
});

test("what the centre above has imposed cannot be refused again", () => {
  const imposed = decideTask(makeTask({ status: "deciding", refusals: 2 }), "impose", "由你们办", as("above"));
  expect(imposed).toMatchObject({ changes: { status: "asked", imposed: true, clock: "unit" } });
  expect(decideTask(makeTask({ refusals: 2, imposed: true }), "refuse", "办不了", as("unit"))).toEqual({
    refusal: "mustDo",
  });
});

test("nobody takes a step that is another side's", () => {
  fc.assert(
    fc.property(anyTask, anyAction, (task, action) => {
      expect(decideTask(task, action, "说一句", as())).toEqual({ refusal: "notYours" });
    }),
  );
});

test("every step on offer is accepted when taken, and every other is refused", () => {
  fc.assert(
    fc.property(anyTask, anySides, anyAction, (task, sides, action) => {
      const offered = allowedSteps(task, as(...sides)).some((one) => one.action === action);
      expect("changes" in decideTask(task, action, "说一句", as(...sides))).toBe(offered);
    }),
  );
});

test("an open task is always somebody's turn, and has a clock after each step; a closed one has neither", () => {
  fc.assert(
    fc.property(anyTask, anySides, anyAction, (task, sides, action) => {
      const decided = decideTask(task, action, "说一句", as(...sides));
      if (!("changes" in decided)) return;
      const { status, clock } = decided.changes;
      expect(turnOf(status) !== undefined).toBe(isOpen(status));
      expect(clock !== "none").toBe(isOpen(status));
    }),
  );
});
