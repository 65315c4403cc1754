import type { ReturnVisitForm } from "@qizhen/shared/contract/returnVisits";

/** A return visit (回访) that takes the matter up again: what was agreed is not kept, or it is about to flare up (激化、隐患). */
export const isBadVisit = ({ kept, risk }: Pick<ReturnVisitForm, "kept" | "risk">): boolean =>
  kept === "no" || risk === true;
