import { decide } from "@qizhen/shared/rules/caseLife";
import type { LifeActor } from "@qizhen/shared/rules/caseSteps";
import { openStatuses } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { chooseStep, seeded, type Chance } from "../../testing/month";
import { calendar, county, levelOf, makeCase, people, town, village } from "../../testing/monthCases";
import type { Person } from "./doors";
import { lifeOf } from "./policy";
import type { CaseRecord } from "./record";
import { dueOf } from "./rules/dueOf";
import type { Span } from "./rules/spans";
import { handOut, type HandOutDoors } from "./steps/handOut";
import { takeStep } from "./steps/takeStep";
import { watchClocks, type ClockDoors } from "./watchClocks";

jest.setTimeout(120_000);
const hourMs = 3_600_000;
const nameOf = (span: Span, what: string) => `${what}|${span.startedAt.toISOString()}|${span.dueAt.toISOString()}`;

/** The cases, claims and what was told, in memory; the same rules and steps as on the database. */
const createWorld = () => {
  const all = new Map<string, CaseRecord>();
  const claims = new Map<string, Set<string>>();
  const freed: { staffId: string; caseId: string }[] = [];
  const rung = new Map<string, number>();
  const seen = { steps: new Map<string, number>(), told: new Map<string, number>() };
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

  /** Each ring of each span is counted by its name: nothing may be rung twice. */
  const noteRings = (before: CaseRecord, after: CaseRecord) => {
    for (const [what, a, b] of [
      ["clock", before.clock, after.clock],
      ["promise", before.promise, after.promise],
    ] as const) {
      if (!a || !b || nameOf(a, what) !== nameOf(b, what)) continue;
      for (const ring of ["warned", "overdue", "raised"] as const)
        if (!a[ring] && b[ring]) bump(rung, `${before.id}|${nameOf(a, what)}|${ring}`);
    }
  };
  const noteEntries = (entries: readonly OutboxEntry[]) => {
    for (const { kind, data } of entries) {
      if (kind === "case.freed") freed.push({ staffId: String(data["staffId"]), caseId: String(data["caseId"]) });
      if (kind === "case.notify") bump(seen.told, String(data["event"]));
      if (kind === "case.supervised") bump(seen.told, "order");
    }
  };

  const cases: ClockDoors["cases"] = {
    find: (_, id) => Promise.resolve(all.get(id)),
    apply: (before, change) => {
      const there = all.get(before.id);
      if (!there || there.version !== before.version || there.status !== before.status)
        return Promise.resolve(undefined);
      const after: CaseRecord = {
        ...there,
        ...change.set,
        version: there.version + 1,
        timeline: [...there.timeline, ...change.timeline].slice(-30),
      };
      for (const field of change.unset ?? []) Reflect.deleteProperty(after, field);
      noteRings(there, after);
      noteEntries(change.outbox);
      for (const line of change.timeline) bump(seen.steps, `${line.kind}${line.by ? "" : " by the platform"}`);
      all.set(after.id, after);
      return Promise.resolve(after);
    },
  };
  const claimsDoor: ClockDoors["claims"] = {
    claimFirstOf: (from, caseId) => {
      const found = from.find(({ id }) => {
        const own = claims.get(id) ?? new Set<string>();
        const capacity = people.find((one) => one.id === id)?.capacity ?? 0;
        return own.has(caseId) || own.size < capacity;
      });
      if (found) claims.set(found.id, (claims.get(found.id) ?? new Set<string>()).add(caseId));
      return Promise.resolve(found);
    },
    release: (staffId, caseId) => {
      claims.get(staffId)?.delete(caseId);
      return Promise.resolve();
    },
    claimsBefore: () => Promise.resolve([]),
    hasRoom: () => Promise.resolve(true),
    reweigh: () => Promise.resolve(),
  };
  const doors: ClockDoors & HandOutDoors = {
    cases,
    claims: claimsDoor,
    calendar,
    triage: {
      loadOf: () => 1,
      mustStandAside: () => Promise.resolve(false),
      who: ({ level, not }) => {
        const able = people.filter((one) => one.level === levelOf(level) && !not.includes(one.id));
        const load = (one: Person) => claims.get(one.id)?.size ?? 0;
        return Promise.resolve(able.sort((a, b) => load(a) - load(b)) as never);
      },
    },
    people: {
      staff: (id) => {
        const found = people.find((one) => one.id === id);
        return Promise.resolve(found && { ...found, roles: ["mediator"] });
      },
      unitNamed: () => Promise.resolve(undefined),
      workerOf: () => Promise.resolve(undefined),
      contactOf: () => Promise.resolve(undefined),
      householdOf: () => Promise.resolve([]),
      selvesOf: () => Promise.resolve({ staffIds: [], phoneIndexes: [] }),
    },
    bodies: { bodyFor: () => Promise.resolve(undefined) },
    watched: {
      clocksBefore: (now, limit, after) =>
        Promise.resolve(
          [...all.values()]
            .filter(({ checkAt, id }) => {
              if (!checkAt || checkAt > now) return false;
              if (!after) return true;
              return checkAt > after.checkAt || (checkAt.getTime() === after.checkAt.getTime() && id > after.id);
            })
            .sort((a, b) => Number(a.checkAt) - Number(b.checkAt) || (a.id < b.id ? -1 : 1))
            .slice(0, limit),
        ),
    },
    queue: {
      page: (after, limit) => {
        const waiting = [...all.values()]
          .filter(({ waitingFor }) => waitingFor === "capacity")
          .sort(
            (a, b) => b.riskRank - a.riskRank || Number(a.createdAt) - Number(b.createdAt) || (a.id < b.id ? -1 : 1),
          );
        const at = after ? waiting.findIndex(({ id }) => id === after.id) + 1 : 0;
        return Promise.resolve(waiting.slice(at, at + limit));
      },
    },
    noteUnknownYear: () => Promise.resolve(),
    metrics: { count: () => undefined },
    log: {
      warn: () => undefined,
      error: (what: unknown) => {
        throw (what as { err: Error }).err;
      },
    } as never,
  };
  const settleFreed = async () => {
    for (const { staffId, caseId } of freed.splice(0)) {
      const c = all.get(caseId);
      const held =
        c?.responsible?.id === staffId && ["assigned", "mediating", "agreed", "transferred"].includes(c.status);
      if (!held) await claimsDoor.release(staffId, caseId);
    }
  };
  return { all, claims, doors, rung, seen, settleFreed };
};
type World = ReturnType<typeof createWorld>;

const isOpen = (c: CaseRecord) => (openStatuses as readonly string[]).includes(c.status);
const clerks: LifeActor[] = [county, town, village].map(({ code }) => ({
  id: `clerk-${code}`,
  roles: ["clerk"],
  region: { code },
}));

/** Some answer within hours, some within days, some never: a case's number decides on its people. */
const answersHourly = (c: CaseRecord, actor: LifeActor) => {
  const who = actor.id.length * 7 + Number(c.number.slice(5)) * 13 + c.version;
  const kind = who % 10;
  return kind < 2 ? 0 : kind < 6 ? 0.004 : 0.03;
};

const liveAnHour = async ({ all, doors }: World, chance: Chance, now: Date) => {
  for (const id of [...all.keys()]) {
    const c = all.get(id);
    if (!c || (!isOpen(c) && !chance.chance(0.001))) continue;
    const holder: LifeActor | undefined = c.responsible && {
      id: c.responsible.id,
      roles: ["mediator"],
      region: village,
    };
    const resident: LifeActor = { id: c.partyUserIds[0] ?? "", roles: ["resident"] };
    const actor = chance.pick([holder, holder, holder, resident, ...clerks].filter((one) => one !== undefined));
    if (!actor || !chance.chance(answersHourly(c, actor))) continue;
    const life = lifeOf(c);
    const input = chooseStep(
      life,
      actor,
      people.map((one) => one.id),
      now,
      chance,
    );
    if (!input) continue;
    const decision = decide(life, input, actor, now);
    // The life cycle never refuses a step that it has offered.
    if ("refusal" in decision) throw new Error(`${input.action} by ${actor.roles.join()}: ${decision.refusal.why}`);
    const by = { id: actor.id, name: "有人", role: actor.roles[0] ?? "" };
    await takeStep({ before: c, input, decision, by, now }, doors).catch((error: unknown) => {
      if (!(error instanceof Error) || !/满了/.test(error.message)) throw error; // the one named is full: a person's affair
    });
  }
};

const isHeld = (c: CaseRecord) =>
  c.status === "submitted" ? c.centre.code !== "" && c.waitingFor !== undefined : c.responsible !== undefined;

/** Whatever was due this hour is done, and an open matter is somebody's. */
const checkHour = (c: CaseRecord, now: Date) => {
  if (c.checkAt && c.checkAt <= now) throw new Error(`${c.number}: its time came and nobody looked`);
  if (isOpen(c) && !(isHeld(c) && c.dueAt)) throw new Error(`${c.number} is nobody's, or has no day: ${c.status}`);
};

/** Nothing at all is left undone, looked at anew; places and cases agree. */
const checkDay = (c: CaseRecord, world: World, now: Date) => {
  if (!isOpen(c)) {
    expect([c.number, c.checkAt, c.dueAt]).toEqual([c.number, undefined, undefined]);
    return;
  }
  const { step, clock, promise } = dueOf(c, now, calendar.of(county.code));
  if (step || clock.length > 0 || promise.length > 0) throw new Error(`${c.number}: ${step ?? "a ring"} was missed`);
  if (c.responsible && !world.claims.get(c.responsible.id)?.has(c.id))
    throw new Error(`${c.number} is held without a place`);
};

test("in a month of 5,000 matters whose people answer late or never, none is without an owner, no deadline goes unnoticed, each reminder comes once, and no lawful step is refused", async () => {
  const world = createWorld();
  const { all, doors, rung, seen } = world;
  const chance = seeded(20_261_020);
  let now = new Date("2026-10-01T00:00:00+08:00");
  for (let hour = 0; hour < 31 * 24; hour += 1) {
    now = new Date(now.getTime() + hourMs);
    for (let more = 0; more < 7 && all.size < 5000; more += 1) {
      const risk =
        chance.pick(["blue", "blue", "blue", "blue", "yellow", "yellow", "orange", "red"] as const) ?? "blue";
      const made = makeCase(all.size, risk, chance, now);
      all.set(made.id, made);
    }
    await handOut(doors, now);
    await liveAnHour(world, chance, now);
    await watchClocks(doors, now);
    await world.settleFreed();
    for (const c of all.values()) checkHour(c, now);
    if (hour % 48 === 0) for (const c of all.values()) checkDay(c, world, now);
  }
  expect(all.size).toBe(5000);
  expect([...rung.entries()].filter(([, times]) => times > 1)).toEqual([]);
  for (const { id, capacity } of people) expect(world.claims.get(id)?.size ?? 0).toBeLessThanOrEqual(capacity);
  // The month had all of it: otherwise the rules above would have held for nothing.
  const happened = (what: string, map = seen.steps) => map.get(what) ?? 0;
  expect(happened("pass_on by the platform")).toBeGreaterThan(500);
  expect(happened("escalate by the platform")).toBeGreaterThan(80);
  expect(happened("resume by the platform")).toBeGreaterThan(20);
  expect(happened("promise_over by the platform")).toBeGreaterThan(100);
  for (const event of ["due_soon", "overdue", "overdue_long", "order"])
    expect(happened(event, seen.told)).toBeGreaterThan(50);
});
