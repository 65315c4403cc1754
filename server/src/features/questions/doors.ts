import type { Category, Risk, StaffRole } from "@qizhen/shared/vocabulary";
import type { Actor, Staff } from "../accounts";
import type { Act } from "../audit";
import type { LawCardStore } from "./lawCards/lawCardStore";
import type { QuestionStore } from "./questionStore";
import type { QuestionSearch } from "./search";
import type { QuestionSecrets } from "./secrets";
import type { SettingsStore } from "./desk/settingsStore";
import type { TemplateStore } from "./desk/templateStore";
import type { VoteStore } from "./voteStore";

/** What questions need of other features; app.ts plugs them in. */
export interface QuestionDoors {
  accounts: {
    staffByIds(ids: readonly string[]): Promise<Staff[]>;
    staffPage(
      region: string,
      wanted: { role: StaffRole | undefined; limit: number; cursor: string | undefined },
    ): Promise<{ items: Staff[] }>;
    staffInRegions(codes: readonly string[], role: "clerk"): Promise<Staff[]>;
    nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
    openidOf(id: string): Promise<string | undefined>;
  };
  regions: {
    byCode(code: string): { code: string; name: string; level: string; path: readonly string[] } | undefined;
    nameOf(code: string): string;
    pathOf(code: string): readonly string[];
  };
  triage: {
    triageReport(
      input: {
        description: string;
        category?: Category | undefined;
        gridCode?: string | undefined;
        homeGrid?: string | undefined;
      },
      now: Date,
    ): Promise<{
      result: { category: Category; risk: Risk; urgent: { number: string; label: string }[] };
      regions: { code: string; name: string; level: string }[];
    }>;
  };
  cases: {
    /** Makes the asker's case out of their question; one question, one case. */
    submitQuestion(asked: {
      asker: Actor;
      questionId: string;
      report: { description: string; category?: Category | undefined; gridCode?: string | undefined };
      now: Date;
    }): Promise<{ caseId: string; number: string }>;
    countWorkdays(county: string): (from: Date, count: number) => { dueAt: Date; warnAt?: Date | undefined };
  };
  notices: {
    /** Tells somebody of a question. Safe to repeat. */
    tellOfQuestion(told: { to: string; entry: string; at: Date; title: string; text: string }): Promise<void>;
  };
  audit: { record(act: Act): Promise<void> };
  wechat: {
    /** Whether there is an account to ask with. */
    readonly configured: boolean;
    /** WeChat's word on a text (内容安全). @throws where it cannot be asked now */
    checkText(asked: { openid: string; title: string; content: string }): Promise<"pass" | "review" | "risky">;
  };
}

/** With the feature's own stores. */
export interface QuestionParts extends QuestionDoors {
  questions: QuestionStore;
  votes: VoteStore;
  cards: LawCardStore;
  templates: TemplateStore;
  settings: SettingsStore;
  secrets: QuestionSecrets;
  search: Pick<QuestionSearch, "search" | "similar" | "put" | "drop">;
}
