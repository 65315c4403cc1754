import type { Wechat } from "../../integrations/wechat";
import type { CaseForNotice } from "../cases";
import type { IsWorkday } from "./rules/callDue";

/** What notices ask of the other features; app.ts plugs it in. */
export interface NoticeDoors {
  cases: {
    /** What a notice may say of a case, and who its parties are. Undefined where there is none. */
    caseForNotice(caseId: string): Promise<CaseForNotice | undefined>;
  };
  people: {
    /** How a resident is reached by WeChat; undefined where they are not. */
    openidOf(userId: string): Promise<string | undefined>;
    /** Those of a role who belong to exactly this region, at work here. */
    staffOf(region: string, role: "clerk" | "leader" | "admin"): Promise<string[]>;
    /** Workers of a grid. */
    workersOf(grid: string): Promise<string[]>;
  };
  regions: {
    /** The region above, undefined at the top. */
    parentOf(code: string): string | undefined;
  };
  wechat: Pick<Wechat, "sendSubscription">;
  isWorkday: IsWorkday;
}
