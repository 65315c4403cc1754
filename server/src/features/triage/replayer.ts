import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Rules } from "@qizhen/shared/contract/rulebook";
import type { Category, Level, Risk, Service } from "@qizhen/shared/vocabulary";
import { type CountyRules, knowledgeWith } from "./countyKnowledge";
import type { Knowledge } from "./rules/compileKnowledge";
import { compareRules, type Comparison, type Route } from "./rules/compareRules";
import { type Basis, understand, type Understanding } from "./rules/understand";
import { who } from "./rules/who";
import type { TriageParts } from "./triageReport";
import { words } from "./words";

/** A report as it is decided again: its words and what was chosen, and where it lies. */
export interface ReplayedReport {
  category?: Category | undefined;
  service?: Service | undefined;
  mediatorId?: string | undefined;
  /** County first. */
  path: readonly string[];
  /** Opened only where it is needed. */
  description(): string;
}

/** What a decision comes to, without its reasons. */
export interface Decided {
  category: Category;
  risk: Risk;
  level: Level;
  department: string;
  service: Service;
  confidence: number;
}

type Routed = Pick<Decided, "category" | "risk" | "level" | "department">;

/** Where a case goes: the decision, and who would be asked first today. */
export interface Destination extends Routed {
  person: { id: string; name: string } | undefined;
}

/** Which rule or words made the machine decide so (原因), in words for staff. `about`: category, risk or level. */
export interface Cause {
  about: string;
  /** The same for the same rule, to count by. */
  rule: string;
  label: string;
}

/** A case for the replay: the report, and what it was decided to be, by which knowledge. */
export interface ReplayedCase extends ReplayedReport {
  decided: Decided;
  /** What the decision rests on, where that was kept. */
  basis: Basis | undefined;
  knowledge: string;
}

/** Decides cases by two rule sets side by side. */
export interface Replayer {
  /** Reads who works along these paths; once for each path. */
  prepare(paths: readonly (readonly string[])[]): Promise<void>;
  /** Where the case would go by each; undefined where by both it goes to the same. Pure after `prepare`. */
  compare(one: ReplayedCase): { before: Destination; after: Destination } | undefined;
}

const decidedOf = ({ category, risk, level, department, service, confidence }: Understanding): Decided => ({
  category, risk, level, department, service, confidence,
}); // prettier-ignore

const keyOf = (path: readonly string[]) => path.join();

/** Makes a replayer of two rule sets. `now` decides who is on leave; everybody counts as having room. */
export const createReplayer = (
  before: CountyRules,
  after: CountyRules,
  now: Date,
  rulesOf: (knowledge: string) => Rules | undefined,
  { staff, regions }: Pick<TriageParts, "staff" | "regions">,
): Replayer => {
  const [old, fresh] = [knowledgeWith(before), knowledgeWith(after)];
  const comparison: Comparison = compareRules(
    { knowledge: old, rules: before.rules },
    { knowledge: fresh, rules: after.rules },
    rulesOf,
  );
  const staffOf = new Map<string, Awaited<ReturnType<TriageParts["staff"]["staffIn"]>>>();
  const today = dayOf(now);
  const sameWeights = JSON.stringify(before.rules.weights) === JSON.stringify(after.rules.weights);
  const destination = (route: Route, one: ReplayedReport, { data }: Knowledge): Destination => {
    const { category, risk, level, department, mongolian } = route;
    const wanted = { path: one.path, level, category, not: [], chosen: one.mediatorId, mongolian };
    const [first] = who(wanted, staffOf.get(keyOf(one.path)) ?? [], today, regions.nameOf, data.weights);
    return { category, risk, level, department, person: first && { id: first.id, name: first.name } };
  };
  return {
    prepare: async (paths) => {
      for (const path of paths)
        if (!staffOf.has(keyOf(path)))
          staffOf.set(
            keyOf(path),
            (await staff.staffIn(path)).map((person) => ({ ...person, open: 0, load: 0, lately: 0 })),
          );
    },
    compare: (one) => {
      const routes = comparison.routes(one);
      if (!routes || (sameWeights && isSameRoute(...routes))) return undefined;
      const [first, second] = [destination(routes[0], one, old), destination(routes[1], one, fresh)];
      return isSamePlace(first, second) ? undefined : { before: first, after: second };
    },
  };
};

const isSameRoute = (a: Routed, b: Routed) =>
  a.category === b.category && a.risk === b.risk && a.level === b.level && a.department === b.department;
const isSamePlace = (a: Destination, b: Destination) => isSameRoute(a, b) && a.person?.id === b.person?.id;

/** Decides one report again, with what made it come out so. */
export const decideAgain = (
  { description, category, service, path }: ReplayedReport,
  knowledge: Knowledge,
): Decided & { causes: Cause[] } => {
  const meaning = understand({ description: description(), category, service, path }, knowledge);
  return { ...decidedOf(meaning), causes: causesOf(meaning, category) };
};

/** The heaviest rule of the colour, the words of the category and the reason of the level. */
const causesOf = ({ risk, held, category, level, reasons }: Understanding, chosen: Category | undefined): Cause[] => {
  const deciding = held.find((rule) => rule.risk === risk);
  const said = reasons.find(({ what }) => what === words.category(category));
  const levelSaid = reasons.find(({ what }) => what === words.level(level));
  const byWord = said?.span !== undefined;
  return [
    chosen === category
      ? { about: "category", rule: "chosen", label: words.youChose }
      : {
          about: "category",
          rule: byWord ? `words:${category}` : "model",
          label: byWord ? words.wordsOf(category) : words.readsLike,
        },
    {
      about: "risk",
      rule: deciding?.rule ?? "none",
      label: deciding ? (words.ruleNames[deciding.rule] ?? deciding.what) : words.ordinary,
    },
    { about: "level", rule: levelSaid?.because ?? "", label: levelSaid?.because ?? "" },
  ];
};
