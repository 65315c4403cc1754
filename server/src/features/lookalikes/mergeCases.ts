import type { lookalikes as api } from "@qizhen/shared/contract/lookalikes";
import type * as z from "zod";
import { conflict, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { words as kernelWords } from "../../kernel/words";
import type { Actor } from "../accounts";
import type { CaseLike } from "../cases";
import type { LookalikeDoors } from "./doors";
import type { GroupRecord, GroupStore } from "./groupStore";
import { joinAll } from "./joining";
import { mergeRefusal } from "./rules/merging";
import { words } from "./words";

type Request = z.output<typeof api.merge.body>;

export interface GroupDoors extends LookalikeDoors {
  groups: GroupStore;
}

/** Cases that the actor sees, all of them. @throws notFound */
export const seenLikes = async (actor: Actor, ids: readonly string[], { cases }: GroupDoors): Promise<CaseLike[]> => {
  const found = await Promise.all([...new Set(ids)].map((id) => cases.likes.like(actor, id)));
  return found.map((one) => {
    if (!one) throw notFound(words.caseNotFound);
    return one;
  });
};

const refuseLead = (lead: CaseLike) => {
  const refusal = mergeRefusal(lead, undefined);
  if (refusal === "closed") throw conflict(words.leadClosed);
  if (refusal === "elsewhere") throw conflict(words.leadElsewhere);
  if (refusal === "violence") throw unprocessable(words.leadViolence);
};

/** Makes the group of a lead case: nothing where the lead is in another. */
export const makeGroup = async (
  lead: CaseLike,
  made: { title?: string | undefined; by: string; intent?: { by: string; key: string; digest: string } | undefined },
  { groups }: GroupDoors,
  now: Date,
): Promise<GroupRecord | undefined> =>
  groups.insert({
    title: made.title ?? lead.title,
    category: lead.category,
    leadId: lead.id,
    leadNumber: lead.number,
    regionPath: lead.regionPath,
    by: made.by,
    createdAt: now,
    ...(made.intent && { made: made.intent }),
  });

/**
 * Puts cases together into a group matter (群体性事项) with one of them as its lead; each keeps its number and its page. A repeat
 * of the intent answers with the same.
 * @throws notFound, unprocessable, conflict
 */
export const mergeCases = async (
  { actor, request, intent, now }: { actor: Actor; request: Request; intent: Intent | undefined; now: Date },
  doors: GroupDoors,
) => {
  const { leadId, memberIds, title } = request;
  if (memberIds.includes(leadId)) throw unprocessable(words.itself, { memberIds: words.itself });
  const before = intent && (await doors.groups.madeUnder(actor.id, intent.key));
  if (before && before.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  const [lead, ...members] = await seenLikes(actor, [leadId, ...memberIds], doors);
  if (!lead) throw notFound(words.caseNotFound);
  if (before) return joinAll(before.group, [lead, ...members], actor, doors, now);
  refuseLead(lead);
  if (members.every((c) => mergeRefusal(c, undefined) !== undefined)) throw conflict(words.nobodyJoined);
  const made = await makeGroup(
    lead,
    { title, by: actor.name, intent: intent && { by: actor.id, ...intent } },
    doors,
    now,
  );
  if (!made) throw conflict(words.leadElsewhere);
  return joinAll(made, [lead, ...members], actor, doors, now);
};
