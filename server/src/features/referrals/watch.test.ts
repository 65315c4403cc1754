import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(120_000);
type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());

/** Those who are reminded, signed in anew: the clock moves on, and sign-ins run out. */
const colleagues = () => Promise.all(["department-1", "clerk-village", "clerk-town"].map((who) => signIn(app, who)));

const remindedOf = async (who: Person, number: string) => {
  const { items } = await who(api.notices.list, { query: { limit: 100 } });
  return items.filter((one) => one.title === "移送的事到期没有签收" && one.caseNumber === number).length;
};

const watch = async () => {
  await app.app.jobs.runAll();
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
};

test("who does not sign in time is reminded, then the clerk, then the centre above, each once", async () => {
  const [labour, clerk] = (await colleagues()) as [Person, Person];
  const admin = await signIn(app, "admin");
  const body = await admin(api.referrals.createBody, {
    body: { region: "150204000000", name: "青山区人社局", kind: "department", receiverIds: [labour.user.id] },
  });
  const resident = await signIn(app, "sample-resident-1");
  const { id, number } = await resident(api.cases.submit, {
    body: { description: "厂里欠我三个月工资，老板不接电话", gridCode: "150204101001003" },
  });
  await clerk(api.referrals.send, {
    params: { id },
    body: { bodyId: body.id, purpose: "handle", reason: "归人社管" },
  });
  await app.app.outbox.drain();
  const seen: string[] = [];
  for (const at of ["10-20T11:00", "10-23T18:00", "10-26T18:00", "10-27T18:00", "11-03T18:00"]) {
    app.clock.set(`2026-${at}:00+08:00`);
    await watch();
    const counts = await Promise.all((await colleagues()).map((who) => remindedOf(who, number)));
    seen.push(counts.join());
  }
  expect(seen).toEqual(["0,0,0", "1,0,0", "1,1,0", "1,1,1", "1,1,1"]);
  const again = await signIn(app, "sample-resident-1");
  const { timeline } = await again(api.cases.get, { params: { id } });
  expect(timeline.filter(({ text }) => text === "青山区人社局还没有签收，我们正在催")).toHaveLength(1);
});
