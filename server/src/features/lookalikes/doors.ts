import type { TriageResult } from "@qizhen/shared/contract/triage";
import type { RegionLevel } from "@qizhen/shared/vocabulary";
import type { Cases } from "../cases";
import type { TriageInput } from "../triage";

/** What look-alikes need of others; app.ts plugs it in. */
export interface LookalikeDoors {
  cases: Pick<Cases, "likes" | "writeLine" | "publicLines">;
  triage: {
    triageReport(
      input: TriageInput,
      now: Date,
    ): Promise<{
      result: TriageResult;
      regions: readonly { code: string; name: string; level: RegionLevel }[];
      inside: boolean;
    }>;
  };
}
