import { allowedActions } from "@qizhen/shared/rules/caseLife";
import type { LifeActor, LifeCase, StepInput } from "@qizhen/shared/rules/caseSteps";
import { keysOf, outcomes, type Action } from "@qizhen/shared/vocabulary";

/** A generator of numbers in [0, 1) that gives the same ones for the same seed. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)],
    chance: (p: number) => next() < p,
  };
};
export type Chance = ReturnType<typeof seeded>;

/** How likely people take each step when they take one: most work, some pass on, wait, or stop short. */
const likely: Partial<Record<Action, number>> = {
  accept: 12,
  decline: 2,
  choose_again: 2,
  ask: 2,
  answer: 4,
  pause: 2,
  resume: 1,
  agree: 3,
  fulfil: 3,
  close: 1,
  escalate: 1,
  delegate: 1,
  transfer: 1,
  receive_back: 2,
  confirm: 8,
  assign: 1,
  extend: 1,
  approve_extend: 3,
  refuse_extend: 2,
  supervise: 0.3,
  withdraw: 0.2,
  reject: 0.2,
  reopen: 0.3,
};

/** A lawful step that somebody takes by chance, with what it needs; undefined where they have none, or take none today. */
export const chooseStep = (
  c: LifeCase,
  actor: LifeActor,
  named: readonly string[],
  now: Date,
  chance: Chance,
): StepInput | undefined => {
  const offered = allowedActions(c, actor, now).filter(({ action }) => likely[action] !== undefined);
  const total = offered.reduce((sum, { action }) => sum + (likely[action] ?? 0), 0);
  let at = chance.next() * total;
  const chosen = offered.find(({ action }) => (at -= likely[action] ?? 0) < 0);
  if (!chosen) return undefined;
  const others = named.filter((id) => id !== c.responsible?.id);
  const all: Record<string, unknown> = {
    reason: "有原因",
    road: "去法院",
    to: "人社局",
    result: "办好了",
    text: "说一句",
    unit: "司法所",
    days: 1 + Math.floor(chance.next() * 10),
    outcome: chance.pick(keysOf(outcomes)),
    mediatorId: chance.pick(others),
  };
  const wanted = new Set([...chosen.needs, ...(chosen.action === "pause" ? ["days"] : [])]);
  return {
    action: chosen.action,
    ...Object.fromEntries(Object.entries(all).filter(([field]) => wanted.has(field))),
  } as StepInput;
};
