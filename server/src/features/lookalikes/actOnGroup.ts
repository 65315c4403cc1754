import type { lookalikes as api } from "@qizhen/shared/contract/lookalikes";
import type * as z from "zod";
import { conflict, notFound } from "../../kernel/errors";
import { derivedId } from "../../kernel/ids";
import type { Actor } from "../accounts";
import type { GroupRecord } from "./groupStore";
import { joinAll } from "./joining";
import { seenLikes, type GroupDoors } from "./mergeCases";
import { isOpen } from "./findAlike";
import { words } from "./words";

type Request = z.output<typeof api.act.body>;
type Of<A extends Request["action"]> = Extract<Request, { action: A }>;

interface Command<R extends Request = Request> {
  actor: Actor;
  group: GroupRecord;
  request: R;
  now: Date;
}

export type Changed = Awaited<ReturnType<typeof joinAll>>;

/** As many as are worked through at once; a group rarely has more. */
export const mostMembers = 500;

/** A group whose lead the actor sees. @throws notFound */
export const findGroup = async (actor: Actor, id: string, { groups, cases }: GroupDoors): Promise<GroupRecord> => {
  const found = await groups.find(id);
  if (!found || !(await cases.likes.like(actor, found.leadId))) throw notFound(words.groupNotFound);
  return found;
};

const remove = async ({ actor, group, request, now }: Command<Of<"remove">>, { cases }: GroupDoors) => {
  if (request.memberId === group.leadId) throw conflict(words.leadFirst);
  const left = await cases.likes.leaveGroup({
    caseId: request.memberId,
    groupId: group.id,
    kind: "group_left",
    actor,
    data: { reason: request.reason },
    event: "group_left",
    now,
  });
  if (!left) throw conflict(words.notMember);
  return { group, leftOut: [] };
};

const lead = async ({ actor, group, request, now }: Command<Of<"lead">>, doors: GroupDoors) => {
  const [next] = await seenLikes(actor, [request.memberId], doors);
  if (next?.groupId !== group.id) throw conflict(words.notMember);
  if (!isOpen(next.status)) throw conflict(words.leadClosed);
  const saved = await doors.groups.change(group, { leadId: next.id, leadNumber: next.number });
  if (!saved) throw conflict(words.movedOn);
  for (const caseId of [group.leadId, next.id])
    await doors.cases.writeLine({
      caseId,
      id: derivedId(saved.id, caseId, String(saved.version)),
      kind: "group_lead",
      by: { id: actor.id, name: actor.name, role: "clerk" },
      data: { lead: next.number },
      staffOnly: true,
      now,
    });
  return { group: saved, leftOut: [] };
};

/** Closes open members with the same outcome; each is a step of its own, and one that cannot be taken stops no other. */
const close = async ({ actor, group, request, now }: Command<Of<"close">>, { cases }: GroupDoors): Promise<Changed> => {
  const members = await cases.likes.ofGroup(actor, group.id, mostMembers);
  if (members.some(({ id, status }) => id === group.leadId && isOpen(status))) throw conflict(words.leadLeft);
  const wanted = members.filter(({ id, status }) => request.memberIds?.includes(id) ?? isOpen(status));
  if (request.memberIds && wanted.length < new Set(request.memberIds).size) throw conflict(words.notMember);
  const { outcome, reason } = request;
  const leftOut: Changed["leftOut"] = [];
  for (const { id, number } of wanted) {
    const command = { actor, caseId: id, groupId: group.id, outcome, reason, now };
    const closed = await cases.likes.closeMember(command).catch(() => false);
    if (!closed) leftOut.push({ id, number, why: words.notClosed });
  }
  return { group, leftOut };
};

const dissolve = async ({ actor, group, request, now }: Command<Of<"dissolve">>, { groups, cases }: GroupDoors) => {
  const saved = await groups.change(group, { open: false });
  if (!saved) throw conflict(words.movedOn);
  for (const { id } of await cases.likes.ofGroup(undefined, group.id, mostMembers))
    await cases.likes.leaveGroup({
      caseId: id,
      groupId: group.id,
      kind: "group_left",
      actor,
      data: { reason: request.reason },
      event: "group_left",
      now,
    });
  return { group: saved, leftOut: [] };
};

/** One change of a group by a clerk. @throws notFound, conflict */
export const actOnGroup = async (
  { actor, id, request, now }: { actor: Actor; id: string; request: Request; now: Date },
  doors: GroupDoors,
): Promise<Changed> => {
  const group = await findGroup(actor, id, doors);
  if (request.version !== undefined && request.version !== group.version) throw conflict(words.movedOn);
  if (!group.open) throw conflict(words.dissolved);
  switch (request.action) {
    case "add":
      return joinAll(group, await seenLikes(actor, request.memberIds, doors), actor, doors, now);
    case "remove":
      return remove({ actor, group, request, now }, doors);
    case "lead":
      return lead({ actor, group, request, now }, doors);
    case "close":
      return close({ actor, group, request, now }, doors);
    case "dissolve":
      return dissolve({ actor, group, request, now }, doors);
  }
};
