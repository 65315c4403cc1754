/** Submitting a report against a bare Koa handler that parses the same body and inserts one document of the same size. */
import { api } from "@qizhen/shared/contract";
import { createBareHandler, sizeOfFirst } from "../../server/src/testing/bareHandler";
import { signIn } from "../e2e/client";
import { grids, listen, makeBenchDatabase, median, startBenchApp } from "./server";

const concurrency = 16;
const perRound = 200;
const rounds = 5;
/** Rounds before those that count: code is slow until it has been compiled. */
const warming = 3;
const accounts = 40;

const bodyOf = (nth: number) => ({
  description: `楼上漏水把我家卧室泡了，找了他三回，前天还说再敲门就不客气。家具泡坏了，电也不敢开（第${nth}次）`,
  gridCode: grids[nth % grids.length],
  wish: "希望尽快修好，赔我家具",
});

/** Requests a second with so many on their way at once. */
const rate = async (ask: (nth: number) => Promise<Response>) => {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < perRound) {
        const answer = await ask(next++);
        if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
      }
    }),
  );
  return (perRound * 1000) / (performance.now() - startedAt);
};

const database = await makeBenchDatabase();
await database.connect();
const { url, app, stop } = await startBenchApp(database.folder);
const people = await Promise.all(
  Array.from({ length: accounts }, (_, nth) => signIn(url, `sample-resident-${nth + 1}`)),
);

const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
let keys = 0;
const submit = (nth: number) =>
  post(`${url}${api.cases.submit.path}`, bodyOf(nth), {
    authorization: `Bearer ${people[keys % accounts]?.token ?? ""}`,
    "idempotency-key": `bench-submit-${++keys}`,
  });
await (await submit(0)).arrayBuffer();
await app.outbox.drain();
const bytes = await sizeOfFirst("cases");
const bareServer = await listen(createBareHandler(bytes));
const insert = (nth: number) => post(bareServer.url, bodyOf(nth));

const [ours, theirs]: [number[], number[]] = [[], []];
for (let round = 0; round < warming + rounds; round++) {
  const mine = await rate(submit);
  await app.outbox.drain(); // what follows a submission is not to slow down the bare handler
  const other = await rate(insert);
  if (round < warming) continue;
  ours.push(mine);
  theirs.push(other);
}
const ratio = median(ours) / median(theirs);
process.stdout.write(
  [
    `document of a case           ${bytes} bytes`,
    `submitting a case            ${median(ours).toFixed(0)}/s`,
    `bare handler, one insert     ${median(theirs).toFixed(0)}/s`,
    `ratio                        ${ratio.toFixed(2)} (to be at least 0.30)`,
    "",
  ].join("\n"),
);
await stop();
await bareServer.close();
await database.remove();
process.exit(ratio >= 0.3 ? 0 : 1);
