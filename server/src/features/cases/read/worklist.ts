import type { WorkGroup } from "@qizhen/shared/vocabulary";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import { hasRole, type Actor } from "../../accounts";
import { visibleTo } from "../policy";
import type { CaseSummary } from "../record";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { endOfDay } from "../rules/calendar";
import { placeOnDesk, type Pile } from "../rules/desk";
import { countUpTo, readPage, type Page } from "./listStore";

export interface WorkGroupPage {
  group: WorkGroup;
  count: number;
  items: CaseSummary[];
  next: string | null;
}

const mostCounted = 100;
const onDesk = { desk: 1, dueAt: 1, _id: 1 } as const;
const byReader = { unreadBy: 1, updatedAt: -1, _id: -1 } as const;

/** Whose turns are somebody's: their own, and for a clerk those of the centre they sit in. */
const turnsOf = (actor: Actor) => [
  `user:${actor.id}`,
  ...(hasRole(actor, "clerk") && actor.region ? [`centre:${actor.region.code}`] : []),
];

type Group = Pick<Page, "where" | "order" | "hint">;

/** The groups in order of pressure; each is one range of one index, and a case stands in the first that fits. */
export const workGroupsOf = (actor: Actor, now: Date): Record<WorkGroup, Group> => {
  const turns = turnsOf(actor);
  const piles = (...wanted: Pile[]) => {
    const places = turns.flatMap((turn) => wanted.map((pile) => placeOnDesk(turn, pile)));
    return places.length === 1 && places[0] ? places[0] : { $in: places };
  };
  const tonight = endOfDay(dayOf(now));
  const later = { dueAt: { $gt: tonight } };
  const elsewhere = turns.flatMap((turn) => [placeOnDesk(turn, "red"), placeOnDesk(turn, "new")]);
  const calm = turns.map((turn) => placeOnDesk(turn, "calm"));
  const due = { order: "due", hint: onDesk } as const;
  return {
    red: { where: { desk: piles("red") }, ...due },
    overdue: { where: { desk: piles("calm"), dueAt: { $lte: now } }, ...due },
    today: { where: { desk: piles("calm"), dueAt: { $gt: now, $lte: tonight } }, ...due },
    new: { where: { desk: piles("new"), ...later }, ...due },
    unread: {
      where: {
        unreadBy: actor.id,
        desk: { $nin: elsewhere },
        $or: [later, { dueAt: { $exists: false } }, { desk: { $nin: calm } }],
      },
      order: "touched",
      hint: byReader,
    },
    rest: { where: { desk: piles("rest"), ...later, unreadBy: { $ne: actor.id } }, ...due },
  };
};

/** What waits for somebody (等我办): every group's first page, or one group from a cursor on. */
export const readWorklist = async (
  actor: Actor,
  query: { group?: WorkGroup | undefined; limit?: number | undefined; cursor?: string | undefined },
  now: Date,
): Promise<WorkGroupPage[]> => {
  const groups = workGroupsOf(actor, now);
  const names = query.group ? [query.group] : (Object.keys(groups) as WorkGroup[]);
  const limit = query.limit ?? ordinaryLimit;
  const scope = visibleTo(actor);
  const cursor = query.group ? query.cursor : undefined;
  return Promise.all(
    names.map(async (group) => {
      const { items, next } = await readPage({ scope, ...groups[group], limit, cursor });
      const whole = next === null && cursor === undefined;
      const count = whole
        ? Math.min(items.length, mostCounted)
        : await countUpTo(mostCounted, { scope, ...groups[group] });
      return { group, count, items, next };
    }),
  );
};
