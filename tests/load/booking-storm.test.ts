import { api } from "@qizhen/shared/contract";
import { AppointmentModel, TimeClaimModel } from "../../server/src/features/booking/model";
import type { Person } from "../e2e/client";
import { asking } from "../../server/src/testing/http";
import { openOneTime, signInResidents, startLaterServer, startServers, type Servers } from "./bookingServers";

jest.setTimeout(300_000);

const processes = 4;
const residents = 1000;
const seats = 20;
const cancels = 5;
const taps = 3;
/** So many people tap in the same moment; the others as soon as one of them has an answer. */
const atOnce = 150;

let world: Servers;
let later: Awaited<ReturnType<typeof startLaterServer>>;
beforeAll(async () => {
  world = await startServers(processes);
  later = await startLaterServer(world.env, 6);
});
afterAll(async () => {
  await later.stop();
  await world.stop();
});

interface Tapped {
  person: Person;
  nth: number;
  began: number;
  ended: number;
  answers: { id: string; status: string }[];
}

/** Somebody taps three times, and each tap reaches another server: one intent. */
const tap = async (person: Person, nth: number, slotId: string): Promise<Tapped> => {
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: taps }, (_, i) => {
      const server = world.servers[(nth + i) % processes];
      const body = { slotId, waitlist: true } as const;
      return asking(server?.url ?? "", person.token)(api.booking.book, { key: `storm-booking-${nth}`, body });
    }),
  );
  return { person, nth, began, ended: performance.now(), answers };
};

const storm = async (people: readonly Person[], slotId: string) => {
  const tapped: Tapped[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let nth = next++; nth < people.length; nth = next++)
        tapped.push(await tap(people[nth] as Person, nth, slotId));
    }),
  );
  return tapped;
};

const standing = (slotId: string, status: "booked" | "waiting" | "offered") =>
  AppointmentModel.find({ slotId, status }).sort({ turn: 1 }).lean();

/** Waits until so many have an offer; the servers do that by themselves. */
const offeredOf = async (slotId: string, count: number) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const offered = await standing(slotId, "offered");
    if (offered.length >= count) return offered;
    await new Promise((done) => setTimeout(done, 100));
  }
  return standing(slotId, "offered");
};

test("a thousand residents tap three times each for twenty seats at four servers: twenty are booked, the rest wait in the order they came; five cancel, and the next five are asked", async () => {
  const people = await signInResidents(world.servers, residents);
  const { slotId } = await openOneTime(world.servers[0]?.url ?? "", seats);

  const startedAt = performance.now();
  const tapped = await storm(people, slotId);
  const seconds = (performance.now() - startedAt) / 1000;

  // three taps are one appointment, and everybody has an answer
  for (const { answers } of tapped) expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const [booked, waiting] = [await standing(slotId, "booked"), await standing(slotId, "waiting")];
  expect([booked.length, waiting.length]).toEqual([seats, residents - seats]);
  expect(await AppointmentModel.countDocuments({})).toBe(residents);
  expect(await TimeClaimModel.countDocuments({})).toBe(seats);
  expect(new Set([...booked, ...waiting].map(({ userId }) => userId)).size).toBe(residents);
  expect(await later.check()).toEqual([]);

  // who had an answer before another tapped stands before them, whichever servers they asked
  const spans = new Map(tapped.map(({ person, began, ended }) => [person.user.id, { began, ended }]));
  const spanOf = (userId = "") => spans.get(userId) ?? { began: Number.NaN, ended: Number.NaN };
  let earliestEnd = Infinity;
  let pairs = 0;
  for (const { userId } of [...waiting].reverse()) {
    const { began, ended } = spanOf(userId);
    expect(began).toBeLessThan(earliestEnd);
    pairs += Number(began > spanOf(waiting[0]?.userId).ended);
    earliestEnd = Math.min(earliestEnd, ended);
  }
  expect(pairs).toBeGreaterThan(residents / 2);
  for (const { userId } of booked) expect(spanOf(userId).began).toBeLessThan(earliestEnd);

  // five cancel at once, each at another server
  const leaving = booked.slice(0, cancels);
  await Promise.all(
    leaving.map(({ _id, userId }, i) => {
      const person = tapped.find((one) => one.person.user.id === userId)?.person;
      const ask = asking(world.servers[i % processes]?.url ?? "", person?.token);
      return ask(api.booking.act, { params: { id: _id.toHexString() }, body: { action: "cancel" } });
    }),
  );
  const offered = await offeredOf(slotId, cancels);
  const nextInTurn = waiting.slice(0, cancels);
  expect(offered.map(({ _id }) => _id.toHexString())).toEqual(nextInTurn.map(({ _id }) => _id.toHexString()));
  await later.settle();
  expect((await standing(slotId, "offered")).length).toBe(cancels);
  expect(await TimeClaimModel.countDocuments({})).toBe(seats);
  expect(await later.check()).toEqual([]);
  process.stdout.write(
    `booking storm: ${residents * taps} taps for ${seats} seats at ${processes} servers in ${seconds.toFixed(1)} s ` +
      `(${((residents * taps) / seconds).toFixed(0)}/s): ${booked.length} booked, ${waiting.length} waiting, 0 doubled\n`,
  );
});
