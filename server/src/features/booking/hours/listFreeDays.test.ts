import {
  beginAnew,
  book,
  clerk,
  clock,
  doors,
  firstSlot,
  hosts,
  makeResident,
  open,
  refusal,
} from "../../../testing/booking";
import { startTestDatabase } from "../../../testing/app";
import { newId } from "../../../kernel/ids";
import { AppointmentModel, TimeClaimModel } from "../model";
import { slotId } from "../rules/slots";
import { createFreeDays } from "./listFreeDays";
import { listSlots } from "./listSlots";
import { atHour } from "@qizhen/shared/rules/shanghaiDays";

jest.setTimeout(60_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);

const county = "150204000000";
const range = { from: "2026-10-20", to: "2026-11-10" };
const ask = (given: Partial<Parameters<ReturnType<typeof createFreeDays>>[0]> = {}) =>
  createFreeDays(doors)({ region: county, ...range, limit: 200, now: clock(), ...given });

test("many people's free times are the same as each one's own, whatever is booked", async () => {
  await open({ seats: 2 });
  await open({ hostId: hosts.zhang.id, bufferMinutes: 10, noticeMinutes: 300 });
  for (const day of ["2026-10-21", "2026-10-23"])
    await book(makeResident(), { slotId: await firstSlot(day, hosts.zhang.id) });
  const full = await firstSlot("2026-10-22");
  await book(makeResident(), { slotId: full });
  await book(makeResident(), { slotId: full });
  const { items, next } = await ask();
  expect([items.map(({ host }) => host.id).sort(), next]).toEqual([[hosts.li.id, hosts.zhang.id].sort(), null]);
  for (const { host, hours } of items) {
    const own = await listSlots({ hostId: host.id, ...range, now: clock() }, doors);
    const free = own.filter((slot) => slot.free > 0).map(({ start }) => start.toISOString());
    const shown = hours.flatMap(({ days }) =>
      days.flatMap(({ day, starts }) => starts.split(" ").map((hour) => atHour(day, hour).toISOString())),
    );
    expect(shown).toEqual(free);
    expect(free.length).toBeGreaterThan(10);
  }
});

test("page by page everybody is shown once; whoever gives another service, or hours elsewhere, is not", async () => {
  await open();
  await open({ hostId: hosts.zhang.id, service: "legal_aid" });
  const first = await ask({ limit: 1 });
  const second = await ask({ limit: 1, cursor: first.next ?? undefined });
  expect([...first.items, ...second.items].map(({ host }) => host.id).sort()).toEqual(
    [hosts.li.id, hosts.zhang.id].sort(),
  );
  expect(second.next).toBeNull();
  expect((await ask({ service: "legal_aid" })).items.map(({ host }) => host.id)).toEqual([hosts.zhang.id]);
  expect((await ask({ region: "150822000000" })).items).toEqual([]);
});

test("days that are none, the wrong way round, or more than a month are refused with a sentence", async () => {
  for (const days of [
    { from: "2026-02-30", to: "2026-03-02" },
    { from: "2026-11-10", to: "2026-11-09" },
    { from: "2026-10-20", to: "2026-11-20" },
  ])
    expect(await refusal(ask(days))).toMatchObject({
      status: 422,
      message: expect.stringMatching(/[一-龥]{4}/) as string,
    });
});

test("what cannot be booked is refused with a sentence, and nothing is taken: a seat beyond the hours, a time of nobody, another county's host, whoever names nobody", async () => {
  const hours = await open();
  const named = (at: string) => slotId({ hours, start: new Date(at) });
  const who = makeResident();
  const elsewhere = { ...clerk, region: { code: "150822100001", name: "东升社区" } };
  const wrong = [
    [who, { slotId: named("2026-10-20T09:00:00+08:00"), waitlist: true }, 422], // past; a phone's clock that is behind
    [who, { slotId: named("2026-10-21T16:30:00+08:00"), waitlist: true }, 422], // when the hours end
    [who, { slotId: named("2026-10-24T14:30:00+08:00"), waitlist: true }, 422], // a Saturday
    [who, { slotId: named("2027-01-04T14:30:00+08:00"), waitlist: true }, 422], // after the hours have ended
    [who, { slotId: `${newId()}-${(29_000_000).toString(36)}`, waitlist: true }, 404],
    [who, { slotId: named("2026-10-21T14:30:00+08:00"), caseId: newId() }, 404], // another's case
    [elsewhere, { slotId: named("2026-10-21T14:30:00+08:00"), visitor: { name: "王桂兰" } }, 403],
    [clerk, { slotId: named("2026-10-21T14:30:00+08:00") }, 422],
  ] as const;
  for (const [actor, wish, status] of wrong) {
    const came = await refusal(book(actor, wish));
    expect([wish.slotId, came?.status]).toEqual([wish.slotId, status]);
    expect(came?.message).toMatch(/[一-龥]{4}/);
  }
  expect([await AppointmentModel.countDocuments({}), await TimeClaimModel.countDocuments({})]).toEqual([0, 0]);
});
