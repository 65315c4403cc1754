import type { Clock } from "../../kernel/clock";
import type { Staff } from "../accounts";
import type { AccountsDoor } from "./doors";
import type { MarksKept } from "./markStore";
import type { Standings } from "./standings";

/** Somebody who works here, with what they have in hand and how their work was rated. */
export interface StaffAtWork extends Staff {
  open: number;
  /** The same weighed by grade. */
  load: number;
  /** Cases given in the last thirty days. */
  lately: number;
  marks: { count: number; sum: number };
  /** Residents who rated them badly. */
  complainedBy: ReadonlySet<string>;
  /** Blind index of their phone. */
  phoneIndex: string | undefined;
}

const noMarks = { count: 0, sum: 0 };
const nobody: ReadonlySet<string> = new Set();
const mostKnown = 20_000;

/** Adds to people what is known of their work; from memory but for what is older than a moment. */
export const seenBy = ({
  accounts,
  standings,
  marks,
  clock,
}: {
  accounts: Pick<AccountsDoor, "phoneIndexOf">;
  standings: Standings;
  marks: MarksKept;
  clock: Clock;
}) => {
  const indexes = new Map<string, string>();
  const indexOf = (phone: string | undefined) => {
    if (phone === undefined) return undefined;
    const known = indexes.get(phone) ?? accounts.phoneIndexOf(phone);
    if (indexes.size >= mostKnown) indexes.clear();
    indexes.set(phone, known);
    return known;
  };
  return async (staff: readonly Staff[]): Promise<StaffAtWork[]> => {
    if (staff.length === 0) return [];
    const ids = staff.map(({ id }) => id);
    const [sums, complaints] = await Promise.all([marks.sumsOf(ids), marks.complaints(), standings.know(ids, clock())]);
    return staff.map((person) => ({
      ...person,
      ...standings.of(person.id),
      marks: sums.get(person.id) ?? noMarks,
      complainedBy: complaints.get(person.id) ?? nobody,
      phoneIndex: indexOf(person.phone),
    }));
  };
};
