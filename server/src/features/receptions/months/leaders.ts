import type { Staff } from "../../accounts";
import type { ReceptionParts } from "../doors";
import type { MonthRecord } from "../record";
import type { Leader } from "../rules/draftMonth";
import { addMonths } from "../rules/month";

/** Who can receive at a centre: its own leaders who work there. */
export const leadersOf = async (centre: string, { accounts }: Pick<ReceptionParts, "accounts">): Promise<Staff[]> => {
  const found = await accounts.staffInRegions([centre], "leader");
  return found.filter(({ disabled }) => !disabled).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** So many months back it is counted who has received how often. */
const countedMonths = 12;

const heldIn = (months: readonly MonthRecord[]) =>
  months.flatMap(({ days }) => days).filter(({ state }) => state === "open" || state === "planned");

/** The same with whose turn it is, counted over the months before. */
export const withTurns = async (
  staff: readonly Staff[],
  { centre, month }: { centre: string; month: string },
  { months }: Pick<ReceptionParts, "months">,
): Promise<Leader[]> => {
  const before = Array.from({ length: countedMonths }, (_, nth) => addMonths(month, -1 - nth));
  const held = heldIn(await months.ofMonths(centre, before));
  return staff.map(({ id, specialities, leave }) => {
    const theirs = held.filter(({ leaderId }) => leaderId === id).map(({ day }) => day);
    return { id, fields: specialities, leave, before: theirs.length, last: theirs.sort().at(-1) };
  });
};
