import type { referrals as api } from "@qizhen/shared/contract/referrals";
import type * as z from "zod";
import { forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { derivedId } from "../../kernel/ids";
import { makeEntry } from "../../kernel/outbox/outbox";
import { hasRole, type Actor } from "../accounts";
import type { BodyStore } from "./bodies/bodyStore";
import type { CaseForReferral, ReferralDoors } from "./doors";
import { referralMoved, type BodyRecord, type ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { inStateOf } from "./rules/follow";
import { boxOf } from "./rules/moves";
import { words } from "./words";

type Request = z.output<typeof api.receiveFrom.body>;

interface Command {
  actor: Actor;
  request: Request;
  intent: Intent | undefined;
  now: Date;
}

interface Doors extends ReferralDoors {
  referrals: ReferralStore;
  bodies: BodyStore;
}

/** The body that hands the matter over: a member's own, or the one that the clerk names. @throws forbidden, unprocessable */
const bodyOf = async ({ actor, request }: Command, { bodies, regions }: Doors): Promise<BodyRecord> => {
  if (hasRole(actor, "clerk")) {
    if (!request.bodyId) throw unprocessable(words.chooseBody, { bodyId: words.chooseBody });
    const county = regions.pathOf(actor.region?.code ?? "")[0] ?? "";
    const found = await bodies.find(county, request.bodyId);
    if (!found || found.disabled) throw unprocessable(words.bodyNotFound, { bodyId: words.bodyNotFound });
    return found;
  }
  const theirs = await bodies.ofMember(actor.id);
  const found = request.bodyId ? theirs.find(({ id }) => id === request.bodyId) : theirs[0];
  if (!found) throw forbidden(words.notMember);
  return found;
};

const documentOf = (c: CaseForReferral, body: BodyRecord, { actor, request, now }: Command): ReferralRecord => ({
  id: derivedId("referral.in", c.id),
  direction: "in",
  caseId: c.id,
  number: c.number,
  title: c.title,
  category: c.category,
  regionPath: c.regionPath,
  body: { id: body.id, name: body.name, kind: body.kind, phone: body.phone, address: body.address },
  memberIds: body.receiverIds,
  centre: c.centre,
  sentBy: { id: actor.id, name: actor.name, unit: body.name },
  sentAt: now,
  purpose: request.purpose,
  reason: [request.date, request.documentNumber].filter(Boolean).join(" "),
  materials: [],
  state: inStateOf(c.status),
  box: boxOf(inStateOf(c.status)),
  limitText: "",
  reminded: 0,
  doneKeys: [],
  version: 0,
});

/**
 * Takes a matter that another body hands to us: a case like any other, with a referral that tells the body what becomes of it.
 * The parties have agreed (调解法 18). A repeat of the intent answers with the same.
 * @throws forbidden, unprocessable; and as a report is refused
 */
export const receiveFrom = async (command: Command, doors: Doors): Promise<ReferralRecord> => {
  const { actor, request, intent, now } = command;
  const body = await bodyOf(command, doors);
  if (!request.consented) throw unprocessable(words.needsConsent, { consented: words.needsConsent });
  if (!request.report.applicant) throw unprocessable(words.noApplicant, { "report.applicant": words.noApplicant });
  const report = { ...request.report, channel: "department" as const };
  const caseId = await doors.cases.register({ actor, report, intent, now });
  const c = await doors.cases.forReferral(caseId);
  if (!c) throw notFound(words.notFound);
  const made = documentOf(c, body, command);
  await doors.referrals.insert(made, [makeEntry(referralMoved, { move: "come" }, now)], now);
  return (await doors.referrals.find(made.id)) ?? made;
};
