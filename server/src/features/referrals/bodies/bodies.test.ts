import { api } from "@qizhen/shared/contract";
import type { Body } from "@qizhen/shared/contract/referrals";
import { startApp, type TestApp } from "../../../testing/app";
import { refusalOf } from "../../../testing/refusal";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";

jest.setTimeout(120_000);
type Person = Awaited<ReturnType<typeof signIn>>;
const county = "150204000000";
let app: TestApp;
let admin: Person;
let clerk: Person;
let market: Person;
let court: Body;
let people = 300;

beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  [admin, clerk, market] = await Promise.all([
    signIn(app, "admin"),
    signIn(app, "clerk-village"),
    signIn(app, "department-2"),
  ]);
  court = await admin(api.referrals.createBody, {
    body: { region: county, name: "青山区人民法院", kind: "court" },
  });
});
afterAll(() => app.stop());

const makeCase = async () => {
  const resident = await signIn(app, `sample-resident-${++people}`);
  const body = { description: "厂里欠我三个月工资，老板不接电话", gridCode: "150204101001003" };
  const made = await resident(api.cases.submit, { body });
  await app.app.outbox.drain();
  return { caseId: made.id };
};
const sendTo = (caseId: string, body: Body) =>
  clerk(api.referrals.send, {
    params: { id: caseId },
    body: { bodyId: body.id, purpose: "handle", reason: "归他们管" },
  });
const act = (who: Person, id: string, action: "receive" | "return") =>
  who(api.referrals.act, {
    params: { id },
    body: action === "receive" ? { action } : { action, result: "好" },
  });

describe("the directory of bodies", () => {
  const fields = { name: "青山区法律援助中心", kind: "legal_aid" as const };

  test("is the administrator's, within their own county", async () => {
    const far = { ...fields, region: "150822000000" };
    expect(await refusalOf(admin(api.referrals.createBody, { body: far }))).toMatchObject({ status: 403 });
    expect(await refusalOf(clerk(api.referrals.createBody, { body: { ...fields, region: county } }))).toMatchObject({
      status: 403,
    });
    const receiverIds = [(await signIn(app, "mediator-1")).user.id];
    expect(
      await refusalOf(admin(api.referrals.createBody, { body: { ...fields, region: county, receiverIds } })),
    ).toMatchObject({ status: 422, fields: { receiverIds: expect.any(String) as string } });
  });

  test("holds no name twice in a place, and of two who change the same one the second is told", async () => {
    const made = await admin(api.referrals.createBody, { body: { ...fields, region: county } });
    expect(await refusalOf(admin(api.referrals.createBody, { body: { ...fields, region: county } }))).toMatchObject({
      status: 409,
    });
    const change = { ...fields, phone: "0472-3600009", disabled: false, version: made.version };
    const saved = await admin(api.referrals.updateBody, { params: { id: made.id }, body: change });
    expect(saved).toMatchObject({ phone: "0472-3600009", limitText: "5 个工作日" });
    expect(await refusalOf(admin(api.referrals.updateBody, { params: { id: made.id }, body: change }))).toMatchObject({
      status: 409,
    });
  });

  test("a body that is disabled, or of another county, is sent nothing", async () => {
    const made = await admin(api.referrals.createBody, { body: { ...fields, name: "停用的单位", region: county } });
    await admin(api.referrals.updateBody, {
      params: { id: made.id },
      body: { ...fields, name: "停用的单位", disabled: true, version: 0 },
    });
    const { caseId } = await makeCase();
    expect(await refusalOf(sendTo(caseId, made))).toMatchObject({ status: 422 });
    const { items } = await clerk(api.referrals.bodies, { query: { limit: 100 } });
    expect(items.map(({ name }) => name)).not.toContain("停用的单位");
  });

  test("whoever receives for a body now has what it was sent before", async () => {
    const { caseId } = await makeCase();
    const sent = await sendTo(caseId, court);
    const { items } = await admin(api.referrals.bodies, { query: { limit: 100 } });
    const now = items.find(({ id }) => id === court.id);
    await admin(api.referrals.updateBody, {
      params: { id: court.id },
      body: {
        name: court.name,
        kind: "court",
        receiverIds: [market.user.id],
        disabled: false,
        version: now?.version ?? 0,
      },
    });
    await act(market, sent.id, "receive");
    expect(await refusalOf(act(clerk, sent.id, "return"))).toMatchObject({ status: 403 });
  });
});

test("the departments that have an account in a county are put into its directory once, and changes stay", async () => {
  const named = async () =>
    (await admin(api.referrals.bodies, { query: { limit: 100 } })).items.filter(({ receivers }) => receivers.length);
  await app.app.referrals.ensureBodies(county);
  const before = await named();
  await app.app.referrals.ensureBodies(county);
  expect(await named()).toEqual(before);
  expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(["区人社局", "区市监局"]));
});
