import type { Accounts } from "../accounts";
import type { Act } from "../audit";
import type { Cases } from "../cases";
import type { Files } from "../files";
import type { Regions } from "../regions";

/** What evaluation needs of other features. */
export interface EvaluationDoors {
  cases: Pick<Cases, "judging" | "dueAfter">;
  accounts: Pick<Accounts, "staffInRegions">;
  regions: Pick<Regions, "childrenOf" | "nameOf">;
  files: Pick<Files, "attachFiles" | "fileRefs">;
  audit: { record(act: Act): Promise<void> };
}
