import { api } from "@qizhen/shared/contract";
import { privacyVersion } from "@qizhen/shared/contract/accounts";
import { startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";
import { ResidentModel } from "../store/model";
import type { PhoneBound } from "./linkPhone";

let app: TestApp;
const bound: Omit<PhoneBound, "now">[] = [];
beforeAll(async () => {
  app = await startApp();
  app.app.accounts.onPhoneBound(({ userId, phone, formerIds }) =>
    Promise.resolve(void bound.push({ userId, phone, formerIds })),
  );
});
afterAll(() => app.stop());

const { accounts } = api;
const stranger: ReturnType<typeof asking> = (...args) => asking(app.url)(...args);
let residents = 100;
const newResident = () => signIn(app, `sample-resident-${++residents}`);
let phones = 0;
const newPhone = () => `139000000${String(++phones).padStart(2, "0")}`;
const codeFor = async (phone: string) => {
  app.clock.forward(60_000);
  return (await stranger(accounts.phoneCode, { body: { phone } })).sampleCode ?? "";
};
const proof = async (phone: string) => ({ phone, code: await codeFor(phone) });
const onH5 = async (phone: string) => stranger(accounts.phone, { body: await proof(phone) });
const contact = (id: string) => app.app.accounts.residentContact(id);

describe("oneself", () => {
  test("a resident says what to call them; staff are named by their administrator", async () => {
    const resident = await newResident();
    expect((await resident(accounts.updateMe, { body: { name: "王秀兰" } })).name).toBe("王秀兰");
    expect((await resident(accounts.me)).name).toBe("王秀兰");
    expect(JSON.stringify(await ResidentModel.find({}).lean())).not.toContain("王秀兰");
    const staff = await signIn(app, "mediator-1");
    expect((await refusalOf(staff(accounts.updateMe, { body: { name: "别的名字" } }))).status).toBe(422);
  });

  test("a home grid must be a grid that is there", async () => {
    const resident = await newResident();
    for (const grid of ["150204101001999", "150204101001"])
      expect(await refusalOf(resident(accounts.updateMe, { body: { grid } }))).toMatchObject({
        status: 422,
        fields: { grid: "没有这个网格，请从列表里选" },
      });
  });
});

describe("consent to the privacy notice", () => {
  test("is given, taken back and given again, and all of it is kept", async () => {
    const resident = await newResident();
    const consent = (agreed: boolean) =>
      resident(accounts.consent, { body: { notice: "privacy", version: privacyVersion, agreed } });
    expect((await resident(accounts.me)).consent).toBeUndefined();
    await consent(true);
    expect((await resident(accounts.me)).consent).toBe(privacyVersion);
    app.clock.forward(60_000);
    await consent(false);
    expect((await resident(accounts.me)).consent).toBeUndefined();
    app.clock.forward(60_000);
    await consent(true);
    const kept = await ResidentModel.findOne({ _id: resident.user.id }).lean();
    expect(kept?.consents.map(({ agreed }) => agreed)).toEqual([true, false, true]);
    expect(new Set(kept?.consents.map(({ at }) => at.getTime())).size).toBe(3);
  });

  test("sent twice under one key, it is one consent", async () => {
    const resident = await newResident();
    const body = { notice: "privacy", version: privacyVersion, agreed: true } as const;
    await Promise.all([1, 2, 3].map(() => resident(accounts.consent, { body, key: "one-consent" })));
    expect((await ResidentModel.findOne({ _id: resident.user.id }).lean())?.consents).toHaveLength(1);
  });

  test("to a notice that is not shown any more is refused; taking it back is not", async () => {
    const resident = await newResident();
    const old = (agreed: boolean) =>
      resident(accounts.consent, { body: { notice: "privacy", version: "2020-01", agreed } });
    expect(await refusalOf(old(true))).toMatchObject({
      status: 422,
      message: expect.stringContaining("更新过了") as string,
    });
    expect((await old(false)).agreed).toBe(false);
  });
});

describe("binding a phone", () => {
  test("by a texted code, after which what waits for that number is looked for", async () => {
    const resident = await newResident();
    const phone = newPhone();
    const user = await resident(accounts.bindPhone, { body: await proof(phone) });
    expect(user.phone).toBe(`139****${phone.slice(-4)}`);
    expect((await contact(resident.user.id))?.phone).toBe(phone);
    expect(bound).toContainEqual({ userId: resident.user.id, phone, formerIds: [] });
  });

  test("a wrong code binds nothing, and is not taken for a lost sign-in", async () => {
    const resident = await newResident();
    const phone = newPhone();
    const { code } = await proof(phone);
    const wrong = code === "000000" ? "000001" : "000000";
    expect((await refusalOf(resident(accounts.bindPhone, { body: { phone, code: wrong } }))).status).toBe(422);
    expect((await contact(resident.user.id))?.phone).toBeUndefined();
  });

  test("the retry of a binding that succeeded succeeds", async () => {
    const resident = await newResident();
    const body = await proof(newPhone());
    const first = await resident(accounts.bindPhone, { body, key: "bind-once" });
    expect(await resident(accounts.bindPhone, { body, key: "bind-once" })).toEqual(first);
  });

  test("who signed in on H5 by that number before is the same person, and is signed in there anew", async () => {
    const phone = newPhone();
    const h5 = await onH5(phone);
    const resident = await newResident();
    await resident(accounts.bindPhone, { body: await proof(phone) });
    expect(bound).toContainEqual({ userId: resident.user.id, phone, formerIds: [h5.user.id] });
    expect((await refusalOf(asking(app.url, h5.accessToken)(accounts.me))).status).toBe(401);
    expect((await onH5(phone)).user.id).toBe(resident.user.id);
  });

  test("a number goes to who proves it now; who had it keeps their account", async () => {
    const phone = newPhone();
    const before = await newResident();
    await before(accounts.bindPhone, { body: await proof(phone) });
    const now = await newResident();
    await now(accounts.bindPhone, { body: await proof(phone) });
    expect([(await contact(before.user.id))?.phone, (await contact(now.user.id))?.phone]).toEqual([undefined, phone]);
    expect((await before(accounts.me)).id).toBe(before.user.id);
  });

  test("staff have no phone to bind", async () => {
    const staff = await signIn(app, "mediator-1");
    const body = await proof(newPhone());
    expect((await refusalOf(staff(accounts.bindPhone, { body }))).status).toBe(403);
  });
});

describe("binding WeChat to a staff account", () => {
  const bind = async (who: Awaited<ReturnType<typeof newResident>>, username: string) =>
    who(accounts.bindStaff, { body: { username, password: "qizhen-sample" } });
  const withWechat = (as?: "resident") =>
    stranger(accounts.wechat, { body: { code: `sample-resident-${residents}`, ...(as && { as }) } });

  test("answers a sign-in as staff, and WeChat signs them in as that from then on", async () => {
    const resident = await newResident();
    const session = await bind(resident, "mediator-1");
    expect(session.user).toMatchObject({ kind: "staff", username: "mediator-1" });
    expect((await withWechat()).user.id).toBe(session.user.id);
    expect((await withWechat("resident")).user).toMatchObject({
      id: resident.user.id,
      staff: { id: session.user.id, name: "李桂芳" },
    });
    expect(await app.app.accounts.openidOf(session.user.id)).toBe(`sample-${residents}`);
  });

  test("a wrong password binds nothing", async () => {
    const resident = await newResident();
    const body = { username: "mediator-1", password: "wrong" };
    expect((await refusalOf(resident(accounts.bindStaff, { body }))).status).toBe(422);
    expect((await withWechat()).user.kind).toBe("resident");
  });

  test("a new WeChat takes the place of the old", async () => {
    await bind(await newResident(), "mediator-2");
    const old = residents;
    await bind(await newResident(), "mediator-2");
    expect((await withWechat()).user.username).toBe("mediator-2");
    const asOld = await stranger(accounts.wechat, { body: { code: `sample-resident-${old}` } });
    expect(asOld.user.kind).toBe("resident");
  });

  test("a new password undoes it", async () => {
    const session = await bind(await newResident(), "mediator-3");
    const admin = await signIn(app, "admin");
    await admin(accounts.resetPassword, { params: { id: session.user.id }, body: { password: "another password" } });
    expect((await withWechat()).user.kind).toBe("resident");
  });
});
