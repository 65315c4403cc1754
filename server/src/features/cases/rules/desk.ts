import type { Risk, Status } from "@qizhen/shared/vocabulary";

/** What decides on whose work list a case stands. */
interface Placed {
  status: Status;
  risk: Risk;
  centre: { code: string };
  regionPath: readonly string[];
  responsible?: { id: string } | undefined;
  receiving?: { staffId?: string | undefined; staffIds?: readonly string[] | undefined } | undefined;
  clock?: { overdue?: boolean | undefined } | undefined;
  promise?: { overdue?: boolean | undefined; metAt?: Date | undefined } | undefined;
}

/** A grid's code has three digits more than a village's. */
const isCentre = (code: string) => code.length === 12;

const receiversOf = ({ receiving }: Placed) =>
  [receiving?.staffId, ...(receiving?.staffIds ?? [])].flatMap((id) => (id ? [`user:${id}`] : []));

/** Whose turn it is: `user:<id>`, or `centre:<code>` for the clerks of a centre. */
export const turnsOf = (c: Placed): string[] => {
  const centre = `centre:${c.centre.code}`;
  const every = c.regionPath.filter(isCentre).map((code) => `centre:${code}`);
  const hand = c.responsible ? [`user:${c.responsible.id}`] : [];
  const late = c.clock?.overdue === true || (c.promise?.overdue === true && !c.promise.metAt);
  const watched = late ? [centre] : [];
  switch (c.status) {
    case "submitted":
      return c.risk === "red" ? every : [centre];
    case "assigned":
      return [...hand, ...(c.risk === "red" ? [centre] : watched)];
    case "mediating":
    case "agreed":
      return [...hand, ...watched];
    case "transferred":
      return [...hand, ...receiversOf(c), ...watched];
    case "closed":
    case "rejected":
    case "withdrawn":
      return [];
  }
};

/** A pile on somebody's desk: `red`; all that is not (`calm`); of these what is `new`, and the `rest`. */
export type Pile = "red" | "calm" | "new" | "rest";
export const placeOnDesk = (turn: string, pile: Pile) => `${turn}|${pile}`;

/** The places of a case, so that each group of the work list is one range of one index. */
export const deskOf = (c: Placed): string[] =>
  [...new Set(turnsOf(c))].flatMap((turn) => {
    if (c.risk === "red") return [placeOnDesk(turn, "red")];
    const fresh = c.status === "submitted" || c.status === "assigned";
    return [placeOnDesk(turn, "calm"), placeOnDesk(turn, fresh ? "new" : "rest")];
  });
