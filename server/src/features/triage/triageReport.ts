import type { Candidate, TriageResult } from "@qizhen/shared/contract/triage";
import type { LanguageModel } from "../../integrations/llm";
import { unprocessable } from "../../kernel/errors";
import { askOpinion } from "./askOpinion";
import type { RegionsDoor, TriageInput, Triaged } from "./doors";
import { type Found, findPeople, inTurn, type PeopleParts } from "./findPeople";
import type { Knowledge } from "./rules/compileKnowledge";
import { type Place, placeOf } from "./rules/placeOf";
import { withOpinion } from "./rules/secondOpinion";
import { understand, type Understanding } from "./rules/understand";
import type { Ranked } from "./rules/who";
import { words } from "./words";

/** What the use case is built on. */
export type TriageParts = PeopleParts;

const mostCandidates = 5;
const mostQuestions = 2;

/**
 * Decides a report (平台分诊): what it is, how grave, where, and who can take it; nothing is written.
 * @throws unprocessable when no region has been imported yet, or the grid that was named is none
 */
export async function triageReport(input: TriageInput, now: Date, parts: TriageParts): Promise<Triaged> {
  const { regions } = parts;
  const { choice, gridCode } = input;
  if (gridCode !== undefined && !regions.byCode(gridCode))
    throw unprocessable(words.unknownGrid, { gridCode: words.unknownGrid });
  const place = placeOf(input, regions);
  const path = place.path.length > 0 ? place.path : defaultPath(regions);
  const knowledge = parts.knowledgeOf(path[0]);
  const meaning = understand(
    { description: input.description, category: input.category, service: choice?.service, path },
    knowledge,
  );
  const { level, category, risk, mongolian } = meaning;
  const point = place.inside ? input.location : undefined;
  const found = await findPeople(
    { path, level, category, risk, mongolian, not: [], chosen: choice?.mediatorId, parties: input.parties, point },
    now,
    parts,
  );
  return {
    result: resultOf(meaning, place, path, found, parts),
    regions: path.flatMap((code) => namedLevel(regions, code) ?? []),
    inside: place.inside,
    knowledge: knowledge.data.version,
    basis: meaning.basis,
    waitingFor: waitsForPerson(meaning, found.people, knowledge) ? "confirmation" : null,
    people: found.people,
  };
}

/**
 * Decides a report as it is kept with its case. Where an outside model is configured, a case that is not red already waits up to
 * its timeout for a second opinion, so that there is one decision and nobody is taken off a case a moment after it was given
 * to them; a look before sending, a replay and a silent model never wait. @throws as triageReport
 */
export async function decideReport(
  input: TriageInput,
  now: Date,
  parts: TriageParts,
  model: LanguageModel | undefined,
): Promise<Triaged> {
  const triaged = await triageReport(input, now, parts);
  if (!input.binding || triaged.result.risk === "red") return triaged;
  return withOpinion(triaged, await askOpinion(input.description, model), input.category !== undefined);
}

/** Where nothing is known of the place: the county, when there is but one. */
function defaultPath(regions: RegionsDoor): readonly string[] {
  const [first] = regions.childrenOf(null);
  if (!first) throw unprocessable(words.noRegions);
  return regions.pathOf(first.code);
}

function namedLevel(regions: RegionsDoor, code: string) {
  const found = regions.byCode(code);
  return found && { code, name: found.name, level: found.level };
}

/** Whether somebody free gets it is found out by claiming: what was free a moment ago may be full by then, and the other way round. */
function waitsForPerson(meaning: Understanding, people: readonly unknown[], { data }: Knowledge): boolean {
  const { risk, confidence, mayBeDanger } = meaning;
  return risk === "red" || mayBeDanger || confidence < data.thresholds.sure || people.length === 0;
}

function resultOf(
  meaning: Understanding,
  place: Place,
  path: readonly string[],
  found: Found,
  parts: TriageParts,
): TriageResult {
  const { regions } = parts;
  const named = (code: string | undefined | null) => (code ? { code, name: regions.nameOf(code) } : null);
  const { category, categories, risk, level, department, service, reasons, confidence, violenceAtHome } = meaning;
  return {
    category,
    categories: categories.map(({ category: one, weight }) => ({
      category: one,
      weight: Math.round(weight * 1000) / 1000,
    })),
    risk,
    level,
    grid: named(place.grid),
    centre: named(path[Math.min(centreDepth[level], path.length - 1)]),
    department,
    service,
    candidates: inTurn(found.ranked)
      .slice(0, mostCandidates)
      .map((one) => candidateOf(one, regions)),
    reasons: [...reasons, ...place.reasons, ...found.reasons],
    facts: meaning.facts,
    questions: questionsOf(meaning, place),
    confidence,
    urgent: risk === "red" ? words.urgentNumbers.map(({ number, label }) => ({ number, label })) : [],
    violenceAtHome,
  };
}

/** The village's centre is the lowest there is. */
const centreDepth = { county: 0, town: 1, "110": 1, village: 2, grid: 2 };

function candidateOf({ id, name, region, score, reasons }: Ranked, regions: RegionsDoor): Candidate {
  return { id, name, unit: regions.nameOf(region), score, reasons };
}

function questionsOf({ risk, questions }: Understanding, { question }: Place): string[] {
  if (risk === "red") return question ? [question] : [];
  const danger = questions.filter((one) => one === words.askDanger);
  const others = questions.filter((one) => one !== words.askDanger);
  return [...danger, ...(question ? [question] : []), ...others].slice(0, mostQuestions);
}
