import { useQuery } from "@tanstack/react-query";
import { referrals } from "@qizhen/shared/contract/referrals";
import type { ReferralBox } from "@qizhen/shared/vocabulary";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";

/** A pile of the inbox, page by page. */
export const useReferralList = (side: "received" | "sent", box: ReferralBox) =>
  useGrowing([...keys.referrals, side, box], (cursor) =>
    ask(referrals.list, { query: { side, box, limit: 50, cursor } }),
  );

/** What went to and fro about a case. */
export const useReferralsOf = (caseId: string) =>
  useGrowing([...keys.referrals, "case", caseId], (cursor) =>
    ask(referrals.ofCase, { params: { id: caseId }, query: { cursor } }),
  );

/** One referral as its sheet has it. */
export const useSheet = (id: string) =>
  useQuery({
    queryKey: [...keys.referrals, "sheet", id],
    queryFn: () => ask(referrals.get, { params: { id } }),
    retry: false,
  });

/** The bodies that serve a place: a hundred are more than a county has. */
export const useBodiesFor = (region: string | undefined) =>
  useQuery({
    queryKey: [...keys.bodies, "for", region ?? ""],
    queryFn: () => ask(referrals.bodies, { query: { limit: 100, ...(region && { region }) } }),
  });
