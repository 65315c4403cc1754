import type { ReferralPurpose } from "@qizhen/shared/vocabulary";
import { maskText } from "@qizhen/shared/rules/masking";
import { notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import type { Actor } from "../accounts";
import type { BodyStore } from "./bodies/bodyStore";
import type { ReferralDoors } from "./doors";
import { openReferral } from "./openReferral";
import type { ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import { words } from "./words";

interface Command {
  actor: Actor;
  caseId: string;
  bodyId: string;
  purpose: ReferralPurpose;
  reason: string;
  materials: readonly string[];
  version?: number | undefined;
  intent: Intent | undefined;
  now: Date;
}

interface Doors extends ReferralDoors {
  referrals: ReferralStore;
  bodies: BodyStore;
}

/**
 * Hands a case to a body of the directory (移送): the step of the case comes first, in one update; its referral is opened from
 * what the step wrote, here and, should this process die in between, by the outbox.
 * @throws notFound, unprocessable for a body that does not serve that place; and as the step is refused
 */
export const sendReferral = async (command: Command, doors: Doors): Promise<ReferralRecord> => {
  const { actor, caseId, bodyId, purpose, reason, materials, version, intent, now } = command;
  const { cases, bodies, referrals } = doors;
  const c = (await cases.sees(actor, caseId)) ? await cases.forReferral(caseId) : undefined;
  if (!c) throw notFound(words.notFound);
  const body = await bodies.find(c.regionPath[0] ?? "", bodyId);
  if (!body || body.disabled || !c.regionPath.includes(body.region))
    throw unprocessable(words.bodyNotFound, { bodyId: words.bodyNotFound });
  const sending = { bodyId, purpose, materials: materials.map(maskText) };
  const id = await cases.transfer({ actor, caseId, to: body.name, reason, version, sending, intent, now });
  const after = await cases.forReferral(caseId);
  const line = after?.lines.find(({ data }) => data["referralId"] === id);
  if (after && line) await openReferral(after, line, doors);
  const opened = await referrals.find(id);
  if (!opened) throw notFound(words.notFound);
  return opened;
};
