import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { startApp, type TestApp } from "../../../testing/app";
import { refusalOf } from "../../../testing/refusal";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";

jest.setTimeout(120_000);
type Person = Awaited<ReturnType<typeof signIn>>;
let testApp: TestApp;
let resident: Person;
let staff: Map<string, Person>;

beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  resident = await signIn(testApp, "sample-resident-1");
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map((nth) => signIn(testApp, `mediator-${nth}`)));
  staff = new Map(people.map((person) => [person.user.id, person]));
}, 60_000);
afterAll(() => testApp.stop());

const act = (who: Person, id: string, body: ActionRequest, key?: string) =>
  who(api.cases.act, { params: { id }, body, ...(key && { key }) });
const open = (who: Person, id: string) => who(api.cases.get, { params: { id } });
const noticesOf = async (who: Person) => (await who(api.notices.list, { query: { limit: 100 } })).items;
const mayChoose = async (id: string) =>
  (await open(resident, id)).allowedActions.some(({ action }) => action === "choose_again");

/** A matter whose applicant chose somebody of those who may have it. */
const reported = async (chooses = true) => {
  const said = { description: "楼上漏水，把我家卧室的顶子泡了，找了三回都不开门。", gridCode: "150204101001003" };
  const { candidates } = (await resident(api.cases.submit, { body: said })).triage;
  const ids = candidates.map(({ id }) => id).filter((id) => staff.has(id));
  const first = ids[0] ?? "";
  const made = await resident(api.cases.submit, {
    body: { ...said, ...(chooses && { choice: { mediatorId: first } }) },
  });
  const holder = staff.get(made.responsible?.id ?? "");
  if (!holder) throw new Error("given to nobody of the sample");
  return { id: made.id, first, holder, ids };
};

test("the one who was chosen declines: it goes on at once, the applicant is told kindly and chooses another, who is offered it", async () => {
  const { id, first, holder, ids } = await reported();
  expect(holder.user.id).toBe(first);
  expect(await mayChoose(id)).toBe(false);
  await act(holder, id, { action: "decline", reason: "和他家有过节" });
  await testApp.app.outbox.drain();

  const declined = await open(resident, id);
  const second = declined.responsible?.id ?? "";
  expect(declined.status).toBe("assigned");
  expect(second).not.toBe(first);
  expect(await mayChoose(id)).toBe(true);
  const [told] = await noticesOf(resident);
  expect(told?.text).toContain("您选的这位这次不方便");
  expect(JSON.stringify([declined, told])).not.toContain("过节");

  const refused = async (mediatorId: string) =>
    (await refusalOf(act(resident, id, { action: "choose_again", mediatorId }))).status;
  expect([await refused(first), await refused(second), await refused("0".repeat(24))]).toEqual([422, 422, 422]);
  const clerk = await signIn(testApp, "clerk-village");
  const third = ids.find((one) => one !== first && one !== second) ?? "";
  expect(await refusalOf(act(clerk, id, { action: "choose_again", mediatorId: third }))).toMatchObject({ status: 403 });

  const key = "one-tap-one-choice";
  const choice = { action: "choose_again", mediatorId: third } as const;
  const chosen = await act(resident, id, choice, key);
  expect(chosen).toMatchObject({ status: "assigned", responsible: { id: third } });
  expect((await act(resident, id, choice, key)).version).toBe(chosen.version);
  expect(await mayChoose(id)).toBe(false);
  await testApp.app.outbox.drain();
  expect((await noticesOf(staff.get(second) as Person)).map(({ title }) => title)).toContain("这件事换人了");
  expect((await noticesOf(staff.get(third) as Person)).map(({ title }) => title)).toContain("有一件事交给您");
  expect((await open(resident, id)).timeline.map(({ text }) => text)).toContain("您自己另选了一位");
  await act(staff.get(third) as Person, id, { action: "accept" });
});

test("who let the platform choose has nobody to choose after a decline", async () => {
  const { id, holder, ids } = await reported(false);
  await act(holder, id, { action: "decline", reason: "不方便" });
  expect(await mayChoose(id)).toBe(false);
  const other = ids.find((one) => one !== holder.user.id) ?? "";
  expect(await refusalOf(act(resident, id, { action: "choose_again", mediatorId: other }))).toMatchObject({
    status: 409,
  });
});
