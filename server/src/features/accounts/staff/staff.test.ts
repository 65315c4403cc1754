import { readFile } from "node:fs/promises";
import { api } from "@qizhen/shared/contract";
import type { StaffMember } from "@qizhen/shared/contract/accounts";
import { startApp, type TestApp } from "../../../testing/app";
import { asking } from "../../../testing/http";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";

let app: TestApp;
const county = "150204000000";
const town = "150204101000";
const village = "150204101001";
const grid = "150204101001003";
const { accounts } = api;
type Asker = Awaited<ReturnType<typeof signIn>>;
let admin: Asker;

beforeAll(async () => {
  app = await startApp();
  const file: unknown = JSON.parse(await readFile(`${import.meta.dirname}/../../../demo/xingsheng.geojson`, "utf8"));
  await app.app.regions.importFile({ file, by: "test", force: false, now: app.clock() });
  admin = await signIn(app, "admin");
}, 30_000);
afterAll(() => app.stop());

let made = 0;
const form = (more: Partial<Form> = {}): Form => ({
  username: `new-${++made}`,
  password: "a long password",
  name: "新来的",
  roles: ["mediator"],
  region: village,
  specialities: [],
  languages: ["zh"],
  capacity: 5,
  leave: [],
  ...more,
});
type Roles = ("grid_worker" | "mediator" | "clerk" | "leader" | "admin" | "expert" | "department")[];
interface Form {
  username: string;
  password: string;
  name: string;
  roles: Roles;
  region: string;
  specialities: [];
  languages: "zh"[];
  capacity: number;
  leave: { from: string; to: string }[];
}
const create = (as: Asker, body: Form, key?: string) => as(accounts.createStaff, { body, ...(key && { key }) });
const update = (as: Asker, { id }: Pick<StaffMember, "id">, body: object) =>
  as(accounts.updateStaff, { params: { id }, body });
/** Somebody new, signed in. */
const newOne = async (more: Partial<Form>) => {
  const body = form(more);
  const member = await create(admin, body);
  const { accessToken, refreshToken } = await asking(app.url)(accounts.staff, {
    body: { username: body.username, password: body.password },
  });
  return { member, body, as: Object.assign(asking(app.url, accessToken), { refreshToken }) as Asker };
};
const idOf = async (username: string) => {
  const { items } = await admin(accounts.listStaff, { query: { q: username } });
  const found = items.find((one) => one.username === username);
  if (!found) throw new Error(`no ${username}`);
  return found;
};

describe("adding", () => {
  test("a new mediator is listed, and can sign in at once", async () => {
    const { member, as } = await newOne({ name: "白音", region: town });
    expect(member).toMatchObject({ name: "白音", region: { code: town, name: "兴胜镇" }, open: 0, disabled: false });
    expect((await as(accounts.me)).username).toBe(member.username);
    expect(await admin(accounts.getStaff, { params: { id: member.id } })).toEqual(member);
  });

  test("a username is one person's, in whatever case", async () => {
    const { body } = await newOne({});
    expect(await refusalOf(create(admin, form({ username: body.username.toUpperCase() })))).toMatchObject({
      status: 409,
      fields: { username: expect.stringContaining("已经有人用了") as string },
    });
  });

  test("of ten who take one username at once, one gets it", async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => create(admin, form({ username: "wanted" }))));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("the same intent makes one person; another under its key is refused", async () => {
    const body = form();
    const first = await create(admin, body, "add-once-only");
    expect(await create(admin, body, "add-once-only")).toEqual(first);
    expect((await refusalOf(create(admin, form(), "add-once-only"))).status).toBe(409);
  });

  test.each([
    ["another county", { region: "150205000000" }, "region"],
    ["a region that is not there", { region: "150204101999" }, "region"],
    ["a grid worker without a grid", { roles: ["grid_worker"] as Roles }, "region"],
    ["an administrator of one grid", { roles: ["admin"] as Roles, region: grid }, "region"],
    ["leave that ends before it begins", { leave: [{ from: "2026-05-02", to: "2026-05-01" }] }, "leave"],
  ])("%s is refused, with a word on what to mend", async (_, wrong, field) => {
    const body = form(wrong);
    const { status, fields } = await refusalOf(create(admin, body));
    expect([status, Object.keys(fields)]).toEqual([422, [field]]);
    expect((await admin(accounts.listStaff, { query: { q: body.username } })).items).toEqual([]);
  });

  test("a short password is refused", async () => {
    expect((await refusalOf(create(admin, form({ password: "short" })))).status).toBe(400);
  });
});

describe("an administrator of a town", () => {
  let ofTown: Asker;
  beforeAll(async () => {
    ofTown = (await newOne({ roles: ["admin"], region: town })).as;
  });

  test("sees and changes who works in the town, and below", async () => {
    const mediator = await idOf("mediator-1");
    expect((await update(ofTown, mediator, { capacity: 12 })).capacity).toBe(12);
    const worker = await create(ofTown, form({ roles: ["grid_worker"], region: grid }));
    expect(worker.region.code).toBe(grid);
  });

  test("cannot see, change or let in anybody above or elsewhere", async () => {
    const clerk = await idOf("clerk-county");
    expect((await refusalOf(ofTown(accounts.getStaff, { params: { id: clerk.id } }))).status).toBe(404);
    expect((await refusalOf(update(ofTown, clerk, { disabled: true }))).status).toBe(404);
    const body = { password: "my own password" };
    expect((await refusalOf(ofTown(accounts.resetPassword, { params: { id: clerk.id }, body }))).status).toBe(404);
    expect((await refusalOf(create(ofTown, form({ roles: ["admin"], region: county })))).status).toBe(422);
    expect((await idOf("clerk-county")).disabled).toBe(false);
  });

  test("cannot raise himself or others to the county", async () => {
    const me = await ofTown(accounts.me);
    expect((await refusalOf(update(ofTown, me, { region: county }))).status).toBe(422);
    expect((await refusalOf(update(ofTown, await idOf("mediator-1"), { region: county }))).status).toBe(422);
  });

  test("sees an empty list of another region, not somebody else's", async () => {
    expect((await ofTown(accounts.listStaff, { query: { region: county } })).items.every(inTown)).toBe(true);
    expect((await ofTown(accounts.listStaff, { query: { region: "150205000000" } })).items).toEqual([]);
  });
});
const inTown = (one: StaffMember) => one.region.code.startsWith("150204101");

test.each(["mediator-1", "expert-1", "department-1"])("%s is shown no list and changes nobody", async (username) => {
  const as = await signIn(app, username);
  expect((await refusalOf(as(accounts.listStaff))).status).toBe(403);
  expect((await refusalOf(create(as, form()))).status).toBe(403);
});

test("a clerk reads the list and changes nobody", async () => {
  const clerk = await signIn(app, "clerk-village");
  const { items } = await clerk(accounts.listStaff, { query: { role: "mediator" } });
  expect(items.map(({ username }) => username)).toEqual(expect.arrayContaining(["mediator-1", "mediator-2"]));
  expect(items.some(({ username }) => username === "mediator-4")).toBe(false);
  expect((await refusalOf(create(clerk, form()))).status).toBe(403);
  expect((await refusalOf(update(clerk, items[0] ?? { id: "" }, { capacity: 0 }))).status).toBe(403);
});

test("the list goes page by page through everybody once, and finds by the beginning of a name or username", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin(accounts.listStaff, { query: { limit: 7, ...(cursor && { cursor }) } });
    seen.push(...page.items.map(({ username }) => username));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(seen.length).toBeGreaterThan(70);
  const named = await admin(accounts.listStaff, { query: { q: "李桂" } });
  expect(named.items.map(({ username }) => username)).toEqual(["mediator-1"]);
  expect((await admin(accounts.listStaff, { query: { q: ".*" } })).items).toEqual([]);
});

describe("ending a sign-in from above", () => {
  const isOut = async ({ as }: Awaited<ReturnType<typeof newOne>>) => {
    expect((await refusalOf(as(accounts.me))).status).toBe(401);
    const again = asking(app.url)(accounts.refresh, { body: { refreshToken: as.refreshToken } });
    expect((await refusalOf(again)).status).toBe(401);
  };

  test("who is disabled is out at once, and is told so at the next sign-in", async () => {
    const somebody = await newOne({});
    await somebody.as(accounts.me);
    await update(admin, somebody.member, { disabled: true });
    await isOut(somebody);
    const { username, password } = somebody.body;
    const signingIn = asking(app.url)(accounts.staff, { body: { username, password } });
    expect(await refusalOf(signingIn)).toMatchObject({ status: 403, message: "这个账号已经停用了，请找管理员" });
    await update(admin, somebody.member, { disabled: false });
    expect((await asking(app.url)(accounts.staff, { body: { username, password } })).user.username).toBe(username);
  });

  test("a new password ends all sign-ins, and only it is good", async () => {
    const somebody = await newOne({});
    await somebody.as(accounts.me);
    const body = { password: "quite another one" };
    await admin(accounts.resetPassword, { params: { id: somebody.member.id }, body });
    await isOut(somebody);
    const { username, password } = somebody.body;
    const by = (tried: string) => asking(app.url)(accounts.staff, { body: { username, password: tried } });
    expect((await refusalOf(by(password))).status).toBe(401);
    expect((await by(body.password)).user.username).toBe(username);
  });

  test("a new role holds from the next request", async () => {
    const somebody = await newOne({});
    expect((await refusalOf(somebody.as(accounts.listStaff))).status).toBe(403);
    await update(admin, somebody.member, { roles: ["clerk"] });
    expect((await somebody.as(accounts.listStaff)).items.length).toBeGreaterThan(0);
  });
});

describe("the last administrator over a region", () => {
  test.each([{ disabled: true }, { roles: ["clerk"] }, { region: village }])(
    "stays one, whatever is tried (%j)",
    async (change) => {
      const me = await admin(accounts.me);
      expect(await refusalOf(update(admin, me, change))).toMatchObject({
        status: 409,
        message: expect.stringContaining("最后一位管理员") as string,
      });
      expect(await idOf("admin")).toMatchObject({ disabled: false, roles: ["admin"], region: { code: county } });
      app.clock.forward(16_000); // past what the server remembers of this sign-in
      expect((await admin(accounts.me)).roles).toEqual(["admin"]);
    },
  );

  test("two who disable each other at once are not both gone", async () => {
    const other = await newOne({ roles: ["admin"], region: county });
    const me = await admin(accounts.me);
    await Promise.allSettled([
      update(admin, other.member, { disabled: true }),
      update(other.as, me, { disabled: true }),
    ]);
    expect(await app.app.accounts.countAdminsOver([county])).toBeGreaterThan(0);
  });
});
