import type { OpenReceptionDay } from "@qizhen/shared/contract/receptions";
import { maskName } from "@qizhen/shared/rules/masking";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import type { DayRecord, MonthRecord } from "../record";
import { endOf } from "../rules/faults";
import { words } from "../words";

/** So many days are shown: more than a town's leaders receive on in the months that are published. */
const mostDays = 60;

interface Found {
  month: MonthRecord;
  one: DayRecord;
}

/** Days of a place, of the regions above it, and of those below it. */
const isAround = (path: readonly string[], { centre, regionPath }: MonthRecord) =>
  path.length === 0 || path.includes(centre) || regionPath.includes(path.at(-1) ?? "");

const pathOf = ({ grid, region }: Actor, asked: string | undefined, { regions }: ReceptionParts) => {
  const code = asked ?? grid?.code ?? region?.code;
  return code === undefined ? [] : regions.pathOf(code);
};

const present = (
  { month, one }: Found,
  { nameOf, office, name, free }: { nameOf: (code: string) => string; office: string; name: string; free: number },
): OpenReceptionDay => ({
  id: one.id,
  hostId: one.leaderId,
  day: one.day,
  start: one.start,
  end: endOf(one),
  centre: { code: month.centre, name: nameOf(month.centre) },
  office,
  name: maskName(name),
  place: one.place,
  fields: [...one.fields],
  places: one.places,
  free,
});

/**
 * Published reception days from today on (公布的接访日), in order, around a place: who by office and surname, where, which field, how
 * many places are left. Of whom nobody knows where they live, those of the first county.
 */
export const listUpcoming = async (
  { actor, region, now }: { actor: Actor; region: string | undefined; now: Date },
  parts: ReceptionParts,
): Promise<OpenReceptionDay[]> => {
  const path = pathOf(actor, region, parts);
  const county = path[0] ?? parts.regions.childrenOf(null)[0]?.code;
  if (county === undefined || (region !== undefined && path.length === 0)) return [];
  const today = dayOf(now);
  const found = (await parts.months.published(county, today.slice(0, 7)))
    .filter((month) => isAround(path, month))
    .flatMap((month) => month.days.map((one): Found => ({ month, one })))
    .filter(({ one }) => one.state === "open" && one.fault === undefined && one.day >= today)
    .sort((a, b) => (a.one.day < b.one.day ? -1 : a.one.day > b.one.day ? 1 : a.one.id < b.one.id ? -1 : 1))
    .slice(0, mostDays);
  const staff = await parts.accounts.staffByIds([...new Set(found.map(({ one }) => one.leaderId))]);
  const leaders = new Map(staff.filter(({ disabled }) => !disabled).map((each) => [each.id, each]));
  const standing = found.filter(({ one }) => leaders.has(one.leaderId));
  const refs = standing.map(({ one }) => ({ id: one.id, hostId: one.leaderId, day: one.day }));
  const free = await parts.booking.freeOf(refs, now);
  return standing.map((each) => {
    const leader = leaders.get(each.one.leaderId);
    const who = { office: leader?.title ?? words.officeUnknown, name: leader?.name ?? "" };
    return present(each, { ...who, nameOf: parts.regions.nameOf, free: free.get(each.one.id) ?? 0 });
  });
};
