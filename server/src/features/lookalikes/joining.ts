import { derivedId } from "../../kernel/ids";
import type { Actor } from "../accounts";
import type { CaseLike } from "../cases";
import type { LookalikeDoors } from "./doors";
import type { GroupRecord, GroupStore } from "./groupStore";
import { largeFrom, mergeRefusal } from "./rules/merging";
import { words } from "./words";

interface Doors extends Pick<LookalikeDoors, "cases"> {
  groups: GroupStore;
}

const orangeRank = 2;

/** Ten or more: the clerk is told once to judge the colour again. The colour itself is theirs (DOMAIN §5). */
const tellIfLarge = async (group: GroupRecord, { cases, groups }: Doors, now: Date): Promise<GroupRecord> => {
  const count = await cases.likes.countOf(group.id);
  const lead = count >= largeFrom && !group.toldLarge ? await cases.likes.like(undefined, group.leadId) : undefined;
  if (!lead) return group;
  const told = await groups.change(group, { toldLarge: true });
  if (lead.riskRank < orangeRank)
    await cases.writeLine({
      caseId: lead.id,
      id: derivedId(group.id, "large"),
      kind: "group_large",
      data: { count },
      staffOnly: true,
      tell: { event: "group_large", whom: ["centre", "responsible"] },
      now,
    });
  return told ?? group;
};

/** Puts cases into a group, each by one guarded update. @returns the group, and those left out with why */
export const joinAll = async (
  group: GroupRecord,
  joining: readonly CaseLike[],
  actor: Actor | undefined,
  doors: Doors,
  now: Date,
): Promise<{ group: GroupRecord; leftOut: { id: string; number: string; why: string }[] }> => {
  const leftOut: { id: string; number: string; why: string }[] = [];
  for (const c of joining) {
    const refusal = mergeRefusal(c, group.id);
    if (!refusal && c.groupId === group.id) continue;
    const isLead = c.id === group.leadId;
    const data = { lead: group.leadNumber, ...(isLead && { isLead }) };
    const moved = {
      caseId: c.id,
      groupId: group.id,
      kind: "group_joined",
      actor,
      data,
      event: "group_joined",
      now,
    } as const;
    if (refusal || !(await doors.cases.likes.joinGroup(moved)))
      leftOut.push({ id: c.id, number: c.number, why: words.left[refusal ?? "gone"] });
  }
  return { group: await tellIfLarge(group, doors, now), leftOut };
};
