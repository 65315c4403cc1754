import type { Accounts } from "../accounts";
import type { Cases } from "../cases";
import type { Files } from "../files";
import type { Regions } from "../regions";

/** What evaluation needs of other features. */
export interface EvaluationDoors {
  cases: Pick<Cases, "judging" | "dueAfter">;
  accounts: Pick<Accounts, "staffInRegions">;
  regions: Pick<Regions, "childrenOf" | "nameOf">;
  files: Pick<Files, "attachFiles" | "fileRefs">;
  audit: {
    record(act: {
      chain: string;
      kind: string;
      subject: string;
      actor: { id: string; name: string; unit: string };
      reason: string;
      now: Date;
    }): Promise<void>;
  };
}
