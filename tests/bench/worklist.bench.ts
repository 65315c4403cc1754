/** A page of the work list (等我办) and of the list of cases among 200,000 cases against the same among 2,000. */
import { api } from "@qizhen/shared/contract";
import { CaseModel, type CaseDocument } from "../../server/src/features/cases/model";
import { deskOf } from "../../server/src/features/cases/rules/desk";
import { disconnectDatabase } from "../../server/src/kernel/db/connect";
import { newId } from "../../server/src/kernel/ids";
import { signIn, type Person } from "../e2e/client";
import { makeBenchDatabase, median, startBenchApp } from "./server";

const sizes = [2_000, 200_000] as const;
/** Of that many cases each mediator has a fair share in hand; the centre's piles grow with the collection. */
const mediatorsPer = 30;
const batch = 1_000;
const calls = 150;
const rounds = 3;
const dayMs = 24 * 60 * 60 * 1000;

/** Many cases like one that was really submitted, spread over people, places, piles and days. */
const fill = async (count: number, mine: string) => {
  const [real] = await CaseModel.find({}).limit(1).lean<CaseDocument[]>();
  if (!real) throw new Error("there is no case to copy");
  const others = Array.from({ length: Math.ceil(count / mediatorsPer) }, () => newId());
  const now = real.createdAt.getTime();
  const made = (nth: number): CaseDocument => {
    const who =
      nth % mediatorsPer === 0 && nth / mediatorsPer < mediatorsPer ? mine : (others[nth % others.length] as string);
    const at = new Date(now - (nth % 360) * dayMs - nth);
    const status = (["submitted", "assigned", "mediating", "mediating", "mediating"] as const)[nth % 5] ?? "mediating";
    const responsible = status === "submitted" ? undefined : { id: who, name: "调解员", unit: "松石社区" };
    return {
      ...real,
      _id: new CaseModel.base.Types.ObjectId(),
      number: `2025-${String(nth + 1).padStart(6, "0")}`,
      intent: { who: "bench", key: `bench-case-${nth}`, digest: "x" },
      status,
      responsible,
      involved: [who],
      desk: deskOf({ ...real, status, responsible, clock: undefined }),
      dueAt: new Date(now + ((nth % 60) - 5) * dayMs + nth),
      createdAt: at,
      updatedAt: at,
      outbox: [],
      outboxAt: undefined,
    };
  };
  for (let from = 0; from < count; from += batch)
    await CaseModel.collection.insertMany(
      Array.from({ length: Math.min(batch, count - from) }, (_, i) => withoutUndefined(made(from + i))),
      { ordered: false },
    );
};
const withoutUndefined = (document: CaseDocument) =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));

const databases = await Promise.all(sizes.map(() => makeBenchDatabase()));

/** Milliseconds of one call, in the middle of many. */
const cost = async (ask: () => Promise<unknown>) => {
  for (let nth = 0; nth < 20; nth++) await ask();
  const times: number[] = [];
  for (let nth = 0; nth < calls; nth++) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  return median(times);
};
const questions: readonly (readonly [string, (who: { mediator: Person; clerk: Person }) => Promise<unknown>])[] = [
  ["work list, mediator", ({ mediator }) => mediator(api.cases.worklist, {})],
  ["work list, clerk", ({ clerk }) => clerk(api.cases.worklist, {})],
  ["cases of the centre", ({ clerk }) => clerk(api.cases.list, {})],
];
const found = new Map<string, number[][]>(questions.map(([name]) => [name, [[], []]]));

for (let round = 0; round < rounds; round++)
  for (const [at, size] of sizes.entries()) {
    const database = databases[at];
    if (!database) continue;
    await database.connect();
    const server = await startBenchApp(database.folder);
    const who = { mediator: await signIn(server.url, "mediator-1"), clerk: await signIn(server.url, "clerk-village") };
    if (round === 0) {
      const resident = await signIn(server.url, "sample-resident-1");
      await resident(api.cases.submit, {
        body: { description: "楼上漏水，泡了卧室，找他三回都不修", gridCode: "150204101001003" },
      });
      await server.app.outbox.drain();
      const startedAt = performance.now();
      await fill(size, who.mediator.user.id);
      process.stdout.write(`filled ${size} cases in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
    }
    for (const [name, ask] of questions) found.get(name)?.[at]?.push(await cost(() => ask(who)));
    await server.stop();
    await disconnectDatabase();
  }

let worst = 0;
for (const [name, [few = [], many = []]] of found) {
  const ratio = median(many) / median(few);
  worst = Math.max(worst, ratio);
  process.stdout.write(
    `${name.padEnd(24)} ${median(few).toFixed(2)} ms at 2,000   ${median(many).toFixed(2)} ms at 200,000   ratio ${ratio.toFixed(2)} (to be at most 1.30)\n`,
  );
}
for (const database of databases) await database.remove();
process.exit(worst <= 1.3 ? 0 : 1);
