import { maskName, maskText } from "@qizhen/shared/rules/masking";
import { Types } from "mongoose";
import type { Actor } from "../../accounts";
import { afterCursor, cutPage } from "../../../kernel/db/keyset";
import { CaseModel, type CaseDocument } from "../model";
import { visibleTo } from "../policy";
import type { CaseRecord } from "../record";
import type { Secrets } from "../secrets";
import { everyCase, type CaseStore } from "../store";
import { orders } from "./listStore";

type Decided = Pick<CaseRecord["triage"], "category" | "risk" | "level" | "department" | "service" | "confidence">;

/** A case as it is decided again: what decided it and on what; its words are opened only when they are asked for. */
export interface CaseToReplay {
  id: string;
  number: string;
  knowledge: string;
  regionPath: readonly string[];
  hints: CaseRecord["hints"];
  decided: Decided;
  /** @throws where what is sealed cannot be opened */
  description(): string;
}

type Read = Pick<CaseRecord, "id" | "number" | "knowledge" | "regionPath" | "hints" | "triage" | "sealedDescription">;

const fields = {
  number: 1,
  knowledge: 1,
  regionPath: 1,
  hints: 1,
  sealedDescription: 1,
  createdAt: 1,
  "triage.category": 1,
  "triage.risk": 1,
  "triage.level": 1,
  "triage.department": 1,
  "triage.service": 1,
  "triage.confidence": 1,
} as const;

const decidedOf = ({ category, risk, level, department, service, confidence }: CaseRecord["triage"]): Decided => ({
  category, risk, level, department, service, confidence,
}); // prettier-ignore

const toReplayOf = (c: Read, secrets: Secrets): CaseToReplay => ({
  id: c.id,
  number: c.number,
  knowledge: c.knowledge,
  regionPath: c.regionPath,
  hints: c.hints,
  decided: decidedOf(c.triage),
  description: () => secrets.description(c),
});

/** Names shorter than this are words of the language too often to be starred. */
const shortestName = 2;

/** A case's own words without numbers, doors and the names of its parties. @throws where what is sealed cannot be opened */
const maskedText = (c: Pick<CaseRecord, "sealedDescription" | "parties">, secrets: Secrets): string => {
  const names = c.parties.map((party) => secrets.name(party)).filter((name) => [...name].length >= shortestName);
  return names.reduce((text, name) => text.replaceAll(name, maskName(name)), maskText(secrets.description(c)));
};

const maskedOrNothing = (c: CaseDocument, secrets: Secrets): string => {
  try {
    return maskedText(c, secrets);
  } catch {
    return ""; // sealed by a key that is gone: the line stays, without its words
  }
};

/** What the rulebook asks of cases: to decide them again, and to learn from those that were overruled. */
export const createForReplay = ({ cases, secrets }: { cases: CaseStore; secrets: Secrets }) => ({
  /** Cases of a county, newest first. Scope: the county. */
  toReplay: async (county: string, { limit, cursor }: { limit: number; cursor: string | undefined }) => {
    const found = await CaseModel.find(
      { regionPath: county, ...afterCursor<CaseDocument>(orders.newest, cursor) },
      fields,
    )
      .sort(Object.fromEntries(orders.newest))
      .hint({ regionPath: 1, createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<CaseDocument[]>();
    const { page, next } = cutPage(found, limit, orders.newest);
    const items = page.map(({ _id, ...rest }) => toReplayOf({ ...rest, id: _id.toHexString() }, secrets));
    return { items, next };
  },

  /** How many cases a county has, counted up to `most`. */
  countUpTo: (county: string, most: number): Promise<number> =>
    CaseModel.countDocuments({ regionPath: county }, { limit: most, hint: { regionPath: 1, createdAt: -1, _id: -1 } }),

  /** One that the actor may see; without an actor for the machine's own work. */
  oneToReplay: async (caseId: string, actor?: Actor): Promise<CaseToReplay | undefined> => {
    const found = await cases.find(actor ? visibleTo(actor) : everyCase, caseId);
    return found && toReplayOf(found, secrets);
  },

  /** What happened, masked, by case id. For cases that the caller has found within their scope. */
  maskedTexts: async (caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const ids = [...new Set(caseIds)].map((id) => new Types.ObjectId(id));
    const found = await CaseModel.find({ _id: { $in: ids } }, { sealedDescription: 1, parties: 1 }).lean<
      CaseDocument[]
    >();
    return new Map(found.map((c) => [c._id.toHexString(), maskedOrNothing(c, secrets)]));
  },
});
