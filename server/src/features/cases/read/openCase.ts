import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { AuditDoor } from "../doors";
import { openTo } from "../policy";
import type { CaseRecord } from "../record";
import type { CaseStore } from "../store";
import { viewingWords, words } from "../words";
import { chainOfCase, recordOpening } from "./audits";

interface Doors {
  cases: CaseStore;
  audit: AuditDoor;
}

/** A case that the actor may see. @throws notFound */
export const findVisible = async (
  actor: Actor,
  caseId: string,
  cases: Pick<CaseStore, "find">,
): Promise<CaseRecord> => {
  const found = await cases.find(openTo(actor), caseId);
  if (!found) throw notFound(words.caseNotFound);
  return found;
};

/** Opens a case; that somebody of the staff did so is recorded before they see it. @throws notFound */
export const openCase = async (actor: Actor, caseId: string, { cases, audit }: Doors, now: Date) => {
  const found = await findVisible(actor, caseId, cases);
  await recordOpening(audit, actor, found, now);
  return found;
};

/** Who of the staff has looked, why, and at what (谁看过我的事). @throws notFound */
export const listViewers = async (
  actor: Actor,
  caseId: string,
  page: { limit: number; cursor?: string | undefined },
  { cases, audit }: Doors,
) => {
  const found = await findVisible(actor, caseId, cases);
  const { items, next } = await audit.list(chainOfCase(found.id), Object.keys(viewingWords), page);
  return {
    items: items.map(({ at, actor: who, reason, kind }) => ({
      at: at.toISOString(),
      name: who.name,
      unit: who.unit,
      reason,
      what: viewingWords[kind as keyof typeof viewingWords],
    })),
    next,
  };
};
