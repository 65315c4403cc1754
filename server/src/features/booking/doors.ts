import type { Actor, Staff } from "../accounts";

/** What booking needs of other features; app.ts plugs them in. */
export interface BookingDoors {
  accounts: {
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    /** A resident's own name and number, unsealed. */
    residentContact(id: string): Promise<{ name?: string | undefined; phone?: string | undefined } | undefined>;
    /** Blind index of a number. */
    phoneIndexOf(phone: string): string;
  };
  cases: {
    /** Whether somebody may open a case, and so bind a visit to it. */
    mayOpen(actor: Actor, caseId: string): Promise<boolean>;
  };
  regions: {
    /** County first, the code itself last; empty when unknown. */
    pathOf(code: string): readonly string[];
    nameOf(code: string): string;
    /** Regions directly below a code; the counties for null. */
    childrenOf(code: string | null): { code: string }[];
  };
  notices: {
    /** Tells somebody of a visit; the entry makes each notice once. */
    tellOfVisit(told: {
      visitId: string;
      to: string;
      entry: string;
      at: Date;
      title: string;
      text: string;
    }): Promise<void>;
  };
  /** Whether a day is worked on in a county (调休 included). */
  isWorkday(county: string, day: string): boolean;
}
