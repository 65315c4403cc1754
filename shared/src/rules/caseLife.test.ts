import fc from "fast-check";
import { actions, categories, keysOf, levels, outcomes, risks, statuses, type Action } from "../vocabulary";
import { allowedActions, decide, owningRegion, reopenDays } from "./caseLife";
import { steps, type LifeActor, type LifeCase, type StepInput } from "./caseSteps";

const noon = new Date("2026-10-20T12:00:00+08:00");
const regions = [
  { code: "150204000000", level: "county" },
  { code: "150204101000", level: "town" },
  { code: "150204101001", level: "village" },
  { code: "150204101001003", level: "grid" },
] as const;
const ids = { wang: "resident", sun: "other", chen: "mediator", unit: "unit" };

const makeCase = (given: Partial<LifeCase> = {}): LifeCase => ({
  status: "mediating",
  category: "neighbour",
  risk: "blue",
  level: "village",
  regions,
  applicantUserId: ids.wang,
  partyUserIds: [ids.wang, ids.sun],
  responsible: { id: ids.chen },
  paused: false,
  declines: 0,
  ...given,
});
const wang: LifeActor = { id: ids.wang, roles: ["resident"] };
const sun: LifeActor = { id: ids.sun, roles: ["resident"] };
const chen: LifeActor = { id: ids.chen, roles: ["mediator"], region: { code: regions[2].code } };
const clerk: LifeActor = { id: "clerk", roles: ["clerk"], region: { code: regions[1].code } };
const farClerk: LifeActor = { id: "far", roles: ["clerk"], region: { code: "150822000000" } };
const leader: LifeActor = { id: "leader", roles: ["leader"], region: { code: regions[0].code } };
const admin: LifeActor = { id: "admin", roles: ["admin"], region: { code: regions[0].code } };
const receiving: LifeActor = { id: ids.unit, roles: ["department"], region: { code: regions[0].code } };
const platform: LifeActor = { id: "rating", roles: ["rating"] };
const clock: LifeActor = { id: "clock", roles: ["clock"] };
const everybody = [wang, sun, chen, clerk, farClerk, leader, admin, receiving, platform, clock];

const full: Omit<Required<StepInput>, "action"> = {
  mediatorId: "somebody",
  category: "labour",
  risk: "orange",
  level: "town",
  reason: "有原因",
  road: "去法院",
  to: "人社局",
  result: "办好了",
  text: "说一句",
  terms: ["赔一万"],
  outcome: "partly",
  proof: "收条",
  unit: "司法所",
  days: 5,
  replyDays: 3,
  unfinished: "还有一项没办完",
  addressee: regions[2].code,
};
const withFields = (action: Action, fields: readonly string[]): StepInput => ({
  action,
  ...Object.fromEntries(Object.entries(full).filter(([name]) => fields.includes(name))),
});

const anyCase = fc
  .record({
    status: fc.constantFrom(...keysOf(statuses)),
    category: fc.constantFrom(...keysOf(categories)),
    risk: fc.constantFrom(...keysOf(risks)),
    level: fc.constantFrom(...keysOf(levels)),
    regions: fc.constantFrom(regions, regions.slice(0, 2), regions.slice(0, 3)),
    account: fc.boolean(),
    paused: fc.boolean(),
    declines: fc.nat(2),
    transfers: fc.option(fc.nat(4), { nil: undefined }),
    extension: fc.constantFrom(undefined, { byId: ids.chen, days: 5 }, { byId: "clerk", days: 5 }),
    closedDaysAgo: fc.nat(60),
    receivingId: fc.constantFrom(undefined, ids.unit),
    choosesAgain: fc.constantFrom(undefined, { not: ["li"] }),
  })
  .map(({ account, closedDaysAgo, ...given }) =>
    makeCase({
      ...given,
      ...(given.status === "submitted" && { responsible: undefined, waitingFor: "capacity" }),
      ...(given.status === "closed" && { closedAt: new Date(noon.getTime() - closedDaysAgo * 86_400_000) }),
      ...(!account && { applicantUserId: undefined, partyUserIds: [] }),
    }),
  );
const anyActor = fc.constantFrom(...everybody);

test("every action on offer is accepted when taken with what it needs", () =>
  fc.assert(
    fc.property(anyCase, anyActor, (c, actor) => {
      for (const { action, needs } of allowedActions(c, actor, noon))
        expect(decide(c, withFields(action, needs), actor, noon)).toHaveProperty("changes");
    }),
  ));

test("nothing outside the table is accepted, whoever asks", () =>
  fc.assert(
    fc.property(anyCase, anyActor, fc.constantFrom(...keysOf(actions)), (c, actor, action) => {
      const decision = decide(c, { action, ...full }, actor, noon);
      const offered = allowedActions(c, actor, noon).some((one) => one.action === action);
      expect("changes" in decision).toBe(offered);
      if (offered) expect(steps.some((step) => step.action === action && step.from.includes(c.status))).toBe(true);
    }),
  ));

test("a case in somebody's hands has that somebody, and a closed one says how it ended", () =>
  fc.assert(
    fc.property(anyCase, anyActor, fc.constantFrom(...keysOf(actions)), (c, actor, action) => {
      const decision = decide(c, { action, ...full }, actor, noon);
      if (!("changes" in decision)) return;
      const { changes } = decision;
      const held = typeof changes.responsible === "object" || (changes.responsible === "keep" && !!c.responsible);
      if (["assigned", "mediating", "agreed", "transferred"].includes(changes.status)) expect(held).toBe(true);
      else expect(owningRegion(c.regions, changes.level)).toBeDefined();
      expect(changes.outcome !== undefined).toBe(changes.status === "closed");
      expect(changes.waitingFor !== undefined).toBe(changes.status === "submitted");
    }),
  ));

test("admins watch: no step of a case is theirs", () =>
  fc.assert(fc.property(anyCase, (c) => expect(allowedActions(c, admin, noon)).toEqual([]))));

test("a clerk of another region has no step here", () =>
  fc.assert(fc.property(anyCase, (c) => expect(allowedActions(c, farClerk, noon)).toEqual([]))));

const refusal = (c: LifeCase, input: StepInput, actor: LifeActor) => {
  const decision = decide(c, input, actor, noon);
  return "refusal" in decision ? decision.refusal : undefined;
};
const changes = (c: LifeCase, input: StepInput, actor: LifeActor) => {
  const decision = decide(c, input, actor, noon);
  if ("refusal" in decision) throw new Error(decision.refusal.why);
  return decision.changes;
};

test("no case is closed without saying how it ended, and why", () => {
  expect(refusal(makeCase(), { action: "close", reason: "谈不拢" }, chen)).toMatchObject({
    kind: "content",
    field: "outcome",
  });
  expect(refusal(makeCase(), { action: "close", outcome: "failed" }, chen)).toMatchObject({
    kind: "content",
    field: "reason",
  });
});

test("closing straight from mediation as agreed records an oral agreement", () =>
  expect(changes(makeCase(), { action: "close", outcome: "agreed", reason: "口头谈成" }, chen)).toMatchObject({
    status: "closed",
    outcome: "agreed",
  }));

test("lowering an orange or red case takes a clerk and a reason", () => {
  const red = makeCase({ status: "submitted", waitingFor: "confirmation", risk: "red", level: "110" });
  expect(refusal(red, { action: "confirm", risk: "yellow" }, clerk)).toMatchObject({
    kind: "content",
    field: "reason",
  });
  expect(refusal(red, { action: "confirm", risk: "yellow", reason: "是气话" }, chen)?.kind).toBe("role");
  expect(changes(red, { action: "confirm", risk: "yellow", reason: "是气话" }, clerk)).toMatchObject({
    risk: "yellow",
    judged: ["risk"],
  });
  expect(changes(red, { action: "confirm" }, clerk)).toMatchObject({ risk: "red", judged: [] });
});

test("whoever withdraws after acceptance ends it: the applicant as withdrawn, the other side as refused", () => {
  expect(changes(makeCase(), { action: "withdraw" }, wang)).toMatchObject({ status: "closed", outcome: "withdrawn" });
  expect(changes(makeCase(), { action: "withdraw" }, sun)).toMatchObject({ status: "closed", outcome: "refused" });
  const early = makeCase({ status: "assigned" });
  expect(changes(early, { action: "withdraw" }, wang).status).toBe("withdrawn");
  expect(refusal(early, { action: "withdraw" }, sun)?.kind).toBe("notNow");
});

test("for an applicant without an account the clerk withdraws", () => {
  const phoned = makeCase({ status: "assigned", applicantUserId: undefined, partyUserIds: [] });
  expect(changes(phoned, { action: "withdraw" }, clerk).status).toBe("withdrawn");
  expect(refusal(makeCase({ status: "assigned" }), { action: "withdraw" }, clerk)?.kind).toBe("role");
});

test("the second decline goes to the centre above, which decides", () => {
  const once = makeCase({ status: "assigned" });
  expect(changes(once, { action: "decline", reason: "是亲戚" }, chen)).toMatchObject({
    status: "assigned",
    declines: 1,
  });
  expect(changes({ ...once, declines: 1 }, { action: "decline", reason: "太忙" }, chen)).toMatchObject({
    status: "submitted",
    waitingFor: "confirmation",
    responsible: "none",
    level: "town",
  });
});

test("the applicant reopens within thirty days, a clerk at any time, a bad rating a level up", () => {
  const closed = (days: number) =>
    makeCase({ status: "closed", closedAt: new Date(noon.getTime() - days * 86_400_000) });
  const again: StepInput = { action: "reopen", reason: "又漏了" };
  expect(changes(closed(reopenDays), again, wang)).toMatchObject({ status: "assigned", level: "village" });
  expect(refusal(closed(reopenDays + 1), again, wang)).toEqual({ kind: "notNow", why: "tooLate" });
  expect(changes(closed(90), again, clerk).status).toBe("assigned");
  expect(changes(closed(1), again, platform)).toMatchObject({ status: "assigned", level: "town" });
});

test("a level that does not exist there is skipped, and nothing stands above the county", () => {
  const outside = makeCase({ regions: regions.slice(0, 2), level: "town" });
  expect(changes(outside, { action: "escalate", reason: "大" }, chen).level).toBe("county");
  expect(refusal({ ...outside, level: "county" }, { action: "escalate", reason: "大" }, chen)?.why).toBe("topLevel");
  expect(refusal(outside, { action: "delegate", reason: "小" }, clerk)?.why).toBe("lowestLevel");
});

test("what is not accepted in time goes to the next, and the third move from hand to hand climbs a level by itself", () => {
  const assigned = (transfers: number) => makeCase({ status: "assigned", transfers });
  expect(changes(assigned(0), { action: "pass_on" }, clock)).toMatchObject({
    status: "assigned",
    responsible: { find: "next" },
    level: "village",
    transfers: 1,
    climbs: false,
  });
  const third = { level: "town", transfers: 0, climbs: true };
  expect(changes(assigned(2), { action: "pass_on" }, clock)).toMatchObject(third);
  expect(changes(assigned(2), { action: "decline", reason: "忙" }, chen)).toMatchObject(third);
  expect(changes(assigned(2), { action: "assign", mediatorId: "b" }, clerk)).toMatchObject({
    ...third,
    responsible: { find: "named", id: "b" },
  });
  expect(changes(assigned(2), { action: "transfer", to: "法院", reason: "要判" }, chen)).toMatchObject({
    ...third,
    status: "transferred",
  });
  expect(changes({ ...assigned(2), level: "county" }, { action: "pass_on" }, clock)).toMatchObject({
    level: "county",
    climbs: false,
  });
  for (const who of [chen, clerk, leader]) expect(refusal(assigned(0), { action: "pass_on" }, who)?.kind).toBe("role");
});

test("a level's clock takes a matter up from wherever it is: from a person's hands to the next, from the queue to the queue above", () => {
  const up: StepInput = { action: "escalate", reason: "到期" };
  expect(changes(makeCase(), up, clock)).toMatchObject({
    status: "assigned",
    level: "town",
    responsible: { find: "next" },
  });
  const waiting = makeCase({ status: "submitted", waitingFor: "confirmation", responsible: undefined });
  expect(changes(waiting, up, clock)).toMatchObject({ status: "submitted", waitingFor: "confirmation", level: "town" });
  expect(refusal(waiting, up, clerk)?.kind).toBe("notNow");
});

test("a longer time is asked for by who has the matter, and granted by somebody else of the owning centre or above", () => {
  const ask: StepInput = { action: "extend", days: 5, reason: "等鉴定" };
  expect(changes(makeCase(), ask, chen)).toMatchObject({ clock: "keep", extension: "asked" });
  const asked = makeCase({ extension: { byId: ids.chen, days: 5 } });
  expect(refusal(asked, ask, chen)?.why).toBe("extensionAsked");
  expect(refusal(makeCase(), { action: "approve_extend" }, clerk)?.why).toBe("noExtension");
  expect(changes(asked, { action: "approve_extend" }, clerk)).toMatchObject({
    clock: { extendDays: 5 },
    extension: "settled",
  });
  expect(changes(asked, { action: "refuse_extend", reason: "够了" }, leader)).toMatchObject({
    clock: "keep",
    extension: "settled",
  });
  const both: LifeActor = { ...clerk, id: ids.chen };
  expect(refusal(asked, { action: "approve_extend" }, both)?.why).toBe("ownExtension");
  const village: LifeActor = { ...clerk, region: { code: regions[2].code } };
  expect(refusal({ ...asked, level: "town" }, { action: "approve_extend" }, village)?.kind).toBe("role");
  expect(changes(asked, { action: "escalate", reason: "大" }, chen).extension).toBe("settled");
});

test("an agreement has words or terms", () => {
  expect(refusal(makeCase(), { action: "agree" }, chen)?.field).toBe("text");
  expect(changes(makeCase(), { action: "agree", terms: ["赔一万"] }, chen).status).toBe("agreed");
});

test("a paused case is not paused again, and goes on where it stood", () => {
  const paused = makeCase({ paused: true });
  expect(refusal(paused, { action: "pause", reason: "住院" }, chen)?.why).toBe("isPaused");
  expect(changes(paused, { action: "resume" }, chen)).toMatchObject({ paused: false, clock: "goOn" });
  expect(refusal(makeCase(), { action: "resume" }, chen)?.why).toBe("notPaused");
});

test("every outcome of the vocabulary can end a mediation", () => {
  for (const outcome of keysOf(outcomes))
    expect(changes(makeCase(), { action: "close", outcome, reason: "说明" }, chen).outcome).toBe(outcome);
});
