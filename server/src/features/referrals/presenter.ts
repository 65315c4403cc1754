import type { Body, Referral, ReferralSheet } from "@qizhen/shared/contract/referrals";
import { referralStates } from "@qizhen/shared/vocabulary";
import type { Actor } from "../accounts";
import type { CaseForReferral } from "./doors";
import type { BodyRecord, Handled, ReferralRecord } from "./record";
import { acceptLimitOf } from "./rules/limits";
import { movesFrom, standingIn } from "./rules/moves";
import { words } from "./words";

/** A body of the directory. `nameOf`: of its members by id, and of its region. */
export const presentBody = (
  b: BodyRecord,
  members: ReadonlyMap<string, string>,
  nameOf: (code: string) => string,
): Body => ({
  id: b.id,
  name: b.name,
  kind: b.kind,
  region: { code: b.region, name: nameOf(b.region) },
  ...(b.phone && { phone: b.phone }),
  ...(b.address && { address: b.address }),
  receivers: b.receiverIds.flatMap((id) => {
    const name = members.get(id);
    return name === undefined ? [] : [{ id, name }];
  }),
  ...(b.limit && { limit: { unit: b.limit.unit, count: b.limit.count } }),
  limitText: words.limit(acceptLimitOf(b)),
  disabled: b.disabled,
  version: b.version,
});

const presentHandled = ({ at, by, forBody, date, documentNumber }: Handled) => ({
  at: at.toISOString(),
  by: by.name,
  forBody,
  ...(date && { date }),
  ...(documentNumber && { documentNumber }),
});

const stateText = (r: ReferralRecord, late: boolean) => {
  if (late) return words.state.late;
  return r.direction === "in" ? words.inState[r.state] : referralStates[r.state];
};

/** A referral for whoever asks, field by field. */
export const presentReferral = (r: ReferralRecord, actor: Actor, now: Date): Referral => {
  const late = r.state === "sent" && r.receiveBy !== undefined && r.receiveBy < now;
  const { id, name, kind, phone, address } = r.body;
  return {
    id: r.id,
    direction: r.direction,
    caseId: r.caseId,
    number: r.number,
    title: r.title,
    category: r.category,
    body: {
      ...(id && { id }),
      name,
      kind,
      ...(phone && { phone }),
      ...(address && { address }),
      hasAccount: r.memberIds.length > 0,
    },
    centre: { code: r.centre.code, name: words.centreOf(r.centre.name) },
    sentBy: { name: r.sentBy.name, unit: r.sentBy.unit },
    sentAt: r.sentAt.toISOString(),
    purpose: r.purpose,
    reason: r.reason,
    materials: r.materials,
    state: r.state,
    stateText: stateText(r, late),
    ...(r.receiveBy && { receiveBy: r.receiveBy.toISOString() }),
    late,
    ...(r.receipt && { receipt: presentHandled(r.receipt) }),
    ...(r.ending && { ending: { ...presentHandled(r.ending), text: r.ending.text } }),
    allowedActions: standingIn(r, actor) ? movesFrom(r.state) : [],
    version: r.version,
  };
};

/** The sheet (移送函): people masked; of violence at home neither place nor phone, which leave only with who handles it. */
export const presentSheet = (r: ReferralRecord, c: CaseForReferral, actor: Actor, now: Date): ReferralSheet => ({
  ...presentReferral(r, actor, now),
  parties: c.parties.map(({ role, name, phone }) => ({
    role: words.role[role],
    name,
    ...(phone && !c.violenceAtHome && { phone }),
  })),
  ...(c.community && !c.violenceAtHome && { community: c.community }),
  ...(c.violenceAtHome && { notice: words.violence }),
  contact: c.responsible
    ? words.contact(c.responsible.name, c.responsible.unit)
    : words.contact(r.sentBy.name, words.centreOf(r.centre.name)),
  limitText: r.limitText,
});
