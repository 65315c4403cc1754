/** A month of free times of 200 mediators in one request; what one of them costs among 200 in the county and among 20,000. */
import { api } from "@qizhen/shared/contract";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { StaffModel } from "../../server/src/features/accounts/store/model";
import { ScheduleModel, TimeClaimModel } from "../../server/src/features/booking/model";
import { keysOfClaim } from "../../server/src/features/booking/rules/claims";
import { disconnectDatabase } from "../../server/src/kernel/db/connect";
import { newId } from "../../server/src/kernel/ids";
import { signIn, type Person } from "../e2e/client";
import { makeBenchDatabase, median, startBenchApp } from "./server";

const sizes = [200, 20_000] as const;
const page = 200;
const bookedEach = 4;
const batch = 500;
const rounds = 3;
const warmCalls = 60;
const coldCalls = 5;
/** What the server keeps in mind of whom has what it reads again after so long. */
const keptMs = 3000;
const mostMs = 30;
const mostRatio = 1.3;
const county = "150204000000";
const path = [county, "150204101000", "150204101001"];
const today = dayOf(new Date());
const range = { from: addDays(today, 1), to: addDays(today, 30) };

const { ObjectId } = ScheduleModel.base.Types;
const weekdays = [1, 2, 3, 4, 5];

/** Mornings and afternoons of working days in half hours, as somebody at a centre gives them. */
const scheduleOf = (hostId: string) => ({
  _id: new ObjectId(),
  hostId,
  regionPath: path,
  region: path.at(-1),
  service: "people",
  mode: "centre",
  slotMinutes: 30,
  bufferMinutes: 0,
  travelMinutes: 0,
  seats: 1,
  weekly: weekdays.flatMap((weekday) => [
    { weekday, start: "09:00", end: "11:30" },
    { weekday, start: "14:30", end: "17:00" },
  ]),
  from: today,
  to: addDays(today, 120),
  noticeMinutes: 60,
  horizonDays: 60,
  exceptions: [],
  version: 1,
  createdAt: new Date(),
  outbox: [],
});

const claimsOf = (hostId: string, nth: number) =>
  Array.from({ length: bookedEach }, (_, i) => {
    const start = atHour(addDays(range.from, (nth + i * 7) % 28), i % 2 === 0 ? "09:30" : "15:00");
    const end = new Date(start.getTime() + 30 * 60_000);
    const needs = { hostId, start, end, bufferMinutes: 0, travelMinutes: 0, visitor: `user:${newId()}` };
    const keys = keysOfClaim(needs, 0);
    return { _id: new ObjectId(), keys, hostId, seat: 0, start, end, appointmentId: newId(), slotId: "bench" };
  });

/** Mediators like one that there is, each with hours and some visits. */
const fill = async (count: number) => {
  const real = await StaffModel.findOne({ kind: "staff", username: "mediator-1" }).lean();
  if (!real) throw new Error("there is nobody to copy");
  for (let from = 0; from < count; from += batch) {
    const ids = Array.from({ length: Math.min(batch, count - from) }, () => new ObjectId());
    const hosts = ids.map((_id, i) => ({ ...real, _id, username: `many-${from + i}` }));
    await StaffModel.collection.insertMany(hosts as never, { ordered: false });
    const hex = ids.map((id) => id.toHexString());
    await ScheduleModel.collection.insertMany(hex.map(scheduleOf) as never, { ordered: false });
    await TimeClaimModel.collection.insertMany(hex.flatMap((id, i) => claimsOf(id, from + i)) as never, {
      ordered: false,
    });
  }
};

const query = { region: county, ...range };
const ask = (who: Person) => who(api.booking.slotsByHost, { query });
/** From the question to the last byte of the answer, in milliseconds. */
const measure = async (url: string, { token }: Person, calls: number, before: () => Promise<unknown>) => {
  const address = `${url}${api.booking.slotsByHost.path}?${new URLSearchParams(query).toString()}`;
  const times: number[] = [];
  for (let nth = 0; nth < calls; nth += 1) {
    await before();
    const startedAt = performance.now();
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    times.push(performance.now() - startedAt);
    if (answer.status !== 200) throw new Error(`${answer.status}`);
  }
  return median(times);
};

const databases = await Promise.all(sizes.map(() => makeBenchDatabase()));
const [warm, cold]: [number[][], number[][]] = [
  [[], []],
  [[], []],
];
let shown = 0;
for (let round = 0; round < rounds; round += 1)
  for (const [at, size] of sizes.entries()) {
    const database = databases[at];
    if (!database) continue;
    await database.connect();
    const server = await startBenchApp(database.folder);
    if (round === 0) await fill(size);
    const who = await signIn(server.url, "clerk-county");
    const { items } = await ask(who);
    if (items.length !== page) throw new Error(`${items.length} people`);
    shown = items.flatMap(({ hours }) =>
      hours.flatMap(({ days }) => days.flatMap(({ starts }) => starts.split(" "))),
    ).length;
    for (let nth = 0; nth < 20; nth += 1) await ask(who);
    warm[at]?.push(await measure(server.url, who, warmCalls, () => Promise.resolve()));
    cold[at]?.push(
      await measure(server.url, who, coldCalls, () => new Promise((done) => setTimeout(done, keptMs + 100))),
    );
    await server.stop();
    await disconnectDatabase();
  }
for (const database of databases) await database.remove();

const [few = [], many = []] = warm;
const [coldFew = [], coldMany = []] = cold;
const ratio = median(many) / median(few);
const coldRatio = median(coldMany) / median(coldFew);
process.stdout.write(
  [
    `a month of ${page} mediators    ${shown} free times in one answer`,
    `warm                        ${median(few).toFixed(1)} ms among 200   ${median(many).toFixed(1)} ms among 20,000 (to be under ${mostMs})`,
    `what is taken read again    ${median(coldFew).toFixed(1)} ms among 200   ${median(coldMany).toFixed(1)} ms among 20,000`,
    `cost of one mediator        ratio ${ratio.toFixed(2)} warm, ${coldRatio.toFixed(2)} read again (to be at most ${mostRatio})`,
    "",
  ].join("\n"),
);
process.exit(Math.max(median(few), median(many)) < mostMs && ratio <= mostRatio && coldRatio <= mostRatio ? 0 : 1);
