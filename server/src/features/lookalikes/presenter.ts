import type { CaseGroup, Follow, GroupDetail, LikeRow, LikelyRow } from "@qizhen/shared/contract/lookalikes";
import { hasRole, type Actor } from "../accounts";
import type { CaseLike } from "../cases";
import { isOpen } from "./findAlike";
import type { FollowRecord } from "./followStore";
import type { GroupRecord } from "./groupStore";
import type { Likely } from "./listLikely";
import { largeFrom } from "./rules/merging";
import { words } from "./words";

/** A case as staff compare it: no name, no place below the centre. */
export const presentLike = (c: CaseLike): LikeRow => ({
  id: c.id,
  number: c.number,
  title: c.title,
  category: c.category,
  risk: c.risk,
  status: c.status,
  centre: { code: c.centre.code, name: c.centre.name },
  createdAt: c.createdAt.toISOString(),
  ...(c.responsible && { responsible: { name: c.responsible.name, unit: c.responsible.unit } }),
  ...(c.groupId && { groupId: c.groupId }),
});

export const presentLikely = ({ c, why, score }: Likely): LikelyRow => ({ ...presentLike(c), why, score });

export const presentGroup = (g: GroupRecord, size: number): CaseGroup => ({
  id: g.id,
  title: g.title,
  category: g.category,
  leadId: g.leadId,
  leadNumber: g.leadNumber,
  size,
  open: g.open,
  large: size >= largeFrom,
  createdAt: g.createdAt.toISOString(),
  by: g.by,
  version: g.version,
});

export const presentDetail = (
  g: GroupRecord,
  members: readonly CaseLike[],
  size: number,
  leftOut: GroupDetail["leftOut"],
  actor: Actor,
): GroupDetail => {
  const lead = members.find(({ id }) => id === g.leadId);
  return {
    ...presentGroup(g, size),
    members: members
      .map((c) => ({ ...presentLike(c), isLead: c.id === g.leadId }))
      .sort((a, b) => Number(b.isLead) - Number(a.isLead)),
    ...(lead?.outcome && !isOpen(lead.status) && { leadOutcome: lead.outcome }),
    mayChange: g.open && hasRole(actor, "clerk"),
    leftOut,
  };
};

/** What somebody follows: kind, community and month, and what happened without anybody's name. */
export const presentFollow = (
  f: FollowRecord,
  progress: { lines: readonly { at: Date; text: string }[]; over: boolean },
  reporters: number,
): Follow => ({
  id: f.id,
  kind: f.kind,
  community: f.community,
  month: f.month,
  howMany: words.howMany(reporters),
  lines: progress.lines.map(({ at, text }) => ({ at: at.toISOString(), text })),
  over: progress.over,
  since: f.at.toISOString(),
});
