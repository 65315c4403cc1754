import { api } from "@qizhen/shared/contract";
import { everyPage, signIn, type Person } from "../e2e/client";
import { startServer, type RunningServer } from "../e2e/server";

jest.setTimeout(240_000);

const residents = 200;
const megabyte = 1024 * 1024;
let server: RunningServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.stop());

/** Signs in a few at a time: this is not what is measured. */
const signInAll = async (count: number) => {
  const people: Person[] = [];
  for (let from = 0; from < count; from += 20)
    people.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(20, count - from) }, (_, i) =>
          signIn(server.url, `sample-resident-${from + i + 1}`),
        ),
      )),
    );
  return people;
};

const reportOf = (nth: number) => ({
  description: `我是${nth + 1}号居民，楼上漏水把我家卧室泡了，找他三回都不修，想请人来看看`,
  address: `松石国际城${(nth % 12) + 1}号楼`,
});

test("two hundred residents report at once, every request twice: two hundred cases, and nobody has more than they can do", async () => {
  const people = await signInAll(residents);
  const startedAt = performance.now();
  const answers = await Promise.all(
    people.flatMap((person, nth) => {
      const submit = () => person(api.cases.submit, { key: `storm-report-${nth}`, body: reportOf(nth) });
      return [submit(), submit()];
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;

  for (let nth = 0; nth < residents; nth++) expect(answers[2 * nth]?.id).toBe(answers[2 * nth + 1]?.id);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(residents);
  expect(new Set(answers.map(({ number }) => number)).size).toBe(residents);

  const admin = await signIn(server.url, "admin");
  const clerk = await signIn(server.url, "clerk-county");
  const cases = await everyPage((cursor) =>
    clerk(api.cases.list, { query: { limit: 100, ...(cursor && { cursor }) } }),
  );
  const staff = await everyPage((cursor) =>
    admin(api.accounts.listStaff, { query: { limit: 100, ...(cursor && { cursor }) } }),
  );
  expect(cases).toHaveLength(residents);

  const inHand = new Map<string, number>();
  for (const { responsible } of cases)
    if (responsible) inHand.set(responsible.id, (inHand.get(responsible.id) ?? 0) + 1);
  for (const { id, name, open, capacity } of staff) {
    expect([name, inHand.get(id) ?? 0]).toEqual([name, open]);
    expect(open).toBeLessThanOrEqual(capacity);
  }
  const queued = cases.filter(({ responsible }) => !responsible);
  expect(queued.length).toBeGreaterThan(0);
  expect(queued.every(({ status, waitingFor }) => status === "submitted" && waitingFor === "capacity")).toBe(true);
  // who waits, waits for the mediators of their own community, and those are all busy; the town's are for the town's matters
  const theirs = staff.filter(({ roles, region }) => roles.includes("mediator") && region.name === "松石社区");
  expect(theirs.map(({ open }) => open)).toEqual(theirs.map(({ capacity }) => capacity));

  const memory = server.memory();
  process.stdout.write(
    `storm: ${residents * 2} requests in ${seconds.toFixed(1)} s, ${residents - queued.length} given, ${queued.length} queued, ` +
      `${(memory / megabyte).toFixed(0)} MB resident\n`,
  );
  expect(memory).toBeLessThan(300 * megabyte);
});
