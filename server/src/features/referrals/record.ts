import type { BodyKind, Category, ReferralBox, ReferralPurpose, ReferralState } from "@qizhen/shared/vocabulary";
import type { AcceptLimit } from "./rules/limits";

/** A body of the directory (单位名录). */
export interface BodyRecord {
  id: string;
  name: string;
  kind: BodyKind;
  /** Code of the region it serves, and that region's county. */
  region: string;
  county: string;
  phone?: string | undefined;
  address?: string | undefined;
  /** Its members here. */
  receiverIds: string[];
  limit?: AcceptLimit | undefined;
  disabled: boolean;
  version: number;
}

export interface NamedRegion {
  code: string;
  name: string;
}

/** What somebody recorded: a receipt, or how it ended. */
export interface Handled {
  at: Date;
  by: { id: string; name: string; unit: string };
  forBody: boolean;
  /** A day, as it stands on the paper. */
  date?: string | undefined;
  documentNumber?: string | undefined;
}

/** One handing over of one case (移送). Its id is that of the case's own line about it. */
export interface ReferralRecord {
  id: string;
  direction: "out" | "in";
  caseId: string;
  number: string;
  title: string;
  category: Category;
  /** Regions of the case, the county first: the scope of those who answer for a region. */
  regionPath: string[];
  body: {
    id?: string | undefined;
    name: string;
    kind: BodyKind;
    phone?: string | undefined;
    address?: string | undefined;
  };
  /** Whose inbox it is in. */
  memberIds: string[];
  centre: NamedRegion;
  sentBy: { id: string; name: string; unit: string };
  sentAt: Date;
  purpose: ReferralPurpose;
  reason: string;
  materials: string[];
  state: ReferralState;
  box: ReferralBox;
  limitText: string;
  receiveBy?: Date | undefined;
  /** Reminders given: 0 none, 1 the body, 2 the clerk, 3 the centre above. */
  reminded: number;
  /** When it next wants looking at. */
  checkAt?: Date | undefined;
  receipt?: Handled | undefined;
  ending?: (Handled & { text: string }) | undefined;
  doneKeys: { key: string; digest: string }[];
  version: number;
}

/** An entry of a referral's outbox: its case is to follow. */
export const referralMoved = "referral.moved";
/** Nobody has signed: somebody is to be reminded. */
export const referralLate = "referral.late";
