import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { caseStore } from "../store";
import { giveBackUnlessHeld, keepPlace } from "./holding";

jest.setTimeout(60_000);
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
});
afterAll(() => testApp.stop());

const submit = async (nth: number) => {
  const who = await signIn(testApp, `sample-resident-${nth}`);
  const body = { description: "楼上卫生间漏水，把我家卧室的墙泡了。", gridCode: "150204101001003" };
  return who(api.cases.submit, { body });
};
const placesOf = async (staffId: string) => (await testApp.app.mediators.openCases([staffId])).get(staffId) ?? 0;

/** Gives the case to somebody who does not have it yet. */
const chosen = async (responsibleId: string | undefined) => {
  const [one, other] = [await signIn(testApp, "mediator-1"), await signIn(testApp, "mediator-2")];
  return one.user.id === responsibleId ? other.user.id : one.user.id;
};

test("a case that is given to somebody between a loser's look and its giving back keeps its place", async () => {
  const c = await submit(1);
  const to = await chosen(c.responsible?.id);
  const claims = testApp.app.mediators;
  // The loser had claimed the same place; a third wins with it after the loser has looked.
  await claims.claimFirstOf([{ id: to, name: "", unit: "" }], c.id, testApp.clock());
  let looked = 0;
  const cases = {
    find: async (...asked: Parameters<typeof caseStore.find>) => {
      const found = await caseStore.find(...asked);
      looked += 1;
      if (looked === 1)
        await (
          await signIn(testApp, "clerk-village")
        )(api.cases.act, {
          params: { id: c.id },
          body: { action: "assign", mediatorId: to, reason: "换一位" },
        });
      return found;
    },
  };
  expect(await giveBackUnlessHeld(to, c.id, { cases, claims })).toBe(false);
  expect(await placesOf(to)).toBe(1);
});

test("a place that was given back before the case said whose it is, is taken again when it does", async () => {
  const c = await submit(2);
  const { id = "", name = "", unit = "" } = c.responsible ?? {};
  const before = await placesOf(id);
  await testApp.app.mediators.release(id, c.id);
  await keepPlace({ id, name, unit }, c.id, { claims: testApp.app.mediators }, testApp.clock());
  await keepPlace({ id, name, unit }, c.id, { claims: testApp.app.mediators }, testApp.clock());
  expect(await placesOf(id)).toBe(before);
});
