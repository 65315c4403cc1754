import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { lookalikes as api, FoundAlike } from "@qizhen/shared/contract/lookalikes";
import { openStatuses, type Category, type Status } from "@qizhen/shared/vocabulary";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import type * as z from "zod";
import type { Actor } from "../accounts";
import type { CaseLike } from "../cases";
import type { LookalikeDoors } from "./doors";
import type { GroupStore } from "./groupStore";
import type { Refs } from "./refs";
import { isAlike, likeness, tellingGrams } from "./rules/likeness";
import { isHidden, mayTell } from "./rules/mayShow";
import { words } from "./words";

type Request = z.output<typeof api.preview.body>;

interface Doors extends LookalikeDoors {
  groups: GroupStore;
  refs: Refs;
}

/** How far back a neighbour's report is still the same matter; and how many of the newest are looked at. */
export const lookBackMs = 60 * 24 * 60 * 60 * 1000;
const mostLookedAt = 300;

export const isOpen = (status: Status) => (openStatuses as readonly Status[]).includes(status);

const monthOf = (at: Date) => {
  const [year = "", month = ""] = dayOf(at).split("-");
  return words.month(year, Number(month));
};

/** What may be said of a matter to somebody who is no party to it. */
export const describe = (category: Category, community: string, at: Date, reporters: number) => ({
  kind: words.kind(category),
  community,
  month: monthOf(at),
  howMany: words.howMany(reporters),
});

/** Open reports of others that are probably the same matter, the likest first. */
const alikeOf = (near: readonly CaseLike[], kinds: readonly Category[], telling: ReadonlySet<string>, actor: Actor) =>
  near
    .filter((c) => isOpen(c.status) && kinds.includes(c.category) && mayTell(c) && !c.partyUserIds.includes(actor.id))
    .map((c) => ({ c, grams: tellingGrams(c.grams) }))
    .filter(({ grams }) => isAlike(telling, grams))
    .sort((a, b) => likeness(telling, b.grams).score - likeness(telling, a.grams).score)
    .map(({ c }) => c);

/** What a report is about, and what it may nearly as well be: two ways of saying one thing need not fall on the same side. */
const kindsOf = ({ category, categories }: TriageResult): Category[] => [
  ...new Set([category, ...categories.filter(({ weight }) => weight >= likelyFrom).map((one) => one.category)]),
];
const likelyFrom = 0.15;

const reportersOf = (found: readonly CaseLike[]) => new Set(found.map((c) => c.applicants[0] ?? c.id)).size;

/**
 * Looks whether neighbours have reported the same (邻居也反映过), before a report is sent. Says nothing at all of family matters,
 * violence, illness or danger, and nothing that would show who it was. Reads at most three hundred reports of one community.
 */
export const findAlike = async (
  { actor, request, now }: { actor: Actor; request: Request; now: Date },
  { triage, cases, groups, refs }: Doors,
): Promise<FoundAlike | null> => {
  const { result, regions, inside } = await triage.triageReport({ ...request, homeGrid: actor.grid?.code }, now);
  const village = regions.find(({ level }) => level === "village");
  if (!inside || !village || !mayTell(result)) return null;
  const since = new Date(now.getTime() - lookBackMs);
  const near = await cases.likes.newestIn(undefined, village.code, since, mostLookedAt);
  const telling = tellingGrams(cases.likes.gramsOf(request.description));
  const found = alikeOf(near, kindsOf(result), telling, actor);
  const [likest] = found;
  if (!likest) return null;
  const group = likest.groupId ? await groups.find(likest.groupId) : undefined;
  const reporters = Math.max(reportersOf(found), group ? await cases.likes.countOf(group.id) : 0);
  if (!isHidden(likest.category, reporters)) return null;
  // Without a group the first who reported it leads.
  const first = found.reduce((one, other) => (other.createdAt < one.createdAt ? other : one), likest);
  const lead = group?.leadId ?? first.id;
  return {
    ref: refs.make(lead, actor.id, first.createdAt, now),
    ...describe(likest.category, village.name, first.createdAt, reporters),
  };
};
