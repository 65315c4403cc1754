import type { Candidate, TriageResult } from "@qizhen/shared/contract/triage";
import { unprocessable } from "../../kernel/errors";
import type { FoundPerson, RegionsDoor, Search, StaffDoor, TriageInput, Triaged } from "./doors";
import type { Knowledge } from "./rules/compileKnowledge";
import { type Place, placeOf } from "./rules/placeOf";
import { dayOf } from "./rules/dayOf";
import { understand, type Understanding } from "./rules/understand";
import { type Ranked, who } from "./rules/who";
import { words } from "./words";

/** What the use case is built on. */
export interface TriageParts {
  /** What a county knows, its own rules included. */
  knowledgeOf(county: string | undefined): Knowledge;
  regions: RegionsDoor;
  staff: StaffDoor;
}

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
  const ranked = await findPeople(
    { path, level: meaning.level, category: meaning.category, not: [], chosen: choice?.mediatorId, mongolian: meaning.mongolian },
    now,
    parts,
  ); // prettier-ignore
  return {
    result: resultOf(meaning, place, path, ranked, parts),
    regions: path.flatMap((code) => namedLevel(regions, code) ?? []),
    inside: place.inside,
    knowledge: knowledge.data.version,
    waitingFor: waitFor(meaning, ranked, knowledge),
  };
}

/** People for a case that goes on to somebody else, the most fitting first. */
export async function findWho(
  { regionPath, level, category, not }: Search,
  now: Date,
  parts: TriageParts,
): Promise<FoundPerson[]> {
  const ranked = await findPeople({ path: regionPath, level, category, not }, now, parts);
  return ranked.map(({ id, name, region }) => ({ id, name, unit: parts.regions.nameOf(region) }));
}

async function findPeople(
  wanted: Parameters<typeof who>[0],
  now: Date,
  { staff, regions }: TriageParts,
): Promise<Ranked[]> {
  return who(wanted, await staff.staffIn(wanted.path), dayOf(now), regions.nameOf);
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

function waitFor({ risk, confidence }: Understanding, ranked: Ranked[], { data }: Knowledge): Triaged["waitingFor"] {
  if (risk === "red" || confidence < data.thresholds.sure || ranked.length === 0) return "confirmation";
  return ranked.every(({ full }) => full) ? "capacity" : null;
}

function resultOf(
  meaning: Understanding,
  place: Place,
  path: readonly string[],
  ranked: Ranked[],
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
    candidates: ranked.slice(0, mostCandidates).map((one) => candidateOf(one, regions)),
    reasons: [...reasons, place.reason],
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
