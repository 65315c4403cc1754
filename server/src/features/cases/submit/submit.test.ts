import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { CaseModel } from "../model";

jest.setTimeout(60_000);
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
}, 60_000);
afterAll(() => testApp.stop());

const gridCode = "150204101001003";
const noise = { description: "楼下饭店半夜还在放音响，吵得老人孩子睡不着，说了两次都不听。", gridCode };
const resident = (number: number) => signIn(testApp, `sample-resident-${number}`);

test("a double tap makes one case, whichever of the two arrives first", async () => {
  const who = await resident(1);
  const key = "double-tap-1";
  const [first, second] = await Promise.all([
    who(api.cases.submit, { body: noise, key }),
    who(api.cases.submit, { body: noise, key }),
  ]);
  expect(second.id).toBe(first.id);
  expect(second.number).toBe(first.number);
  expect(await CaseModel.countDocuments({ partyUserIds: who.user.id })).toBe(1);
  const open = await testApp.app.mediators.openCases([first.responsible?.id ?? ""]);
  expect(open.get(first.responsible?.id ?? "")).toBe(1);
});

test("a key does not serve for another report", async () => {
  const who = await resident(2);
  await who(api.cases.submit, { body: noise, key: "used-key-1" });
  const other = who(api.cases.submit, {
    body: { ...noise, description: "另一件事：他家的狗咬了我" },
    key: "used-key-1",
  });
  expect(await refusalOf(other)).toMatchObject({ status: 409 });
  expect(await CaseModel.countDocuments({ partyUserIds: who.user.id })).toBe(1);
});

test("a report without words or recording is asked for them", async () => {
  const who = await resident(3);
  expect(await refusalOf(who(api.cases.submit, { body: { description: "", gridCode } }))).toMatchObject({
    status: 422,
    fields: { description: expect.any(String) as string },
  });
});

test("residents do not register for others, nor say how it came", async () => {
  const who = await resident(4);
  const applicant = { name: "张三", phone: "13800001234" };
  expect(await refusalOf(who(api.cases.submit, { body: { ...noise, applicant } }))).toMatchObject({
    status: 400,
    fields: { applicant: expect.any(String) as string },
  });
  expect(await refusalOf(who(api.cases.submit, { body: { ...noise, channel: "phone" } }))).toMatchObject({
    status: 400,
  });
});

test.each([
  ["an unknown field", { ...noise, status: "closed" }],
  ["coordinates that cannot be", { ...noise, location: { lng: 200, lat: 40 } }],
  ["words that turn the text around", { ...noise, description: "abc\u202Edef" }],
  ["a text of 5001 characters", { ...noise, description: "水".repeat(5001) }],
  ["somebody's name as the whole respondent", { ...noise, respondent: "孙志强" }],
])("%s is refused and changes nothing", async (_, body) => {
  const who = await resident(5);
  const before = await CaseModel.countDocuments();
  expect(await refusalOf(who(api.cases.submit, { body: body as typeof noise }))).toMatchObject({ status: 400 });
  expect(await CaseModel.countDocuments()).toBe(before);
});

test("somebody else's picture is not taken, and leaves no place taken with a mediator", async () => {
  const who = await resident(6);
  const before = await CaseModel.countDocuments();
  const claims = () => testApp.app.mediators.claimsBefore(new Date(testApp.clock().getTime() + 1000), 100);
  const held = (await claims()).length;
  const stolen = who(api.cases.submit, { body: { ...noise, attachments: ["0123456789abcdef01234567"] } });
  expect(await refusalOf(stolen)).toMatchObject({ status: 422 });
  expect(await CaseModel.countDocuments()).toBe(before);
  expect(await claims()).toHaveLength(held);
});

test("a place in no grid goes to the nearest town's centre, and says so", async () => {
  const who = await resident(7);
  const made = await who(api.cases.submit, {
    body: { ...noise, gridCode: undefined, location: { lng: 112.5, lat: 41.2 } },
  });
  expect(made.grid).toBeNull();
  expect(made.timeline.map(({ kind }) => kind)).toContain("placed_nowhere");
  expect(made.centre.code).toBe("150204101000");
});

test("a clerk registers for somebody, who finds it when they sign in with that number", async () => {
  const clerk = await signIn(testApp, "clerk-village");
  const applicant = { name: "王桂兰", phone: "13900005678" };
  const made = await clerk(api.cases.submit, { body: { ...noise, applicant, channel: "phone" } });
  expect(made).toMatchObject({ channel: "phone" });
  expect(made.parties[0]).toMatchObject({ role: "applicant", name: "王**", phone: "139****5678", reachable: false });
  const stranger = asking(testApp.url);
  const { sampleCode } = await stranger(api.accounts.phoneCode, { body: { phone: applicant.phone } });
  const session = await stranger(api.accounts.phone, { body: { phone: applicant.phone, code: sampleCode ?? "" } });
  const theirs = await asking(testApp.url, session.accessToken)(api.cases.list, {});
  expect(theirs.items.map(({ id }) => id)).toContain(made.id);
});

test("two hundred residents at once, each sending twice: two hundred cases and numbers, nobody above capacity, a queue for the rest", async () => {
  const everybody = await Promise.all(Array.from({ length: 200 }, (_, at) => resident(100 + at)));
  const before = await CaseModel.countDocuments();
  const answers = await Promise.all(
    everybody.flatMap((who, at) => {
      const key = `two-hundred-${at}`;
      return [who(api.cases.submit, { body: noise, key }), who(api.cases.submit, { body: noise, key })];
    }),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(200);
  expect(new Set(answers.map(({ number }) => number)).size).toBe(200);
  expect(await CaseModel.countDocuments()).toBe(before + 200);

  const held = await CaseModel.aggregate<{ _id: string; cases: number }>([
    { $match: { status: "assigned" } },
    { $group: { _id: "$responsible.id", cases: { $sum: 1 } } },
  ]);
  const staff = await testApp.app.accounts.staffByIds(held.map(({ _id }) => _id));
  const capacityOf = new Map(staff.map(({ id, capacity }) => [id, capacity]));
  for (const { _id, cases } of held) expect(cases).toBeLessThanOrEqual(capacityOf.get(_id) ?? 0);
  const open = await testApp.app.mediators.openCases(held.map(({ _id }) => _id));
  for (const { _id, cases } of held) expect(open.get(_id)).toBe(cases);
  const waiting = answers.filter(({ status }) => status === "submitted");
  expect(waiting.every(({ waitingFor }) => waitingFor === "capacity")).toBe(true);
  expect(waiting.length).toBeGreaterThan(0);
}, 120_000);
