import { type Category, keysOf, type Level, levels, type Risk } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import type { Facts } from "./facts";
import type { Thresholds } from "./knowledge/shapes";
import type { Found } from "./signals";

/** What the rules of level look at. */
export interface LevelBasis {
  category: Category;
  risk: Risk;
  facts: Facts;
  found: Found[];
  /** How likely the model finds each level. */
  model: ReadonlyMap<string, number>;
  thresholds: Thresholds;
}

/** The lowest level that can really settle it, and why (DOMAIN §5; data/README.md decides finer). */
export function chooseLevel(basis: LevelBasis): { level: Level; because: string } {
  const { risk, category, facts } = basis;
  const why = words.levelBecause;
  if (risk === "red") return { level: "110", because: why.danger };
  if (category === "medical" && facts.marks.medicalDeath) return { level: "county", because: why.death };
  if (facts.marks.acrossTowns) return { level: "county", because: why.acrossTowns };
  if (risk === "orange") return orangeLevel(basis);
  const open: Level[] = risk === "yellow" ? ["village", "town"] : ["grid", "village", "town"];
  const [level = "village"] = open.sort((a, b) => (basis.model.get(b) ?? 0) - (basis.model.get(a) ?? 0));
  return { level, because: level === "town" ? why.authority : level === "grid" ? why.trifle : why.ordinary };
}

const order: Level[] = keysOf(levels).filter((level) => level !== "110");

/** Raises a level to the lowest that the county's rules allow there; danger goes its own way. */
export function notBelow(
  chosen: { level: Level; because: string },
  lowest: Level | undefined,
): { level: Level; because: string } {
  if (lowest === undefined || chosen.level === "110") return chosen;
  const raised = order.indexOf(lowest) > order.indexOf(chosen.level);
  return raised ? { level: lowest, because: words.levelBecause.countyRule } : chosen;
}

function orangeLevel({ category, facts, found, thresholds }: LevelBasis): { level: Level; because: string } {
  const people = facts.people?.value ?? 0;
  const why = words.levelBecause;
  if (people >= thresholds.bigCrowd) return { level: "county", because: why.bigCrowd };
  const group = people >= thresholds.several || found.some(({ signal }) => signal.group === "crowd");
  if (category === "expropriation" && group) return { level: "county", because: why.groupExpropriation };
  return { level: "town", because: why.orange };
}
