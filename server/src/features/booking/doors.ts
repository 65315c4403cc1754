import type { Report } from "@qizhen/shared/contract/cases";
import type { Channel, StaffRole } from "@qizhen/shared/vocabulary";
import type { Actor, Staff } from "../accounts";
import type { Act } from "../audit";
import type { VisitCall, VisitTelling } from "../notices";

/** What booking needs of other features; app.ts plugs them in. */
export interface BookingDoors {
  accounts: {
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    /** Somebody as they stand in the database now, not as they are remembered for some seconds. */
    freshStaff(id: string): Promise<Staff | undefined>;
    /** Staff of these regions themselves, with one of the roles. */
    staffInRegions(codes: readonly string[], ...roles: readonly StaffRole[]): Promise<Staff[]>;
    /** A resident's own name and number, unsealed. */
    residentContact(id: string): Promise<{ name?: string | undefined; phone?: string | undefined } | undefined>;
    /** Blind index of a number. */
    phoneIndexOf(phone: string): string;
  };
  cases: {
    /** Whether somebody may open a case, and so bind a visit to it. */
    mayOpen(actor: Actor, caseId: string): Promise<boolean>;
    /** Since when a matter is here. */
    openedAt(caseIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
    /** Registers what was said on a visit; the same visit is always the same case. */
    registerVisit(said: {
      actor: Actor;
      visitId: string;
      applicant: { userId?: string | undefined; name: string; phone?: string | undefined };
      description: string;
      channel: Channel;
      more?: Pick<Report, "category" | "address" | "gridCode" | "choice"> | undefined;
      now: Date;
    }): Promise<{ caseId: string; number: string }>;
    /** One more line of a timeline, once. */
    writeLine(line: {
      caseId: string;
      id: string;
      kind: string;
      data: Record<string, unknown>;
      now: Date;
    }): Promise<boolean>;
    /** Whose a case is: accounts, and blind indexes of numbers. */
    likes: { like(actor: Actor | undefined, caseId: string): Promise<{ applicants: string[] } | undefined> };
  };
  /** What is kept for ever of who looked at whom. */
  audit: { record(act: Act): Promise<void> };
  regions: {
    /** County first, the code itself last; empty when unknown. */
    pathOf(code: string): readonly string[];
    nameOf(code: string): string;
    /** Regions directly below a code; the counties for null. */
    childrenOf(code: string | null): { code: string }[];
  };
  notices: {
    tellOfVisit(told: VisitTelling): Promise<void>;
    callAboutVisit(call: VisitCall): Promise<void>;
  };
  /** Whether a day is worked on in a county (调休 included). */
  isWorkday(county: string, day: string): boolean;
}
