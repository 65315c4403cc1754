import type { DeadlineSettings, Limit } from "@qizhen/shared/rules/deadlineSettings";
import type { Risk } from "@qizhen/shared/vocabulary";
import type { Actor, Staff } from "../accounts";

/** A case as a supervision order (督办单) needs it. The title is masked. */
export interface PressedCase {
  id: string;
  number: string;
  title: string;
  risk: Risk;
  /** County first. */
  regionPath: string[];
  centre: { code: string; name: string };
  responsible?: { id: string; name: string; unit: string } | undefined;
}

/** What a line of the timeline asks for. Without `by` the platform asks. */
export interface PressedLine {
  at: Date;
  by?: { id: string; name: string } | undefined;
  question: string;
  replyDays?: number | undefined;
  /** The very instant, where a rule has set it. */
  replyBy?: Date | undefined;
  addressee?: string | undefined;
}

/** How many cases are due, of a scope. */
export interface Figures {
  most: number;
  overdue: number;
  today: number;
  people: { id: string; name: string; overdue: number; today: number }[];
  units: { id: string; name: string; overdue: number; today: number }[];
}

/** What supervision asks of the other features; app.ts plugs it in. */
export interface SupervisionDoors {
  cases: {
    pressed(caseId: string, lineId: string): Promise<{ matter: PressedCase; line: PressedLine } | undefined>;
    /** Whether somebody may open the case at all. */
    sees(actor: Actor, caseId: string): Promise<boolean>;
    /** When a limit of a county that begins now ends. */
    dueAfter(county: string, limit: Limit, from: Date): Date;
    settingsOf(county: string): DeadlineSettings;
    figures(actor: Actor, now: Date): Promise<Figures>;
    /** Counts the dates of a county again that were a guess. */
    recount(county: string, now: Date): Promise<void>;
  };
  accounts: { staffByIds(ids: readonly string[]): Promise<Staff[]> };
  regions: {
    nameOf(code: string): string;
    parentOf(code: string): string | undefined;
    pathOf(code: string): readonly string[];
  };
}
