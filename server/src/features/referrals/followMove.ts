import { derivedId } from "../../kernel/ids";
import type { ReferralDoors } from "./doors";
import type { ReferralRecord } from "./record";
import type { ReferralStore } from "./referralStore";
import type { Move } from "./rules/moves";
import { words } from "./words";

interface Doors extends Pick<ReferralDoors, "cases"> {
  referrals: ReferralStore;
}

const byOf = ({ by, forBody }: { by: { id: string; name: string }; forBody: boolean }) => ({
  id: by.id,
  name: by.name,
  role: forBody ? "clerk" : "receiving",
});

const onReceipt = async (r: ReferralRecord, { cases }: Doors) => {
  if (!r.receipt) return;
  const { at, documentNumber, date } = r.receipt;
  await cases.writeLine({
    caseId: r.caseId,
    id: derivedId(r.id, "received"),
    kind: "referral_received",
    by: byOf(r.receipt),
    data: { to: r.body.name, documentNumber, date },
    tell: { event: "referral_received", whom: ["parties", "responsible"] },
    now: at,
  });
};

/** A unit may refuse once; the second refusal of a case is for the centre above to decide on (首问负责, DOMAIN §7). */
const onRefusal = async (r: ReferralRecord, { cases, referrals }: Doors) => {
  if (!r.ending) return;
  const again = (await referrals.refusalsOf(r.caseId)) > 1;
  await cases.writeLine({
    caseId: r.caseId,
    id: derivedId(r.id, "refused"),
    kind: "referral_refused",
    by: byOf(r.ending),
    data: { to: r.body.name, reason: r.ending.text, again },
    staffOnly: true,
    tell: { event: "referral_refused", whom: again ? ["centre", "centreAbove"] : ["centre"] },
    now: r.ending.at,
  });
};

const comesBack = async (r: ReferralRecord, how: "receive_back" | "close", { cases }: Doors) => {
  if (!r.ending) return;
  const refused = r.state === "refused";
  await cases.comeBack({
    caseId: r.caseId,
    referralId: r.id,
    how,
    text: refused ? words.refusedWith(r.ending.text) : r.ending.text,
    refused,
    by: byOf(r.ending),
    now: r.ending.at,
  });
};

/** What a move of a referral makes of its case. Safe to repeat; throws where another was faster, to be tried again. */
export const followMove = async (r: ReferralRecord, move: Move, doors: Doors): Promise<void> => {
  if (move === "receive") return onReceipt(r, doors);
  if (move === "settle") return comesBack(r, "close", doors);
  await comesBack(r, "receive_back", doors);
  if (move === "refuse") await onRefusal(r, doors);
};
