import { derivedId } from "../../kernel/ids";
import type { Receiver } from "../../kernel/outbox/outbox";
import { isPublicStep } from "../cases";
import { mostMembers } from "./actOnGroup";
import { isOpen } from "./findAlike";
import { joinAll } from "./joining";
import { makeGroup, type GroupDoors } from "./mergeCases";
import type { Refs } from "./refs";
import { mergeRefusal } from "./rules/merging";

/** kind `case.grouped`: what happens to the lead case is told to the people of the others; its end, to the clerk. Safe to repeat. */
export const onGrouped =
  ({ groups, cases }: GroupDoors): Receiver =>
  async ({ id, data, at }) => {
    const { caseId, groupId, action } = data as { caseId: string; groupId: string; action: string };
    const group = await groups.find(groupId);
    if (!group?.open || group.leadId !== caseId || !isPublicStep(action)) return;
    const members = (await cases.likes.ofGroup(undefined, groupId, mostMembers)).filter((c) => c.id !== caseId);
    const waiting = members.filter(({ status }) => isOpen(status));
    for (const member of waiting)
      await cases.writeLine({
        caseId: member.id,
        id: derivedId(id, member.id),
        kind: "group_progress",
        data: { step: action, lead: group.leadNumber },
        tell: { event: "group_progress", whom: ["parties"] },
        now: at,
      });
    if (action === "close" && waiting.length > 0)
      await cases.writeLine({
        caseId,
        id: derivedId(id, "closed"),
        kind: "group_lead_closed",
        data: { open: waiting.length },
        staffOnly: true,
        tell: { event: "group_lead_closed", whom: ["centre"] },
        now: at,
      });
  };

/**
 * kind `case.joins`: the applicant of a new case chose to go together with the neighbours. That is their word for their own case
 * only; a clerk can take it out again. Safe to repeat.
 */
export const onJoins =
  (doors: GroupDoors & { refs: Refs }): Receiver =>
  async ({ data, at }) => {
    const { caseId, ref } = data as { caseId: string; ref: string };
    const { cases, groups, refs } = doors;
    const own = await cases.likes.like(undefined, caseId);
    const named = own?.partyUserIds.map((userId) => refs.read(ref, userId, at)).find((one) => one !== undefined);
    const lead = named && named.caseId !== caseId ? await cases.likes.like(undefined, named.caseId) : undefined;
    if (!own || own.groupId || !lead || lead.regionPath[0] !== own.regionPath[0]) return;
    if (mergeRefusal(lead, lead.groupId)) {
      const id = derivedId(caseId, "too late");
      await cases.writeLine({ caseId, id, kind: "group_too_late", data: {}, now: at });
      return;
    }
    const group = lead.groupId
      ? await groups.find(lead.groupId)
      : ((await makeGroup(lead, { by: "" }, doors, at)) ?? (await groups.ledBy(lead.id)));
    if (group?.open) await joinAll(group, lead.groupId ? [own] : [lead, own], undefined, doors, at);
  };
