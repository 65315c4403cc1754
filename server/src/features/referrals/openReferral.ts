import type { ReferralPurpose } from "@qizhen/shared/vocabulary";
import { maskText } from "@qizhen/shared/rules/masking";
import { makeEntry } from "../../kernel/outbox/outbox";
import type { CaseNotify } from "../cases";
import type { BodyStore } from "./bodies/bodyStore";
import type { CaseForReferral, ReferralDoors } from "./doors";
import type { BodyRecord, ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { acceptLimitOf } from "./rules/limits";
import { boxOf } from "./rules/moves";
import { words } from "./words";

interface Doors extends ReferralDoors {
  referrals: ReferralStore;
  bodies: BodyStore;
}

/** What the case's line about a handing over says. */
interface Said {
  to?: string;
  reason?: string;
  referralId?: string;
  bodyId?: string;
  purpose?: ReferralPurpose;
  materials?: string[];
  members?: string[];
}

type Line = CaseForReferral["lines"][number];

const documentOf = (
  c: CaseForReferral,
  line: Line,
  body: BodyRecord | undefined,
  { cases }: Pick<Doors, "cases">,
): ReferralRecord => {
  const said = line.data as Said;
  const purpose = said.purpose ?? "handle";
  const kind = body?.kind ?? "other";
  const limit = acceptLimitOf({ kind, limit: body?.limit }, purpose);
  const receiveBy = cases.deadline(line.at, limit, c.regionPath[0] ?? "");
  return {
    id: said.referralId ?? "",
    direction: "out",
    caseId: c.id,
    number: c.number,
    title: c.title,
    category: c.category,
    regionPath: c.regionPath,
    body: { id: body?.id, name: said.to ?? "", kind, phone: body?.phone, address: body?.address },
    memberIds: said.members ?? [],
    centre: c.centre,
    sentBy: { id: line.by?.id ?? "", name: line.by?.name ?? "", unit: c.centre.name },
    sentAt: line.at,
    purpose,
    reason: maskText(said.reason ?? ""),
    materials: said.materials ?? [],
    state: "sent",
    box: boxOf("sent"),
    limitText: words.limit(limit),
    receiveBy,
    reminded: 0,
    checkAt: receiveBy,
    doneKeys: [],
    version: 0,
  };
};

/** The body's members are told; of a body without any, the centre, which hands it over and records the receipt. */
const tidings = (r: ReferralRecord) => {
  const data: CaseNotify = {
    caseId: r.caseId,
    number: r.number,
    event: r.memberIds.length > 0 ? "referral_sent" : "referral_by_hand",
    to: r.memberIds.length > 0 ? r.memberIds.map((id) => `user:${id}` as const) : [`centre:${r.centre.code}`],
    urgent: false,
  };
  return makeEntry("case.notify", { ...data }, r.sentAt);
};

/** Opens the referral of a handing over that a case's timeline tells of. Safe to repeat. */
export const openReferral = async (c: CaseForReferral, line: Line, doors: Doors): Promise<void> => {
  const said = line.data as Said;
  const county = c.regionPath[0];
  const body = said.bodyId && county ? await doors.bodies.find(county, said.bodyId) : undefined;
  const made = documentOf(c, line, body, doors);
  await doors.referrals.insert(made, [tidings(made)], made.sentAt);
};
