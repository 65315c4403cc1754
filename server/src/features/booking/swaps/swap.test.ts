import { startTestDatabase } from "../../../testing/app";
import { act, asStaff, beginAnew, book, clerk, clock, doors, firstSlot, hosts, makeResident, open, refusal, stranger } from "../../../testing/booking"; // prettier-ignore
import type { Actor } from "../../accounts";
import { AppointmentModel, TimeClaimModel } from "../model";
import { keysOfClaim } from "../rules/claims";
import { appointmentStore, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { sweepHolds } from "../visits/sweepHolds";
import { acceptSwap, offerSwap, swapByDesk, withdrawSwap } from "./agreeSwap";
import { presentSwap } from "./presentSwap";
import { sweepSwaps } from "./runSwap";
import { swapClaimStore } from "./swapClaimStore";
import { swapStore } from "./swapStore";

jest.setTimeout(120_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);
afterEach(() => jest.restoreAllMocks());

const wednesday = "2026-10-21";
const thursday = "2026-10-22";

const twoVisits = async () => {
  await open();
  const [wang, zhao] = [makeResident(), makeResident()];
  const one = await book(wang, { slotId: await firstSlot(wednesday) });
  const other = await book(zhao, { slotId: await firstSlot(thursday) });
  return { wang, zhao, one, other };
};
const current = async (id: string) => (await appointmentStore.find({}, id)) as AppointmentRecord;
const offer = (actor: Actor, visit: AppointmentRecord) => offerSwap({ actor, appointmentId: visit.id, now: clock() }, doors); // prettier-ignore
const accept = (actor: Actor, code: string, visit: AppointmentRecord, by: BookDoors = doors) =>
  acceptSwap({ actor, code, appointmentId: visit.id, now: clock() }, by);

/** Each has exactly one seat, its own; nothing is held still; whose claim it is and whom it keeps from other things agree. */
const checkWhole = async (ids: readonly string[]) => {
  const claims = await TimeClaimModel.find({ hostId: hosts.li.id }).lean();
  expect(claims.length).toBe(ids.length);
  for (const id of ids) {
    const visit = await current(id);
    expect([visit.status, visit.swapId]).toEqual(["booked", undefined]);
    const claim = claims.find(({ _id }) => _id.toHexString() === visit.claimId);
    expect(claim?.appointmentId).toBe(id);
    expect(claim?.slotId).toBe(visit.slotId);
    const { hostId, start, end, bufferMinutes, travelMinutes, visitor } = visit;
    const keys = keysOfClaim({ hostId, start, end, bufferMinutes, travelMinutes, visitor }, claim?.seat ?? -1);
    expect([...(claim?.keys ?? [])].sort()).toEqual(keys.sort());
  }
};

test("one offers a time, another with the same host says yes: each has the other's, and neither learns who it was", async () => {
  const { wang, zhao, one, other } = await twoVisits();
  const swap = await offer(wang, one);
  expect(await offer(wang, one)).toMatchObject({ code: swap.code }); // asked again: the same offer
  const seen = await presentSwap(swap, zhao, doors, clock());
  expect(seen).toMatchObject({ status: "open", mine: false, choices: [{ appointmentId: other.id }] });
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${wang.id}|王桂兰|1390000`));
  const mine = await accept(zhao, swap.code, other);
  expect(mine.slotId).toBe(one.slotId);
  expect((await current(one.id)).slotId).toBe(other.slotId);
  await checkWhole([one.id, other.id]);
  expect(await accept(zhao, swap.code, other)).toMatchObject({ slotId: one.slotId }); // a repeat
  expect((await current(one.id)).slotId).toBe(other.slotId);
  expect((await presentSwap(await swapStore.byCode(swap.code) as never, wang, doors, clock())).status).toBe("done"); // prettier-ignore
});

test("after an exchange each may move, cancel and exchange again like anybody", async () => {
  const { wang, zhao, one, other } = await twoVisits();
  await accept(zhao, (await offer(wang, one)).code, other);
  const back = await offer(wang, await current(one.id));
  await accept(zhao, back.code, await current(other.id));
  await checkWhole([one.id, other.id]);
  expect((await current(one.id)).slotId).toBe(one.slotId);
  await accept(zhao, (await offer(wang, await current(one.id))).code, await current(other.id));
  await act(zhao, other.id, "move", { slotId: await firstSlot("2026-10-23") });
  await act(wang, one.id, "cancel");
  expect((await current(other.id)).status).toBe("booked");
});

test("who has something else at the other's time does not exchange, and nothing has changed", async () => {
  const { wang, zhao, one, other } = await twoVisits();
  await open({ hostId: hosts.zhang.id });
  const swap = await offer(wang, one);
  await book(wang, { slotId: await firstSlot(thursday, hosts.zhang.id) });
  expect(await refusal(accept(zhao, swap.code, other))).toMatchObject({ status: 409 });
  expect((await current(one.id)).slotId).toBe(one.slotId);
  await checkWhole([one.id, other.id]);
});

test("of many who say yes at once one has it; the others keep what they had", async () => {
  const { wang, one, other, zhao } = await twoVisits();
  const third = makeResident();
  const visit = await book(third, { slotId: await firstSlot("2026-10-23") });
  const { code } = await offer(wang, one);
  const said = await Promise.allSettled([
    accept(zhao, code, other),
    accept(third, code, visit),
    accept(zhao, code, other),
  ]);
  expect(said.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
  await checkWhole([one.id, other.id, visit.id]);
  const slots = await Promise.all([one, other, visit].map(async ({ id }) => (await current(id)).slotId));
  expect([...slots].sort()).toEqual([one.slotId, other.slotId, visit.slotId].sort());
});

test("another's visit, another host, a time that is over, what was taken back and a word nobody gave: refused", async () => {
  const { wang, zhao, one, other } = await twoVisits();
  const { code } = await offer(wang, one);
  await open({ hostId: hosts.zhang.id });
  const elsewhere = await book(zhao, { slotId: await firstSlot("2026-10-23", hosts.zhang.id) });
  expect(await refusal(offer(zhao, one))).toMatchObject({ status: 404 });
  expect(await refusal(accept(zhao, code, one))).toMatchObject({ status: 404 });
  expect(await refusal(accept(zhao, code, elsewhere))).toMatchObject({ status: 409 });
  expect(await refusal(accept(wang, code, one))).toMatchObject({ status: 422 });
  expect(await refusal(accept(zhao, "222222222222", other))).toMatchObject({ status: 404 });
  expect(await refusal(withdrawSwap({ actor: zhao, code }, doors))).toMatchObject({ status: 404 });
  await withdrawSwap({ actor: wang, code }, doors);
  expect(await refusal(accept(zhao, code, other))).toMatchObject({ status: 409 });
  const again = await offer(wang, one);
  clock.set("2026-10-21T14:10:00+08:00");
  expect(await refusal(accept(zhao, again.code, other))).toMatchObject({ status: 409 });
  expect((await current(one.id)).slotId).toBe(one.slotId);
});

test("the desk exchanges two who agreed; another centre does not; the same key again exchanges nothing back", async () => {
  const { one, other } = await twoVisits();
  const intent = { key: "desk-swap-1", digest: "d" };
  const command = { ids: [one.id, other.id] as const, intent, now: clock() };
  expect(await refusal(swapByDesk({ ...command, actor: stranger }, doors))).toMatchObject({ status: 404 });
  expect(await refusal(swapByDesk({ ...command, actor: asStaff(hosts.li) }, doors))).toMatchObject({ status: 404 });
  expect((await swapByDesk({ ...command, actor: clerk }, doors)).slotId).toBe(other.slotId);
  expect((await swapByDesk({ ...command, actor: clerk }, doors)).slotId).toBe(other.slotId);
  await checkWhole([one.id, other.id]);
});

/** Doors through which a process dies at its nth write of a visit: before it is written, or just after. */
const dyingAt = (nth: number, when: "before" | "after"): BookDoors => {
  let writes = 0;
  return {
    ...doors,
    appointments: {
      ...appointmentStore,
      apply: async (...given) => {
        writes += 1;
        if (writes > nth || (writes === nth && when === "before")) throw new Error("the process died");
        const saved = await appointmentStore.apply(...given);
        if (writes === nth) throw new Error("the process died");
        return saved;
      },
    },
  };
};

const goOnAfterCrash = async () => {
  for (let minutes = 0; minutes < 4; minutes += 1) {
    clock.forward(70_000);
    await sweepSwaps(doors, clock());
    await sweepHolds(doors, clock());
  }
};

const writes = [1, 2, 3, 4, 5, 6].flatMap((nth) => (["before", "after"] as const).map((when) => [nth, when] as const));
test.each(writes)(
  "a process that dies at write %i, %s it: both have a seat, the old or the other's, and go on",
  async (nth, when) => {
    const { wang, zhao, one, other } = await twoVisits();
    const { code } = await offer(wang, one);
    await expect(accept(zhao, code, other, dyingAt(nth, when))).rejects.toThrow("the process died");
    jest.restoreAllMocks();
    const held = (await current(one.id)).swapId !== undefined;
    if (held) expect(await refusal(act(wang, one.id, "cancel"))).toMatchObject({ status: 409 });
    await goOnAfterCrash();
    await checkWhole([one.id, other.id]);
    const slots = [(await current(one.id)).slotId, (await current(other.id)).slotId];
    expect([`${one.slotId},${other.slotId}`, `${other.slotId},${one.slotId}`]).toContain(slots.join());
  },
);

test.each([
  ["admit", 1],
  ["admit", 2],
  ["giveTo", 1],
  ["giveTo", 2],
] as const)(
  "a process that dies at %s %i of the claims leaves nobody without a seat, nor a key behind",
  async (step, nth) => {
    const { wang, zhao, one, other } = await twoVisits();
    const { code } = await offer(wang, one);
    const real = swapClaimStore[step] as (...given: readonly unknown[]) => Promise<unknown>;
    let count = 0;
    jest.spyOn(swapClaimStore, step).mockImplementation(async (...given: readonly unknown[]) => {
      count += 1;
      if (count < nth) return (await real(...given)) as never;
      await real(...given);
      throw new Error("the process died");
    });
    await expect(accept(zhao, code, other)).rejects.toThrow("the process died");
    jest.restoreAllMocks();
    await goOnAfterCrash();
    await checkWhole([one.id, other.id]);
  },
);

test("one that was taken for dead and goes on all the same undoes what it did", async () => {
  const { wang, zhao, one, other } = await twoVisits();
  const { code } = await offer(wang, one);
  const real = swapClaimStore.admit;
  let first = true;
  jest.spyOn(swapClaimStore, "admit").mockImplementation(async (...given) => {
    if (first) {
      first = false;
      clock.forward(70_000);
      await sweepSwaps(doors, clock()); // another process gives it up meanwhile
    }
    return real(...given);
  });
  expect(await refusal(accept(zhao, code, other))).toMatchObject({ status: 409 });
  jest.restoreAllMocks();
  await goOnAfterCrash();
  await checkWhole([one.id, other.id]);
  expect((await current(one.id)).slotId).toBe(one.slotId);
  expect(await AppointmentModel.countDocuments({ swapId: { $exists: true } })).toBe(0);
});
