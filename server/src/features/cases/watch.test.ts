import { api } from "@qizhen/shared/contract";
import { newId } from "../../kernel/ids";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(60_000);
let testApp: TestApp;
type Asking = Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
}, 60_000);
afterAll(() => testApp.stop());

const report = {
  description: "楼下饭店半夜还在放音响，吵得老人孩子睡不着，说了两次都不听。",
  gridCode: "150204101001003",
};
const submit = (who: Asking) => who(api.cases.submit, { body: report });
const open = (who: Asking, id: string) => who(api.cases.get, { params: { id } });
const everybodyElse = async () => [
  ...(await testApp.app.accounts.staffInRegions(["150204101001", "150204101000"], "mediator")),
  ...(await testApp.app.accounts.staffInRegions(["150204101001003"], "grid_worker")),
];

/** Takes every free place of those who could have a case of the grid. */
const fillUp = async () => {
  const now = testApp.clock();
  for (const person of await everybodyElse())
    for (let at = 0; at < person.capacity; at += 1) await testApp.app.mediators.claimFirstOf([person], newId(), now);
};
const openCount = async () => {
  const open = await testApp.app.mediators.openCases((await everybodyElse()).map(({ id }) => id));
  return [...open.values()].reduce((sum, one) => sum + one, 0);
};

test("a place that no case knows of is freed, one that a case holds is not", async () => {
  const who = await signIn(testApp, "sample-resident-1");
  const made = await submit(who);
  await testApp.app.mediators.claimFirstOf(await everybodyElse(), "0123456789abcdef01234567", testApp.clock());
  expect(await openCount()).toBe(2);
  testApp.clock.forward(3 * 60_000);
  await testApp.app.jobs.runAll();
  expect(await openCount()).toBe(1);
  await testApp.app.jobs.runAll();
  expect(await openCount()).toBe(1);
  expect((await testApp.app.mediators.openCases([made.responsible?.id ?? ""])).get(made.responsible?.id ?? "")).toBe(1);
});

test("when a place is free again it goes to whoever waited longest, and only to them", async () => {
  const holder = await signIn(testApp, "sample-resident-2");
  const held = await submit(holder);
  await fillUp();
  const [first, second] = [await signIn(testApp, "sample-resident-3"), await signIn(testApp, "sample-resident-4")];
  const earlier = await submit(first);
  testApp.clock.forward(1000);
  const later = await submit(second);
  expect(earlier).toMatchObject({ status: "submitted", waitingFor: "capacity" });
  expect(later).toMatchObject({ status: "submitted", waitingFor: "capacity" });

  await holder(api.cases.act, { params: { id: held.id }, body: { action: "withdraw" } });
  await testApp.app.outbox.drain();
  expect(await open(first, earlier.id)).toMatchObject({
    status: "assigned",
    responsible: { id: held.responsible?.id },
  });
  expect(await open(second, later.id)).toMatchObject({ status: "submitted", waitingFor: "capacity" });
});
