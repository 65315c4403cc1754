import { api } from "@qizhen/shared/contract";
import { newId } from "../../../kernel/ids";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { CaseModel } from "../model";

jest.setTimeout(120_000);
let testApp: TestApp;
type Asking = Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
}, 60_000);
afterAll(() => testApp.stop());
beforeEach(async () => {
  await CaseModel.deleteMany({});
  await CaseModel.db.collection("mediator_loads").deleteMany({});
  testApp.clock.forward(60 * 60_000);
  await new Promise((done) => setTimeout(done, 2100)); // figures read before are forgotten
});

const [village, grid] = ["150204101001", "150204101001003"] as const;
/** A matter that the village settles. */
const ordinary = "租房到期，房东扣着押金一千二不退，说墙上的钉子眼是我打的";
let residents = 10;
const resident = () => signIn(testApp, `sample-resident-${++residents}`);
const submit = (who: Asking, description = ordinary) =>
  who(api.cases.submit, { body: { description, gridCode: grid } });
const open = (who: Asking, id: string) => who(api.cases.get, { params: { id } });
const { act } = api.cases;

const setCapacity = async (username: string, capacity: number) => {
  const admin = await signIn(testApp, "admin");
  const { items } = await admin(api.accounts.listStaff, { query: { q: username } });
  await admin(api.accounts.updateStaff, { params: { id: items[0]?.id ?? "" }, body: { capacity } });
};
const mediators = ["mediator-1", "mediator-2", "mediator-3", "mediator-4", "mediator-5", "mediator-6"];
const setCapacities = async (...capacities: number[]) => {
  for (const [nth, username] of mediators.entries()) await setCapacity(username, capacities[nth] ?? 0);
};
const unitOf = (made: { responsible?: { unit: string } | undefined }) => made.responsible?.unit;

test("when the village's mediators are full the town's are asked, and it is said why; only when these are full too does a case wait", async () => {
  await setCapacities(1, 0, 0, 1, 0, 0);
  const [first, second, third] = [await resident(), await resident(), await resident()];
  const own = await submit(first);
  expect(unitOf(own)).toBe("松石社区");
  const above = await submit(second);
  expect(unitOf(above)).toBe("兴胜镇");
  const clerk = await signIn(testApp, "clerk-town");
  const line = (await open(clerk, above.id)).timeline.find(({ kind }) => kind === "assigned");
  expect(line?.text).toContain("松石社区的人手上都满了，往上一级到兴胜镇找");
  expect(await submit(third)).toMatchObject({ status: "submitted", waitingFor: "capacity" });
});

test("whom the resident asked for and who is full by then is named beside who has it", async () => {
  await setCapacities(1, 1, 0, 0, 0, 0);
  const [chosen, other] = (await testApp.app.accounts.staffInRegions([village], "mediator")).filter(
    (one) => one.capacity > 0,
  );
  const choose = async () =>
    (await resident())(api.cases.submit, {
      body: { description: ordinary, gridCode: grid, choice: { mediatorId: chosen?.id ?? "" } },
    });
  expect((await choose()).responsible?.id).toBe(chosen?.id);
  const second = await choose();
  expect(second.responsible?.id).toBe(other?.id);
  const clerk = await signIn(testApp, "clerk-village");
  const line = (await open(clerk, second.id)).timeline.find(({ kind }) => kind === "assigned");
  expect(line?.text).toContain(`您选的${chosen?.name ?? ""}手上满了`);
  expect(second.triage.reasons.find(({ what }) => what === "您选的人")?.because).toContain("满了，先请");
});

test("in a storm the same rule holds: the village fills, then the town, and the rest wait, nobody over their number", async () => {
  await setCapacities(4, 3, 2, 5, 2, 0);
  const people = await Promise.all(Array.from({ length: 24 }, resident));
  const made = await Promise.all(people.map((who) => submit(who)));
  const count = (unit: string) => made.filter((one) => unitOf(one) === unit).length;
  expect([count("松石社区"), count("兴胜镇")]).toEqual([9, 7]);
  expect(made.filter(({ waitingFor }) => waitingFor === "capacity")).toHaveLength(8);
  for (const one of made) expect(one.responsible !== undefined || one.waitingFor !== undefined).toBe(true);
});

test("a place that is free again goes to the gravest, then to the oldest who wait", async () => {
  await setCapacities(1, 0, 0, 0, 0, 0);
  const holder = await resident();
  const held = await submit(holder);
  const [old, young, grave] = [await resident(), await resident(), await resident()];
  const first = await submit(old);
  testApp.clock.forward(1000);
  const second = await submit(young);
  testApp.clock.forward(1000);
  const third = await submit(grave);
  for (const one of [first, second, third]) expect(one).toMatchObject({ waitingFor: "capacity" });
  await CaseModel.updateOne({ number: third.number }, { $set: { risk: "orange", riskRank: 2 } });
  await holder(act, { params: { id: held.id }, body: { action: "withdraw" } });
  await testApp.app.outbox.drain();
  expect((await open(grave, third.id)).status).toBe("assigned");
  expect((await open(old, first.id)).status).toBe("submitted");
  await grave(act, { params: { id: third.id }, body: { action: "withdraw" } });
  await testApp.app.outbox.drain();
  expect((await open(old, first.id)).status).toBe("assigned");
  expect((await open(young, second.id)).status).toBe("submitted");
});

test("a place that was given back while a case was sent to wait is not left to the next sweep", async () => {
  await setCapacities(1, 0, 0, 0, 0, 0);
  const [person] = (await testApp.app.accounts.staffInRegions([village], "mediator")).filter((one) => one.capacity > 0);
  const other = newId();
  await testApp.app.mediators.claimFirstOf([{ id: person?.id ?? "" }], other, testApp.clock());
  const who = await resident();
  const made = await submit(who);
  expect(made.waitingFor).toBe("capacity");
  await testApp.app.mediators.release(person?.id ?? "", other); // no case was in it: nobody is told of this place
  await testApp.app.outbox.drain();
  expect(await open(who, made.id)).toMatchObject({ status: "assigned", responsible: { id: person?.id } });
});

test("who comes new does not take a place before those who wait for it", async () => {
  await setCapacities(1, 0, 0, 0, 0, 0);
  const [person] = (await testApp.app.accounts.staffInRegions([village], "mediator")).filter((one) => one.capacity > 0);
  const other = newId();
  await testApp.app.mediators.claimFirstOf([{ id: person?.id ?? "" }], other, testApp.clock());
  const [patient, hasty] = [await resident(), await resident()];
  const waiting = await submit(patient);
  await testApp.app.outbox.drain();
  testApp.clock.forward(1000);
  await testApp.app.mediators.release(person?.id ?? "", other);
  const late = await submit(hasty);
  expect(late).toMatchObject({ status: "submitted", waitingFor: "capacity" });
  await testApp.app.outbox.drain();
  expect((await open(patient, waiting.id)).status).toBe("assigned");
  expect((await open(hasty, late.id)).status).toBe("submitted");
});

test("when nobody of the village takes such matters the town is asked, and the timeline says so", async () => {
  await setCapacities(0, 0, 0, 2, 0, 0);
  const made = await submit(await resident());
  expect(unitOf(made)).toBe("兴胜镇");
  const line = (await open(await signIn(testApp, "clerk-town"), made.id)).timeline.find(
    ({ kind }) => kind === "assigned",
  );
  expect(line?.text).toContain("松石社区没有合适的人，往上一级到兴胜镇找");
});

test("a case that a clerk grades up weighs more in the hands of whoever has it", async () => {
  await setCapacities(0, 3, 0, 0, 0, 0);
  const made = await submit(await resident());
  const id = made.responsible?.id ?? "";
  const loadOf = async () => (await testApp.app.mediators.person(id))?.load;
  expect(await loadOf()).toBe(made.triage.risk === "blue" ? 1 : 2);
  await CaseModel.updateOne({ number: made.number }, { $set: { risk: "orange" } });
  await testApp.app.mediators.reweigh(id, made.id, testApp.app.triage.loadOf("orange", "150204000000"));
  expect(await loadOf()).toBe(3);
});

test("nobody is given a quarrel in which they are the other side, by the platform or by a clerk", async () => {
  await setCapacities(1, 1, 0, 0, 0, 0);
  const [party, other] = (await testApp.app.accounts.staffInRegions([village], "mediator")).filter(
    (one) => one.capacity > 0,
  );
  const who = await resident();
  const body = { description: ordinary, gridCode: grid, respondent: { name: "房东", phone: party?.phone ?? "" } };
  const made = await who(api.cases.submit, { body });
  expect(made.responsible?.id).toBe(other?.id);
  const clerk = await signIn(testApp, "clerk-village");
  const assign = { action: "assign", mediatorId: party?.id ?? "", reason: "换一位" } as const;
  await expect(clerk(act, { params: { id: made.id }, body: assign })).rejects.toMatchObject({
    status: 422,
    fields: { mediatorId: expect.stringContaining("回避") as string },
  });
  await testApp.app.mediators.claimFirstOf([{ id: other?.id ?? "" }], newId(), testApp.clock());
});

test("nobody is given a quarrel of the home they live in", async () => {
  await setCapacities(1, 1, 0, 0, 0, 0);
  const [living, other] = (await testApp.app.accounts.staffInRegions([village], "mediator")).filter(
    (one) => one.capacity > 0,
  );
  const clerk = await signIn(testApp, "clerk-village");
  const applicant = { name: living?.name ?? "", phone: living?.phone ?? "" };
  // They once had a matter of their own registered, with their address.
  const address = "松石国际城12号楼3单元201";
  await clerk(api.cases.submit, {
    body: { description: ordinary, gridCode: grid, address, applicant, channel: "counter" },
  });
  await CaseModel.db.collection("mediator_loads").deleteMany({});
  await new Promise((done) => setTimeout(done, 2100));
  const who = await resident();
  const body = { description: ordinary, gridCode: grid, address: "兴胜镇松石国际城12-3-201室" };
  const made = await who(api.cases.submit, { body });
  expect(made.responsible?.id).toBe(other?.id);
});

test("whom somebody rated badly does not get their next matter", async () => {
  await setCapacities(5, 5, 0, 0, 0, 0);
  const who = await resident();
  const first = await submit(who);
  const had = first.responsible?.id ?? "";
  const mediator = mediators[(await idsOf()).indexOf(had)] ?? "";
  const theirs = await signIn(testApp, mediator);
  await theirs(act, { params: { id: first.id }, body: { action: "accept" } });
  await theirs(act, { params: { id: first.id }, body: { action: "close", outcome: "failed", reason: "谈不拢" } });
  await who(api.evaluation.rate, { params: { id: first.id }, body: { overall: 1 } });
  await testApp.app.outbox.drain();
  for (let nth = 0; nth < 3; nth++) {
    const next = await submit(who, `${ordinary}，第${nth}回`);
    expect(next.responsible?.id).not.toBe(had);
  }
});
const idsOf = async () => {
  const admin = await signIn(testApp, "admin");
  const found = await Promise.all(
    mediators.map((q) => admin(api.accounts.listStaff, { query: { q } }).then(({ items }) => items[0]?.id ?? "")),
  );
  return found;
};
