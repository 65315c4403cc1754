import { notFound, unprocessable } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { LookalikeDoors } from "./doors";
import { describe } from "./findAlike";
import type { FollowRecord, FollowStore } from "./followStore";
import { presentFollow } from "./presenter";
import type { Refs } from "./refs";
import { mayTell } from "./rules/mayShow";
import { words } from "./words";

interface Doors extends Pick<LookalikeDoors, "cases"> {
  follows: FollowStore;
  refs: Refs;
}

/** A followed matter with its public lines. */
export const showFollow = async (f: FollowRecord, { cases }: Pick<Doors, "cases">) => {
  const c = await cases.likes.like(undefined, f.caseId);
  const reporters = c?.groupId ? await cases.likes.countOf(c.groupId) : 1;
  // What has turned out to be dangerous since is followed by nobody.
  const told = c && mayTell(c) ? await cases.publicLines(f.caseId) : { lines: [], over: true };
  return presentFollow(f, told, reporters);
};

/** Follows a neighbours' matter (只关注), once. @throws unprocessable where the reference is over, or another's; notFound */
export const followMatter = async (
  { actor, ref, now }: { actor: Actor; ref: string; now: Date },
  { cases, follows, refs }: Doors,
): Promise<FollowRecord> => {
  const named = refs.read(ref, actor.id, now);
  if (!named) throw unprocessable(words.refOver, { ref: words.refOver });
  const c = await cases.likes.like(undefined, named.caseId);
  if (!c || !mayTell(c)) throw notFound(words.notFollowed);
  const community = c.regions.find(({ level }) => level === "village")?.name ?? c.centre.name;
  const { kind, month } = describe(c.category, community, new Date(named.at), 1);
  return follows.add({ userId: actor.id, caseId: c.id, kind, community, month, at: now });
};
