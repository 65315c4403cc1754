import { decide } from "./caseLife";
import type { LifeActor, LifeCase, StepInput } from "./caseSteps";

const noon = new Date("2026-10-20T12:00:00+08:00");
const village = { code: "150204101001", level: "village" } as const;
const declined: LifeCase = {
  status: "assigned",
  category: "neighbour",
  risk: "blue",
  level: "village",
  regions: [village],
  applicantUserId: "wang",
  partyUserIds: ["wang", "sun"],
  responsible: { id: "chen" },
  paused: false,
  declines: 1,
  transfers: 1,
  choosesAgain: { not: ["li"] },
};
const again: StepInput = { action: "choose_again", mediatorId: "zhang" };
const wang: LifeActor = { id: "wang", roles: ["resident"] };
const refusal = (c: LifeCase, input: StepInput, actor: LifeActor = wang) => {
  const decision = decide(c, input, actor, noon);
  return "refusal" in decision ? decision.refusal : undefined;
};

test("whom the applicant chose declined: they choose another, which is no passing from hand to hand, and no decline is forgotten", () => {
  const decision = decide(declined, again, wang, noon);
  expect("changes" in decision && decision.changes).toMatchObject({
    status: "assigned",
    responsible: { find: "chosen", id: "zhang" },
    clock: "accept",
    declines: 1,
    transfers: 1,
  });
});

test("nobody chooses again for the applicant", () => {
  const others: LifeActor[] = [
    { id: "sun", roles: ["resident"] },
    { id: "chen", roles: ["mediator"], region: village },
    { id: "clerk", roles: ["clerk"], region: village },
    { id: "leader", roles: ["leader"], region: village },
  ];
  for (const other of others) expect(refusal(declined, again, other)?.kind).toBe("role");
});

test("not who said no, nor who has it; and only while nobody has accepted, after a decline of the one who was chosen", () => {
  expect(refusal(declined, { ...again, mediatorId: "li" })?.why).toBe("declinedBefore");
  expect(refusal(declined, { ...again, mediatorId: "chen" })?.why).toBe("nobodyNew");
  expect(refusal(declined, { action: "choose_again" })).toMatchObject({ why: "missing", field: "mediatorId" });
  expect(refusal({ ...declined, choosesAgain: undefined }, again)?.why).toBe("nothingToChoose");
  expect(refusal({ ...declined, status: "mediating" }, again)?.kind).toBe("notNow");
});
