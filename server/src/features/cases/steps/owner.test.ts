import * as fc from "fast-check";
import { decide } from "@qizhen/shared/rules/caseLife";
import type { LifeActor } from "@qizhen/shared/rules/caseSteps";
import { keysOf, levels, openStatuses, risks, services } from "@qizhen/shared/vocabulary";
import { chooseStep, seeded } from "../../../testing/month";
import { lifeOf } from "../policy";
import type { CaseRecord } from "../record";
import { createCalendar } from "../rules/calendar";
import { deskOf } from "../rules/desk";
import { startMatter } from "../rules/matter";
import { applyDecision } from "./applyDecision";

const county = { code: "150204000000", name: "青山区", level: "county" as const };
const town = { code: "150204101000", name: "兴胜镇", level: "town" as const };
const village = { code: "150204101001", name: "松石社区", level: "village" as const };
const grid = { code: "150204101001003", name: "第三网格", level: "grid" as const };
const chain = [county, town, village, grid];
const calendar = createCalendar().of(county.code);
const start = new Date("2026-10-20T10:00:00+08:00");

/** A case as it is made, wherever on the chain it lies, whatever is known of its place. */
const anyCase = fc
  .record({
    risk: fc.constantFrom(...keysOf(risks)),
    level: fc.constantFrom(...keysOf(levels)),
    service: fc.constantFrom(...keysOf(services)),
    depth: fc.integer({ min: 1, max: 4 }),
    had: fc.boolean(),
  })
  .map(({ risk, level, service, depth, had }): CaseRecord => {
    const regions = chain.slice(0, depth);
    const owner = regions[Math.min(2, depth - 1)] ?? county;
    const base = {
      id: "0123456789abcdef01234567", number: "2026-0001", version: 0, title: "漏水", sealedDescription: "",
      status: had ? ("assigned" as const) : ("submitted" as const),
      ...(had ? { responsible: { id: "m-0", name: "调解员", unit: "松石社区" } } : { waitingFor: "capacity" as const }),
      parties: [{ id: "p", role: "applicant" as const, userId: "resident", sealedName: "" }], partyUserIds: ["resident"],
      grid: depth === 4 ? grid : null, centre: { code: owner.code, name: owner.name }, regions,
      regionPath: regions.map(({ code }) => code), category: "neighbour" as const, risk,
      riskRank: keysOf(risks).indexOf(risk), level, service, triage: {} as CaseRecord["triage"], knowledge: "",
      violenceAtHome: false, helpers: [], involved: [], declinedBy: [], declines: 0, asked: false, unreadBy: [],
      attachments: [], timeline: [], channel: "miniprogram" as const, language: "zh" as const, unmasked: [], doneKeys: [],
      createdAt: start, updatedAt: start,
    }; // prettier-ignore
    const made: CaseRecord = { ...base, ...startMatter(base, had ? "accept" : "assign", start, calendar), desk: [] };
    return { ...made, desk: deskOf(made) };
  });

const actorsOf = (c: CaseRecord): LifeActor[] => [
  ...(c.responsible ? [{ id: c.responsible.id, roles: ["mediator"], region: village }] : []),
  { id: "resident", roles: ["resident"] },
  ...chain.slice(0, 3).map(({ code }) => ({ id: `clerk-${code}`, roles: ["clerk"], region: { code } })),
];

/** Whom a step that looks for somebody finds: somebody, nobody free, or nobody at all. */
const anyFind = fc.constantFrom("somebody", "full", "nobody");

test("whatever is done to a case, and whether anybody is found for it or not, it has an owner or stands in a queue", () =>
  fc.assert(
    fc.property(anyCase, fc.array(fc.tuple(fc.nat(), anyFind), { minLength: 1, maxLength: 25 }), (made, turns) => {
      let c = made;
      for (const [nth, [seed, find]] of turns.entries()) {
        const now = new Date(start.getTime() + nth * 3_600_000);
        const chance = seeded(seed);
        const actor = chance.pick(actorsOf(c));
        const input = actor && chooseStep(lifeOf(c), actor, [`m-${nth + 1}`], now, chance);
        const decision = input && decide(lifeOf(c), input, actor, now);
        if (!decision || "refusal" in decision) continue;
        const looks = typeof decision.changes.responsible === "object";
        const person =
          looks && find === "somebody" ? { id: `m-${nth + 1}`, name: "调解员", unit: "兴胜镇" } : undefined;
        const given = { changes: decision.changes, input, person, nobodyEligible: looks && find === "nobody" };
        c = applyDecision(c, { ...given, by: "有人", byId: actor.id, calendar, now }).after;
        const isOpen = (openStatuses as readonly string[]).includes(c.status);
        const queued = c.status === "submitted" && c.waitingFor !== undefined && c.centre.code !== "";
        expect({ status: c.status, held: !isOpen || queued || c.responsible !== undefined }).toEqual({
          status: c.status,
          held: true,
        });
        if (c.status === "submitted") expect(chain.map(({ code }) => code)).toContain(c.centre.code);
      }
    }),
    { numRuns: 500 },
  ));
