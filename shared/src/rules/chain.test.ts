import fc from "fast-check";
import { keysOf, levels, statuses, type Level } from "../vocabulary";
import { chainOf, type ChainCase } from "./chain";

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const makeChain = (given: Partial<ChainCase> = {}): ChainCase => ({
  status: "assigned",
  createdAt: at(1),
  startLevel: "village",
  openTasks: 0,
  lines: [],
  ...given,
});
const states = (given: Partial<ChainCase>) => chainOf(makeChain(given)).map(({ state }) => state);

test("a new matter is reported, and is talked over in the community", () => {
  expect(states({})).toEqual(["done", "now", "todo", "todo", "todo"]);
});

test("what went up is with the town, and what was talked over below stays done", () => {
  expect(states({ lines: [{ kind: "escalate", at: at(3), level: "town" }] })).toEqual([
    "done",
    "done",
    "now",
    "todo",
    "todo",
  ]);
});

test("what comes down again is with the community anew, since that day", () => {
  const lines = [
    { kind: "escalate", at: at(3), level: "town" as const },
    { kind: "delegate", at: at(5), level: "village" as const },
  ];
  expect(chainOf(makeChain({ lines })).slice(1, 3)).toEqual([
    { step: "village", state: "now", at: at(5) },
    { step: "town", state: "done", at: at(3) },
  ]);
});

test("a matter that began with the town was not needed to be talked over below", () => {
  expect(states({ startLevel: "town" })).toEqual(["done", "skipped", "now", "todo", "todo"]);
});

test("while another unit still helps, it is with the town; once it has answered, back with the community", () => {
  const lines = [{ kind: "invite_unit", at: at(2) }];
  expect(states({ lines, openTasks: 1 })).toEqual(["done", "done", "now", "todo", "todo"]);
  expect(states({ lines, openTasks: 0 })).toEqual(["done", "now", "done", "todo", "todo"]);
});

test("an agreement is followed until it is fulfilled; then the resident has been told", () => {
  const lines = [{ kind: "agree", at: at(4) }];
  expect(states({ status: "agreed", lines })).toEqual(["done", "done", "todo", "now", "todo"]);
  expect(states({ status: "closed", closedAt: at(9), lines })).toEqual(["done", "done", "skipped", "done", "done"]);
});

test("a small matter settled on the spot needed neither the community nor the town", () => {
  const lines = [{ kind: "on_the_spot", at: at(1) }];
  expect(states({ startLevel: "grid", status: "closed", closedAt: at(1), lines })).toEqual([
    "done",
    "skipped",
    "skipped",
    "skipped",
    "done",
  ]);
});

test("what is taken up again is on its way again", () => {
  const lines = [
    { kind: "agree", at: at(4) },
    { kind: "close", at: at(6) },
    { kind: "reopen", at: at(8), level: "town" as const },
  ];
  expect(states({ lines })).toEqual(["done", "done", "now", "todo", "todo"]);
});

const anyLine = fc.record({
  kind: fc.constantFrom(
    "assigned",
    "accept",
    "escalate",
    "delegate",
    "invite_unit",
    "agree",
    "transfer",
    "reopen",
    "note",
  ),
  at: fc.integer({ min: 2, max: 25 }).map(at),
  level: fc.option(fc.constantFrom(...(keysOf(levels) as Level[])), { nil: undefined }),
});
const anyChain: fc.Arbitrary<ChainCase> = fc.record({
  status: fc.constantFrom(...keysOf(statuses)),
  createdAt: fc.constant(at(1)),
  closedAt: fc.constant(at(27)),
  startLevel: fc.constantFrom(...(keysOf(levels) as Level[])),
  openTasks: fc.nat(2),
  lines: fc.array(anyLine, { maxLength: 12 }),
});

test("there are always the five in their order, reported first; an open matter is at one of them, an ended one at none", () => {
  fc.assert(
    fc.property(anyChain, (c) => {
      const links = chainOf(c);
      expect(links.map(({ step }) => step)).toEqual(["report", "village", "town", "follow", "feedback"]);
      expect(links[0]).toEqual({ step: "report", state: "done", at: at(1) });
      const isOpen = !["closed", "rejected", "withdrawn"].includes(c.status);
      expect(links.filter(({ state }) => state === "now")).toHaveLength(isOpen ? 1 : 0);
      if (!isOpen) expect(links.some(({ state }) => state === "todo")).toBe(false);
    }),
  );
});

test("a date stands where a matter has been, and nowhere else", () => {
  fc.assert(
    fc.property(anyChain, (c) =>
      chainOf(c).every(({ state, at: when }) => (when !== undefined) === (state === "done" || state === "now")),
    ),
  );
});

test("notes of the staff move nothing", () => {
  fc.assert(
    fc.property(anyChain, (c) => {
      expect(chainOf({ ...c, lines: [...c.lines, { kind: "note", at: at(26) }] })).toEqual(chainOf(c));
    }),
  );
});
