import type { Outcome, ReferralState, Status } from "@qizhen/shared/vocabulary";

interface Followed {
  status: Status;
  outcome?: Outcome | undefined;
  /** The referral that the case is away by. */
  awayBy?: string | undefined;
}

/**
 * What becomes of a referral that went out when its case was moved by other hands (a clerk took it back, somebody closed it):
 * the state it ends in; undefined while it is still away by it.
 */
export const outEndsAs = (c: Followed, referralId: string): ReferralState | undefined => {
  if (c.status === "transferred" && c.awayBy === referralId) return undefined;
  return c.status === "closed" && c.outcome === "resolved_elsewhere" ? "settled" : "returned";
};

/** The state of a referral that came in, which follows the case it made. */
export const inStateOf = (status: Status): ReferralState => {
  switch (status) {
    case "submitted":
    case "assigned":
      return "sent";
    case "mediating":
    case "agreed":
    case "transferred":
      return "received";
    case "rejected":
      return "refused";
    case "withdrawn":
    case "closed":
      return "returned";
  }
};
