import { maskName, maskText } from "@qizhen/shared/rules/masking";
import type { Actor } from "../../accounts";
import { visibleTo } from "../policy";
import type { CaseRecord } from "../record";
import type { Secrets } from "../secrets";
import { everyCase, type CaseStore } from "../store";
import { replayStore, type ReplayedRecord, type ReplayPlace } from "./replayStore";

type Decided = Pick<CaseRecord["triage"], "category" | "risk" | "level" | "department" | "service" | "confidence">;

/** A case as it is decided again: what decided it and on what; its words are opened only when they are asked for. */
export interface CaseToReplay {
  id: string;
  number: string;
  knowledge: string;
  regionPath: readonly string[];
  hints: CaseRecord["hints"];
  /** What the rules decided, without a second opinion. */
  decided: Decided;
  basis: CaseRecord["basis"];
  /** A second opinion raised it after that. */
  raised: boolean;
  /** @throws where what is sealed cannot be opened */
  description(): string;
}

const decidedOf = ({ triage, ownDecision }: Pick<CaseRecord, "triage" | "ownDecision">): Decided => {
  const { category, risk, level, department, service, confidence } = triage;
  return { category, risk, level, department, service, confidence, ...ownDecision };
};

const toReplayOf = (c: ReplayedRecord, secrets: Secrets): CaseToReplay => ({
  id: c.id,
  number: c.number,
  knowledge: c.knowledge,
  regionPath: c.regionPath,
  hints: c.hints,
  decided: decidedOf(c),
  basis: c.basis,
  raised: c.ownDecision !== undefined,
  description: () => secrets.description(c),
});

type Worded = Pick<CaseRecord, "sealedDescription" | "parties">;

/** Names shorter than this are words of the language too often to be starred. */
const shortestName = 2;

/** A case's own words without numbers, doors and the names of its parties. @throws where what is sealed cannot be opened */
const maskedText = (c: Worded, secrets: Secrets): string => {
  const names = c.parties.map((party) => secrets.name(party)).filter((name) => [...name].length >= shortestName);
  return names.reduce((text, name) => text.replaceAll(name, maskName(name)), maskText(secrets.description(c)));
};

const maskedOrNothing = (c: Worded, secrets: Secrets): string => {
  try {
    return maskedText(c, secrets);
  } catch {
    return ""; // sealed by a key that is gone: the line stays, without its words
  }
};

/** What the rulebook asks of cases: to decide them again, and to learn from those that were overruled. */
export const createForReplay = ({ cases, secrets }: { cases: CaseStore; secrets: Secrets }) => ({
  /** Cases of a county, newest first. */
  toReplay: async (county: string, page: { limit: number; after: ReplayPlace | undefined }) => {
    const { items, next } = await replayStore.page({ regionPath: county }, page);
    return { items: items.map((c) => toReplayOf(c, secrets)), next };
  },

  /** How many cases a county has, counted up to `most`. */
  countUpTo: (county: string, most: number) => replayStore.countUpTo({ regionPath: county }, most),

  /** One that the actor may see; without an actor for the machine's own work. */
  oneToReplay: async (caseId: string, actor?: Actor): Promise<CaseToReplay | undefined> => {
    const found = await cases.find(actor ? visibleTo(actor) : everyCase, caseId);
    return found && toReplayOf(found, secrets);
  },

  /** What happened in cases of a county, masked, by case id. */
  maskedTexts: async (county: string, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const found = await replayStore.sealedWords({ regionPath: county }, [...new Set(caseIds)]);
    return new Map(found.map((c) => [c.id, maskedOrNothing(c, secrets)]));
  },
});
