import type { Accounts } from "../accounts";
import type { Cases } from "../cases";
import type { Regions } from "../regions";
import type { Judgement } from "./rules/shapes";

/** What statistics need of other features. */
export interface StatisticsDoors {
  cases: Cases["counted"];
  /** Judgements by case id; cases that nobody has judged are left out. */
  judgementsOf: (caseIds: readonly string[]) => Promise<ReadonlyMap<string, Judgement>>;
  regions: Pick<Regions, "byCode" | "childrenOf" | "pathOf" | "nameOf" | "parentOf">;
  people: Pick<Accounts, "staffByIds">;
}
