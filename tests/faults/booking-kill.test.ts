import { randomInt } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { api } from "@qizhen/shared/contract";
import { ApiError } from "@qizhen/shared/endpoint";
import { AppointmentModel, TimeClaimModel } from "../../server/src/features/booking/model";
import { asking } from "../../server/src/testing/http";
import type { Person } from "../e2e/client";
import { openOneTime, signInResidents, startLaterServer, startServers, type Servers } from "../load/bookingServers";

jest.setTimeout(300_000);

const processes = 4;
const residents = 300;
const seats = 20;
const cancels = 5;
const taps = 3;
const atOnce = 60;
const kills = 5;

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

/** Sends the same intent, to one server after another, until one answers: what a phone does whose connection breaks. */
const insist = async <T>(first: number, ask: (url: string) => Promise<T>): Promise<T> => {
  for (let nth = first; ; nth += 1) {
    try {
      return await ask(world.servers[nth % processes]?.url ?? "");
    } catch (error) {
      if (error instanceof ApiError) throw error;
      await after(50); // the server is gone
    }
  }
};

interface Answer {
  userId: string;
  id: string;
}

const tapAll = async (people: readonly Person[], slotId: string, answers: Answer[]) => {
  let next = 0;
  const tap = (person: Person, nth: number, i: number) =>
    insist(nth + i, async (url) => {
      const body = { slotId, waitlist: true } as const;
      const { id } = await asking(url, person.token)(api.booking.book, { key: `kill-booking-${nth}`, body });
      answers.push({ userId: person.user.id, id });
    });
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let nth = next++; nth < people.length; nth = next++) {
        const person = people[nth] as Person;
        await Promise.all(Array.from({ length: taps }, (_, i) => tap(person, nth, i)));
      }
    }),
  );
};

/** Kills one server after another at any moment until the work is done. @returns how many */
const killWhile = async (work: Promise<unknown>, least: number) => {
  let working = true;
  const end = work.finally(() => (working = false));
  let killed = 0;
  while (working || killed < least) {
    await after(randomInt(0, 400));
    await world.replace(randomInt(processes));
    killed += 1;
  }
  await end;
  return killed;
};

const standing = (slotId: string, status: "booked" | "waiting" | "offered") =>
  AppointmentModel.find({ slotId, status }).sort({ turn: 1 }).lean();
const ids = (visits: readonly { _id: { toHexString(): string } }[]) => visits.map(({ _id }) => _id.toHexString());

test("servers are killed and started again while three hundred residents tap for twenty seats: what was answered is there, no seat is lost or anybody's twice, and who cancels makes room for the next in turn", async () => {
  const people = await signInResidents(world.servers, residents);
  const { slotId } = await openOneTime(world.servers[0]?.url ?? "", seats);
  const answers: Answer[] = [];
  const killed = await killWhile(tapAll(people, slotId, answers), kills);
  await later.settle(); // whatever the dead held has lapsed

  expect(new Set(answers.map(({ userId, id }) => `${userId} ${id}`)).size).toBe(residents);
  const theirs = await AppointmentModel.find({ userId: { $in: people.map(({ user }) => user.id) } }).lean();
  expect(ids(theirs).sort()).toEqual([...new Set(answers.map(({ id }) => id))].sort());
  const [booked, offered, waiting] = [
    await standing(slotId, "booked"),
    await standing(slotId, "offered"),
    await standing(slotId, "waiting"),
  ];
  expect([booked.length + offered.length, waiting.length]).toEqual([seats, residents - seats]);
  expect(await TimeClaimModel.countDocuments({})).toBe(seats);
  expect(await later.check()).toEqual([]);

  const cancelling = Promise.all(
    booked.slice(0, cancels).map(({ _id, userId }, i) => {
      const person = people.find(({ user }) => user.id === userId);
      const input = { key: `kill-cancel-${i}`, params: { id: _id.toHexString() }, body: { action: "cancel" as const } };
      return insist(i, (url) => asking(url, person?.token)(api.booking.act, input));
    }),
  );
  const killedThen = await killWhile(cancelling, 2);
  await later.settle();
  expect(ids(await standing(slotId, "offered")).sort()).toEqual(
    [...ids(offered), ...ids(waiting.slice(0, cancels))].sort(),
  );
  expect(await TimeClaimModel.countDocuments({})).toBe(seats);
  expect(await later.check()).toEqual([]);
  process.stdout.write(
    `booking kill: ${answers.length} answers over ${killed + killedThen} kills, ${booked.length} booked, ` +
      `${offered.length} offered, ${waiting.length} waiting, none lost, none double\n`,
  );
});
