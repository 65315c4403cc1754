import type { ReturnVisitDetail, ReturnVisitRow } from "@qizhen/shared/contract/returnVisits";
import type { FileRef } from "@qizhen/shared/contract/files";
import type { Actor } from "../../accounts";
import type { CaseForJudging } from "../../cases";
import type { VisitRecord } from "../record";
import { words } from "../words";
import { allowedOn } from "./policy";

/** A return visit in a list. */
export const presentVisit = (v: VisitRecord, actor: Actor, now: Date): ReturnVisitRow => {
  const late = v.box === "open" && now > v.dueAt;
  const tries = v.calls.length;
  return {
    id: v.id,
    caseId: v.caseId,
    caseNumber: v.caseNumber,
    caseTitle: v.caseTitle,
    day: v.day,
    state: v.state,
    stateText: words.state(v.state, { late, tries, unreached: v.unreached }),
    who: v.who,
    ...(v.assignee && { assignee: { id: v.assignee.id, name: v.assignee.name, unit: v.assignee.unit } }),
    dueAt: v.dueAt.toISOString(),
    late,
    tries,
    ...(v.kept && { kept: v.kept }),
    unreached: v.unreached,
    reopened: v.reopened,
    allowed: allowedOn(v, actor),
  };
};

interface Parts {
  c: CaseForJudging | undefined;
  /** Only for whoever calls. */
  phone?: string | undefined;
  voice?: FileRef | undefined;
}

const presentForm = ({ form }: VisitRecord) =>
  form && {
    record: {
      kept: form.kept,
      ...(form.satisfied && { satisfied: form.satisfied }),
      ...(form.sued !== undefined && { sued: form.sued }),
      ...(form.suitResult && { suitResult: form.suitResult }),
      ...(form.risk !== undefined && { risk: form.risk }),
      ...(form.measures && { measures: form.measures }),
      ...(form.note && { note: form.note }),
      by: { name: form.by.name, unit: form.by.unit },
      at: form.at.toISOString(),
    },
  };

/** A return visit whole, with what of the case its caller needs. */
export const presentVisitWhole = (
  v: VisitRecord,
  actor: Actor,
  { c, phone, voice }: Parts,
  now: Date,
): ReturnVisitDetail => ({
  ...presentVisit(v, actor, now),
  version: v.version,
  description: c?.description ?? "",
  ...(c?.agreed && { agreed: c.agreed }),
  ...(v.outcome && { outcome: v.outcome }),
  closedAt: v.round.toISOString(),
  handler: v.handler,
  ...(c?.community && { place: c.community }),
  ...(phone && { phone }),
  ...(v.answer && {
    answer: {
      kept: v.answer.kept,
      ...(v.answer.comment && { words: v.answer.comment }),
      ...(voice && { voice }),
      at: v.answer.at.toISOString(),
    },
  }),
  ...presentForm(v),
  calls: v.calls.map(({ at, by }) => ({ at: at.toISOString(), by })),
});
