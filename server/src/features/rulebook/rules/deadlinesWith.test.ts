import { ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";
import { deadlinesWith } from "./deadlinesWith";
import { clockFields } from "./fields";

test("a county that changes nothing has the product's deadlines", () => {
  expect(deadlinesWith({ deadlines: {} })).toEqual(ordinaryDeadlines);
});

test("only the colour that a county changes is another", () => {
  const limit = { count: 2, unit: "hour" } as const;
  const own = deadlinesWith({ deadlines: { "steps:accept": { blue: limit }, reply: { red: limit }, leaderAfter: { all: limit } } });
  expect(own.steps.accept).toEqual({ ...ordinaryDeadlines.steps.accept, blue: limit });
  expect(own.steps.mediate).toEqual(ordinaryDeadlines.steps.mediate);
  expect([own.reply.red, own.reply.blue, own.leaderAfter]).toEqual([limit, ordinaryDeadlines.reply.blue, limit]);
}); // prettier-ignore

test("every deadline that is offered is one that the cases count by", () => {
  const odd = { count: 7, unit: "minute" } as const;
  for (const { name, limits } of clockFields(ordinaryDeadlines))
    for (const colour of Object.keys(limits)) {
      const own = deadlinesWith({ deadlines: { [name]: { [colour]: odd } } });
      expect({ name, colour, changed: JSON.stringify(own) !== JSON.stringify(ordinaryDeadlines) }).toEqual({ name, colour, changed: true }); // prettier-ignore
    }
});
