import { privacyVersion } from "@qizhen/shared/contract/accounts";
import { unprocessable } from "../../../kernel/errors";
import type { Actor } from "../actor";
import type { Consent } from "../people";
import { addConsent } from "../store/consents";
import { words } from "../words";

/**
 * Records that somebody agrees to the privacy notice, or takes that back (PIPL 15). Agreeing is to the notice that is shown
 * now; taking back may name any.
 * @throws unprocessable
 */
export const giveConsent = async ({
  actor,
  version,
  agreed,
  key,
  now,
}: {
  actor: Actor;
  version: string;
  agreed: boolean;
  key: string | undefined;
  now: Date;
}): Promise<Consent> => {
  if (agreed && version !== privacyVersion) throw unprocessable(words.oldNotice, { version: words.oldNotice });
  const consent: Consent = { notice: "privacy", version, agreed, at: now };
  await addConsent(actor, consent, key);
  return consent;
};
