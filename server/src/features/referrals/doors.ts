import type { Report } from "@qizhen/shared/contract/cases";
import type { Category, Outcome, ReferralPurpose, Status } from "@qizhen/shared/vocabulary";
import type { Intent } from "../../kernel/http/route";
import type { Accounts, Actor } from "../accounts";
import type { CaseEvent } from "../cases";
import type { NamedRegion } from "./record";
import type { AcceptLimit } from "./rules/limits";

/** A case as its referrals need it; names and phones are masked. */
export interface CaseForReferral {
  id: string;
  number: string;
  title: string;
  category: Category;
  status: Status;
  outcome?: Outcome | undefined;
  regionPath: string[];
  centre: NamedRegion;
  responsible?: { id: string; name: string; unit: string } | undefined;
  violenceAtHome: boolean;
  community?: string | undefined;
  parties: { role: "applicant" | "respondent" | "representative"; name: string; phone?: string | undefined }[];
  /** The referral it is away by, while it is. */
  awayBy?: string | undefined;
  /** Lines about it: each handing over with what was said, each return. Oldest first. */
  lines: {
    kind: string;
    at: Date;
    by?: { id: string; name: string } | undefined;
    data: Readonly<Record<string, unknown>>;
  }[];
}

/** One more line of a case's timeline, and whom to tell of it. Its id makes it once. */
export interface NewLine {
  caseId: string;
  id: string;
  kind: string;
  by?: { id: string; name: string; role: string } | undefined;
  data: Record<string, unknown>;
  staffOnly?: boolean;
  tell?: { event: CaseEvent; whom: readonly Whom[] };
  now: Date;
}

/** Whom a line is told to: they are found when it is written. */
type Whom = "parties" | "responsible" | "receiving" | "centre" | "centreAbove";

export interface Sending {
  bodyId: string;
  purpose: ReferralPurpose;
  materials: string[];
}

/** What referrals ask of cases; app.ts plugs it in. */
export interface CasesDoor {
  /** Takes the step `transfer` with what the referral says. @returns the id of the referral. @throws as the step does */
  transfer(command: {
    actor: Actor;
    caseId: string;
    to: string;
    reason: string;
    version?: number | undefined;
    sending: Sending;
    intent: Intent | undefined;
    now: Date;
  }): Promise<string>;
  /** Takes a case back, or closes it, as its body said. Nothing happens where it is not away by this referral any more. */
  comeBack(command: {
    caseId: string;
    referralId: string;
    how: "receive_back" | "close";
    text: string;
    refused: boolean;
    by: { id: string; name: string; role: string };
    now: Date;
  }): Promise<void>;
  writeLine(line: NewLine): Promise<boolean>;
  forReferral(caseId: string): Promise<CaseForReferral | undefined>;
  sees(actor: Actor, caseId: string): Promise<boolean>;
  /** Registers a case as the actor. @throws as a report is refused */
  register(command: { actor: Actor; report: Report; intent: Intent | undefined; now: Date }): Promise<string>;
  deadline(from: Date, limit: AcceptLimit, county: string): Date;
}

export interface RegionsDoor {
  nameOf(code: string): string;
  pathOf(code: string): readonly string[];
}

export interface ReferralDoors {
  cases: CasesDoor;
  regions: RegionsDoor;
  accounts: Pick<Accounts, "staffByIds" | "staffInRegions">;
}
