import { listActs } from "./listActs";
import { recordAct } from "./recordAct";

export type { Act } from "./recordAct";
export type { Break } from "./rules/chain";
export { verifyChains } from "./verifyChains";

/** 审计: who did what, appended to hash chains and never changed. */
export const audit = { record: recordAct, list: listActs };
