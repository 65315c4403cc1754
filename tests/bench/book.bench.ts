/** Booking a time against a bare Koa handler that parses the same body and inserts one document of the same size. */
import { api } from "@qizhen/shared/contract";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { AppointmentModel } from "../../server/src/features/booking/model";
import { createBareHandler, sizeOfFirst } from "../../server/src/testing/bareHandler";
import { signIn } from "../e2e/client";
import { listen, makeBenchDatabase, median, startBenchApp } from "./server";

const concurrency = 16;
const perRound = 200;
const rounds = 5;
/** Most people have one visit ahead of them, or two. */
const perResident = 2;
const alone = 100;
const mostTimes = 3;

const database = await makeBenchDatabase();
await database.connect();
const { url, app, stop } = await startBenchApp(database.folder);

const clerk = await signIn(url, "clerk-county");
const from = addDays(dayOf(new Date()), 1);
const to = addDays(from, 29);
const weekly = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [{ weekday, start: "00:00", end: "24:00" }]);
for (const nth of [1, 2, 3]) {
  const { user } = await signIn(url, `mediator-${nth}`);
  await clerk(api.booking.createSchedule, {
    body: { hostId: user.id, service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly, from, to },
  });
}
const slots: string[] = [];
for (const nth of [1, 2, 3]) {
  const { user } = await signIn(url, `mediator-${nth}`);
  const { items } = await clerk(api.booking.slots, { query: { hostId: user.id, from, to } });
  slots.push(...items.map(({ id }) => id));
}
const needed = (perRound + alone) * (rounds + 1) + 1;
if (slots.length < needed) throw new Error(`${slots.length} times, ${needed} needed`);
const people = await Promise.all(
  Array.from({ length: Math.ceil(needed / perResident) }, (_, nth) => signIn(url, `sample-resident-${nth + 1}`)),
);

const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
let booked = 0;
/** Who books next has just looked at the times: the server knows them. */
const meet = async (count: number) => {
  for (let nth = booked; nth < booked + count; nth += 1) await people[nth % people.length]?.(api.accounts.me);
};
const book = () => {
  const nth = booked++;
  return post(
    `${url}${api.booking.book.path}`,
    { slotId: slots[nth] },
    {
      authorization: `Bearer ${people[nth % people.length]?.token ?? ""}`,
      "idempotency-key": `bench-booking-${nth}`,
    },
  );
};
await (await book()).arrayBuffer();
await app.outbox.drain();
const bytes = await sizeOfFirst("appointments");
const bareServer = await listen(createBareHandler(bytes));
const insert = () => post(bareServer.url, { slotId: slots[0] });

/** Requests a second with so many on their way at once, and how long one takes in the middle of them. */
const rate = async (ask: () => Promise<Response>) => {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next++ < perRound) {
        const answer = await ask();
        if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
      }
    }),
  );
  return (perRound * 1000) / (performance.now() - startedAt);
};

/** How long one takes that nobody else hurries, in milliseconds. */
const time = async (ask: () => Promise<Response>) => {
  const times: number[] = [];
  for (let nth = 0; nth < alone; nth += 1) {
    const startedAt = performance.now();
    const answer = await ask();
    await answer.arrayBuffer();
    times.push(performance.now() - startedAt);
    if (answer.status !== 201) throw new Error(`${answer.status}`);
    await app.outbox.drain(); // the next finds the server at rest
  }
  return median(times);
};

const [ours, theirs, ourMs, theirMs]: [number[], number[], number[], number[]] = [[], [], [], []];
for (let round = 0; round <= rounds; round++) {
  await meet(alone);
  const [mineMs, otherMs] = [await time(book), await time(insert)];
  await app.outbox.drain();
  await meet(perRound);
  const [mine, other] = [await rate(book), await rate(insert)];
  await app.outbox.drain();
  if (round === 0) continue; // warming up
  ours.push(mine);
  theirs.push(other);
  ourMs.push(mineMs);
  theirMs.push(otherMs);
}
if ((await AppointmentModel.countDocuments({ status: "booked" })) !== booked) throw new Error("not all are booked");
const times = median(ourMs) / median(theirMs);
process.stdout.write(
  [
    `document of a visit          ${bytes} bytes`,
    `booking a time               ${median(ourMs).toFixed(2)} ms`,
    `bare handler, one insert     ${median(theirMs).toFixed(2)} ms`,
    `a booking is                 ${times.toFixed(2)} bare inserts (to be at most ${mostTimes})`,
    `sixteen at once              ${median(ours).toFixed(0)}/s, with both sides' notices written meanwhile; bare ${median(theirs).toFixed(0)}/s`,
    "",
  ].join("\n"),
);
await stop();
await bareServer.close();
await database.remove();
process.exit(times <= mostTimes ? 0 : 1);
